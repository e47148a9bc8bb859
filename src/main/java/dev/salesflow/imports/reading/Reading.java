package dev.salesflow.imports.reading;

import dev.salesflow.imports.reading.ColumnMapping.Origin;
import dev.salesflow.imports.reading.Numbers.Style;
import dev.salesflow.shared.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** How a list is to be read, and everything about it that only a person can say: all of it follows from what one pass saw. */
public final class Reading {

    private final ImportKind kind;
    private final List<String> columns;
    private final Profile profile;
    private final Answers answers;
    private final ColumnMapping columnMapping;
    private final Map<String, String> mapping;
    private final Map<String, ValueColumn> values = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> dateProposals = new HashMap<>();
    private final boolean mappingDecided;

    /** A question with what became of it; one that need not be asked does not keep an import waiting by itself. */
    public record Asked(Question question, boolean open, boolean must) {
    }

    /** @param given column → field from the call; an empty field leaves a column out */
    public Reading(ImportKind kind, List<String> columns, Profile profile, Map<String, String> given, Earlier earlier, Answers answers, Known known) {
        this.kind = kind;
        this.columns = columns;
        this.profile = profile;
        this.answers = answers;
        boolean told = !given.isEmpty() || answers.answersMapping();
        var decided = new HashMap<>(told ? given : earlier.mapping() == null ? Map.<String, String>of() : earlier.mapping());
        decided.putAll(answers.mapping());
        this.columnMapping = new ColumnMapping(kind, columns, profile.columns(), told || earlier.mapping() != null ? decided : null,
                told ? Origin.TOLD : Origin.REMEMBERED, known);
        this.mapping = columnMapping.fields();
        this.mappingDecided = columnMapping.missing().isEmpty() && (columnMapping.certain() || told || answers.acceptsMapping());
        mapped((column, field) -> {
            if (field.named()) {
                values.put(column, new ValueColumn(column, field, facts(column).values(), earlier.synonyms().getOrDefault(field.name(), Map.of()), known));
            }
            if (field.type() == Field.Type.DATE) {
                dateProposals.put(column, facts(column).dates().proposal());
            }
        });
        orderOfDates();
    }

    private void mapped(BiConsumer<String, Field> action) {
        mapping.forEach((column, field) -> action.accept(column, kind.field(field)));
    }

    /** Columns that a person could want: a sheet often has empty ones between, which need no decision. */
    public List<String> choices() {
        return columns.stream().filter(column -> !Head.unnamed(column) || mapping.containsKey(column) || facts(column).filled() > 0).toList();
    }

    private ColumnFacts facts(String column) {
        return profile.columns().get(columns.indexOf(column));
    }

    private void orderOfDates() {
        var start = columnOf("startedOn");
        var end = columnOf("closedOn");
        if (start.isPresent() && end.isPresent()) {
            var order = new DateOrder(profile.dated(), columns.indexOf(start.get()), columns.indexOf(end.get()));
            var better = order.proposals(facts(start.get()).dates(), facts(end.get()).dates());
            if (!better.isEmpty()) {
                dateProposals.put(start.get(), better.get(0));
                dateProposals.put(end.get(), better.get(1));
            }
        }
    }

    private Optional<String> columnOf(String field) {
        return mapping.entrySet().stream().filter(e -> e.getValue().equals(field)).map(Map.Entry::getKey).findFirst();
    }

    public ColumnMapping columnMapping() {
        return columnMapping;
    }

    public Map<String, String> mapping() {
        return mapping;
    }

    /** What keeps the import waiting; empty when {@link #plan()} may be followed. */
    public List<Question> questions() {
        var asked = asked();
        return asked.stream().noneMatch(one -> one.open() && one.must()) ? List.of()
                : asked.stream().filter(Asked::open).map(Asked::question).toList();
    }

    /** All questions, those that are answered too. */
    public List<Asked> asked() {
        var asked = new ArrayList<Asked>();
        if (!columnMapping.certain() || !mappingDecided) {
            asked.add(new Asked(Question.mapping(choices(), mapping, kind.fieldNames()), !mappingDecided, true));
        }
        mapped((column, field) -> {
            if (field.type() == Field.Type.DATE && !facts(column).dates().certain()) {
                asked.add(new Asked(Question.dates(column, field.name(), facts(column).dates(), dateProposals.get(column)), datesOpen(column, field), true));
            }
        });
        mapped((column, field) -> {
            var numbers = facts(column).numbers();
            if (field.number() && numbers.of(field.type()).certain() == null) {
                asked.add(asked(Question.numbers(column, field.name(), numbers.of(field.type())), answers.word("number", column, field.name())));
            }
            if (asksCurrency(column, field)) {
                asked.add(asked(Question.currency(column, field.name(), numbers), answers.word("currency", column, field.name())));
            }
        });
        values.forEach((column, seen) -> seen.question().ifPresent(question -> asked.add(new Asked(question,
                seen.undecided() && !answers.accepts("value", column, question.field()) && !answers.values(column, question.field()).filter(seen::fits).isPresent(), seen.mustBeAsked()))));
        mapped((column, field) -> {
            if (kind.asksForMissing(field) && missing(column) > 0) {
                asked.add(new Asked(Question.missing(column, field.name(), missing(column)), answers.word("missing", column, field.name()).isEmpty(), true));
            }
        });
        return asked;
    }

    private Asked asked(Question question, Optional<String> answer) {
        var kindOfId = question.id().substring(0, question.id().indexOf(':'));
        return new Asked(question, answer.isEmpty() && !answers.accepts(kindOfId, question.column(), question.field()), true);
    }

    private long missing(String column) {
        return profile.missing(columns.indexOf(column));
    }

    private boolean datesOpen(String column, Field field) {
        var given = answers.dates(column, field.name());
        return !answers.accepts("date", column, field.name())
                && (given.isEmpty() || facts(column).dates().options().entrySet().stream().anyMatch(e -> e.getValue().size() > 1 && !given.containsKey(e.getKey())));
    }

    private boolean asksCurrency(String column, Field field) {
        var numbers = facts(column).numbers();
        return field.type() == Field.Type.AMOUNT && kind.has("currency") && !mapping.containsValue("currency") && ColumnUnits.currency(column).isEmpty()
                && !numbers.currencies().isEmpty() && numbers.withoutCurrency() > 0;
    }

    /** Refuses an answer that does not fit what the list holds, naming the question and what would fit. */
    public void check() {
        mapped((column, field) -> {
            if (field.type() == Field.Type.DATE) {
                answers.dates(column, field.name()).forEach((shape, format) -> {
                    var options = facts(column).dates().options();
                    if (options.isEmpty() || !options.getOrDefault(shape, List.of()).contains(format)) {
                        throw Refusal.ofField("date:" + column, "imports.answer.notThisDate", format, column,
                                String.join(", ", options.values().stream().flatMap(List::stream).toList()));
                    }
                });
            }
        });
        values.forEach((column, seen) -> answers.values(column, mapping.get(column)).ifPresent(answer -> {
            var strange = answer.keySet().stream().filter(value -> !value.equals(Answers.ALL) && !facts(column).values().containsKey(value)).findFirst();
            strange.filter(value -> !facts(column).values().isEmpty()).ifPresent(value -> {
                throw Refusal.ofField("value:" + column, "imports.answer.noSuchValue", value, column);
            });
            seen.check("value:" + column, answer);
        }));
    }

    /** Field → value in the file → value meant, of what these answers decide about values; to be remembered. */
    public Map<String, Map<String, String>> decided(Answers given) {
        var decided = new LinkedHashMap<String, Map<String, String>>();
        values.forEach((column, seen) -> {
            var field = mapping.get(column);
            var answer = given.values(column, field);
            if (answer.isPresent() || given.accepts("value", column, field)) {
                decided.put(field, seen.meant(answer, given.accepts("value", column, field)));
            }
        });
        return decided;
    }

    public Plan plan() {
        var dates = new LinkedHashMap<String, Map<String, String>>();
        var numbers = new LinkedHashMap<String, Plan.Writing>();
        var meant = new LinkedHashMap<String, Map<String, String>>();
        mapped((column, field) -> {
            if (field.type() == Field.Type.DATE) {
                dates.put(column, formats(column, field));
            }
            if (field.number()) {
                numbers.put(column, writing(column, field));
            }
        });
        values.forEach((column, seen) -> meant.put(column, seen.meant(answers.values(column, mapping.get(column)), answers.accepts("value", column, mapping.get(column)))));
        mapping.forEach((column, field) -> {
            if (!values.containsKey(column)) {
                answers.values(column, field).ifPresent(given -> meant.put(column, given));
            }
        });
        var placeholder = mapping.entrySet().stream().anyMatch(e -> answers.word("missing", e.getKey(), e.getValue()).filter("placeholder"::equals).isPresent());
        return new Plan(Map.copyOf(mapping), dates, meant, placeholder, numbers);
    }

    private Map<String, String> formats(String column, Field field) {
        var formats = new LinkedHashMap<String, String>();
        facts(column).dates().options().forEach((shape, options) -> {
            if (options.size() == 1) {
                formats.put(shape, options.get(0));
            }
        });
        if (answers.accepts("date", column, field.name())) {
            formats.putAll(dateProposals.get(column));
        }
        formats.putAll(answers.dates(column, field.name()));
        return formats;
    }

    private Plan.Writing writing(String column, Field field) {
        var facts = facts(column).numbers();
        var tally = facts.of(field.type());
        var style = answers.word("number", column, field.name()).flatMap(Style::of)
                .orElse(tally.certain() == null ? tally.proposal() : tally.certain());
        var unsigned = answers.word("currency", column, field.name()).filter(code -> !code.equals("none"))
                .or(() -> answers.accepts("currency", column, field.name()) && asksCurrency(column, field)
                        ? Optional.of(String.valueOf(Question.currency(column, field.name(), facts).proposal().get(Answers.ALL))) : Optional.empty())
                .or(() -> ColumnUnits.currency(column));
        return new Plan.Writing(style.code(), field.type() == Field.Type.WHOLE ? 0 : ColumnUnits.power(column), unsigned.orElse(null));
    }
}
