package dev.salesflow.imports.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.salesflow.imports.reading.ColumnMapping.Origin;
import dev.salesflow.imports.reading.Numbers.Style;
import dev.salesflow.shared.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final Map<String, DateColumn> dates = new LinkedHashMap<>();
    private final Map<String, WordAnswer> words = new LinkedHashMap<>();
    private final boolean mappingDecided;

    /**
     * A question with what became of it; one that need not be asked does not keep an import waiting by itself.
     *
     * @param remembered values, or ways of writing dates, that were decided about for earlier lists; {@code *} for a question of one word
     */
    public record Asked(Question question, boolean open, boolean must, Set<String> remembered) {
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
                dates.put(column, new DateColumn(column, field, facts(column).dates(), answers, earlier.answers().get("date:" + column)));
            }
            words(column, field, earlier);
        });
        orderOfDates();
    }

    private void words(String column, Field field, Earlier earlier) {
        var numbers = facts(column).numbers();
        if (field.number() && numbers.of(field.type()).certain() == null) {
            word(Question.numbers(column, field.name(), numbers.of(field.type())), earlier);
        }
        if (asksCurrency(column, field)) {
            word(Question.currency(column, field.name(), numbers), earlier);
        }
        if (kind.asksFor(field) && missing(column) > 0) {
            word(Question.missing(column, field.name(), missing(column)), earlier);
        }
    }

    private void word(Question question, Earlier earlier) {
        words.put(question.id(), WordAnswer.of(question, answers, earlier.answers().get(question.id())));
    }

    /** The word that answers this question; empty where it is open or not asked. */
    private Optional<String> word(String id) {
        return Optional.ofNullable(words.get(id)).flatMap(WordAnswer::word);
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
                dates.get(start.get()).propose(better.get(0));
                dates.get(end.get()).propose(better.get(1));
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
            asked.add(new Asked(Question.mapping(choices(), mapping, kind.fieldNames()), !mappingDecided, true, Set.of()));
        }
        dates.values().forEach(column -> column.asked().ifPresent(asked::add));
        words.values().stream().filter(one -> one.question().kind() != Question.Kind.missing).map(WordAnswer::asked).forEach(asked::add);
        values.forEach((column, seen) -> seen.question().ifPresent(question -> asked.add(new Asked(question, open(column, seen), seen.mustBeAsked() || kind.asksFor(kind.field(mapping.get(column))), seen.remembered()))));
        words.values().stream().filter(one -> one.question().kind() == Question.Kind.missing).map(WordAnswer::asked).forEach(asked::add);
        return asked;
    }

    private boolean open(String column, ValueColumn seen) {
        var field = mapping.get(column);
        return seen.undecided() && !answers.accepts("value", column, field) && answers.values(column, field).filter(seen::fits).isEmpty();
    }

    private long missing(String column) {
        return profile.missing(columns.indexOf(column));
    }

    private boolean asksCurrency(String column, Field field) {
        var numbers = facts(column).numbers();
        return field.type() == Field.Type.AMOUNT && kind.has("currency") && !mapping.containsValue("currency") && ColumnUnits.currency(column).isEmpty()
                && !numbers.currencies().isEmpty() && numbers.withoutCurrency() > 0;
    }

    /** Refuses an answer that does not fit what the list holds, naming the question and what would fit. */
    public void check() {
        dates.values().forEach(DateColumn::check);
        values.forEach((column, seen) -> answers.values(column, mapping.get(column)).ifPresent(answer -> {
            var strange = answer.keySet().stream().filter(value -> !value.equals(Answers.ALL) && !facts(column).values().containsKey(value)).findFirst();
            strange.filter(value -> !facts(column).values().isEmpty()).ifPresent(value -> {
                throw Refusal.ofField("value:" + column, "imports.answer.noSuchValue", value, column);
            });
            seen.check("value:" + column, answer);
        }));
    }

    /** What these answers decide, to be remembered for the next list. */
    public Earlier decided(Answers given) {
        var meant = new LinkedHashMap<String, Map<String, String>>();
        values.forEach((column, seen) -> {
            var field = mapping.get(column);
            var answer = given.values(column, field);
            boolean accepted = given.accepts("value", column, field);
            if (answer.isPresent() || accepted) {
                meant.put(field, seen.decided(answer, accepted));
            }
        });
        var other = new LinkedHashMap<String, JsonNode>();
        dates.values().forEach(column -> column.decided(given).ifPresent(formats -> other.put(column.id(), formats)));
        words.forEach((id, one) -> one.decided(given).ifPresent(word -> other.put(id, word)));
        var whole = new HashMap<String, String>();
        columns.forEach(column -> whole.put(column, mapping.getOrDefault(column, "")));
        return new Earlier(given.answersMapping() ? whole : null, meant, other);
    }

    public Plan plan() {
        var formats = new LinkedHashMap<String, Map<String, String>>();
        dates.forEach((column, seen) -> formats.put(column, seen.formats()));
        var numbers = new LinkedHashMap<String, Plan.Writing>();
        mapped((column, field) -> {
            if (field.number()) {
                numbers.put(column, writing(column, field));
            }
        });
        var meant = new LinkedHashMap<String, Map<String, String>>();
        values.forEach((column, seen) -> meant.put(column, seen.meant(answers.values(column, mapping.get(column)), answers.accepts("value", column, mapping.get(column)))));
        mapping.forEach((column, field) -> {
            if (!values.containsKey(column)) {
                answers.values(column, field).ifPresent(given -> meant.put(column, given));
            }
        });
        var placeholder = words.values().stream().anyMatch(one -> one.question().kind() == Question.Kind.missing && one.word().filter("placeholder"::equals).isPresent());
        return new Plan(Map.copyOf(mapping), formats, meant, placeholder, numbers);
    }

    private Plan.Writing writing(String column, Field field) {
        var tally = facts(column).numbers().of(field.type());
        var style = answers.word("number", column, field.name()).or(() -> word("number:" + column)).flatMap(Style::of)
                .orElse(tally.certain() == null ? tally.proposal() : tally.certain());
        var unsigned = answers.word("currency", column, field.name()).or(() -> word("currency:" + column)).filter(code -> !code.equals("none"))
                .or(() -> ColumnUnits.currency(column));
        return new Plan.Writing(style.code(), field.type() == Field.Type.WHOLE ? 0 : ColumnUnits.power(column), unsigned.orElse(null));
    }
}
