package dev.salesflow.rules;

import static dev.salesflow.rules.FieldWords.words;

import dev.salesflow.rules.Finding.Kind;
import dev.salesflow.rules.Uncovered.OutOfBudget;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.context.MessageSourceResolvable;

/** Asks a table that can be read all the questions of {@link Soundness}. */
final class TableCheck {

    /** More of one kind help nobody: whoever mends these sees the next. */
    static final int MOST_OF_A_KIND = 50;

    private final RuleTable table;
    private final LocalDate today;
    private final CaseSpace space;
    private final FieldWords words;
    private final Uncovered.Budget budget;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Integer> unchecked = new ArrayList<>();
    private boolean cut;

    TableCheck(RuleTable table, LocalDate today, long budget) {
        this.table = table;
        this.today = today;
        this.space = new CaseSpace(table, today);
        this.words = new FieldWords(table.contract());
        this.budget = new Uncovered.Budget(budget);
    }

    List<Finding> findings() {
        table.contract().results().stream().filter(field -> !table.results().contains(field)).forEach(this::noResult);
        table.rows().forEach(this::beyondBounds);
        table.rows().forEach(this::impossible);
        new RowPairs(table, space).findings().forEach(this::add);
        gap();
        table.rows().forEach(this::neverFires);
        if (!unchecked.isEmpty()) {
            add(new Finding(Kind.NOT_CHECKED, unchecked, List.of(), words("rules.finding.NOT_CHECKED.rows", numbers(unchecked)),
                    words("rules.finding.NOT_CHECKED.cure")));
        }
        if (cut) {
            findings.add(new Finding(Kind.NOT_CHECKED, List.of(), List.of(), words("rules.finding.NOT_CHECKED.more", MOST_OF_A_KIND),
                    words("rules.finding.NOT_CHECKED.more.cure")));
        }
        return findings;
    }

    private void add(Finding finding) {
        if (findings.stream().filter(f -> f.kind() == finding.kind()).count() < MOST_OF_A_KIND) {
            findings.add(finding);
        } else {
            cut = true;
        }
    }

    private void noResult(TableField field) {
        add(new Finding(Kind.NO_RESULT, List.of(), List.of(RuleTable.RESULT_MARK + field.name()),
                words("rules.finding.NO_RESULT", words.label(field)), words("rules.finding.NO_RESULT.cure", words.label(field))));
    }

    private void beyondBounds(RuleTable.Row row) {
        row.conditions().forEach(condition -> condition.values().forEach(value ->
                beyondBounds(row, condition.field(), new RuleTable.Column(condition.field(), condition.operator()).label(), value)));
        for (var i = 0; i < table.results().size(); i++) {
            var field = table.results().get(i);
            beyondBounds(row, field, RuleTable.RESULT_MARK + field.name(), row.results().get(i));
        }
    }

    private void beyondBounds(RuleTable.Row row, TableField field, String column, Object value) {
        if (value instanceof Number) {
            var number = new BigDecimal(value.toString());
            field.bounds().filter(bounds -> number.compareTo(BigDecimal.valueOf(bounds.from())) < 0 || number.compareTo(BigDecimal.valueOf(bounds.to())) > 0)
                    .ifPresent(bounds -> add(new Finding(Kind.TYPE, List.of(row.number()), List.of(column),
                            words("rules.problem.bounds", CellText.of(value), Long.toString(bounds.from()), Long.toString(bounds.to())),
                            words("rules.cure.bounds", Long.toString(bounds.from()), Long.toString(bounds.to())))));
        }
    }

    private void impossible(RuleTable.Row row) {
        for (var axis = 1; axis < space.axes(); axis++) {
            if (space.box(row.number() - 1)[axis].isEmpty()) {
                var field = space.field(axis);
                var conditions = row.conditions().stream().filter(c -> c.field().equals(field)).toList();
                add(new Finding(Kind.IMPOSSIBLE, List.of(row.number()),
                        conditions.stream().map(c -> new RuleTable.Column(field, c.operator()).label()).toList(),
                        words("rules.finding.IMPOSSIBLE", number(row), words.label(field),
                                conditions.stream().map(words::condition).reduce(FieldWords.joinedBy("rules.and")).orElseThrow()),
                        words("rules.finding.IMPOSSIBLE.cure")));
            }
        }
    }

    private void neverFires(RuleTable.Row row) {
        var index = row.number() - 1;
        if (row.until() != null && row.until().isBefore(today)) {
            add(new Finding(Kind.NEVER_FIRES, List.of(row.number()), List.of("valid until"),
                    words("rules.finding.NEVER_FIRES.over", number(row), row.until().toString()),
                    words("rules.finding.NEVER_FIRES.over.cure")));
        } else if (table.policy() == HitPolicy.FIRST && space.possible(index)) {
            var above = new BitSet();
            IntStream.range(0, index).filter(i -> meets(i, index)).forEach(above::set);
            try {
                if (!above.isEmpty() && Uncovered.in(space, space.box(index), above, budget).isEmpty()) {
                    covered(row, above);
                }
            } catch (OutOfBudget e) {
                unchecked.add(row.number());
            }
        }
    }

    private void covered(RuleTable.Row row, BitSet above) {
        var rows = above.stream().filter(i -> covers(i, row.number() - 1)).limit(1).map(i -> i + 1).boxed().toList();
        var covering = rows.isEmpty() ? above.stream().map(i -> i + 1).boxed().toList() : rows;
        add(new Finding(Kind.NEVER_FIRES, IntStream.concat(IntStream.of(row.number()),
                covering.stream().mapToInt(i -> i)).boxed().toList(), List.of(),
                words("rules.finding.NEVER_FIRES.covered", number(row), numbers(covering)),
                words("rules.finding.NEVER_FIRES.covered.cure", number(row), numbers(covering))));
    }

    private boolean meets(int one, int other) {
        return IntStream.range(0, space.axes()).allMatch(axis -> space.box(one)[axis].intersects(space.box(other)[axis]));
    }

    private boolean covers(int one, int other) {
        return IntStream.range(0, space.axes()).allMatch(axis -> {
            var rest = (BitSet) space.box(other)[axis].clone();
            rest.andNot(space.box(one)[axis]);
            return rest.isEmpty();
        });
    }

    private void gap() {
        if (table.contract().answers() == TableContract.Answers.WHERE_A_ROW_FITS) {
            return;
        }
        var rows = new BitSet();
        IntStream.range(0, table.rows().size()).filter(space::possible).forEach(rows::set);
        var cases = space.everything(table.contract().answers() == TableContract.Answers.EVERY_KNOWN_CASE);
        try {
            Uncovered.in(space, cases, rows, budget).ifPresent(gap -> gap(gap, MissingRows.around(space, gap, cases, rows, budget)));
        } catch (OutOfBudget e) {
            add(new Finding(Kind.NOT_CHECKED, List.of(), List.of(), words("rules.finding.NOT_CHECKED.gap"),
                    words("rules.finding.NOT_CHECKED.cure")));
        }
    }

    private void gap(int[] indices, MissingRows missing) {
        var example = space.example(indices, missing.first());
        add(new Finding(Kind.GAP, List.of(), List.of(), words("rules.finding.GAP", words.facts(example.facts())), cure(missing), example, missing.rows()));
    }

    private MessageSourceResolvable cure(MissingRows missing) {
        var rows = missing.rows();
        if (rows.isEmpty()) {
            return words("rules.finding.GAP.cure.none");
        }
        if (rows.size() == 1 && missing.all()) {
            return rows.get(0).isForTheRest() && table.policy() == HitPolicy.FIRST ? words("rules.finding.GAP.cure.rest")
                    : words("rules.finding.GAP.cure", sentence(rows.get(0)));
        }
        return words(missing.all() ? "rules.finding.GAP.cure.rows" : "rules.finding.GAP.cure.more", rows.size(),
                rows.stream().map(this::sentence).reduce(FieldWords.joinedBy("rules.then")).orElseThrow());
    }

    private MessageSourceResolvable sentence(MissingRow missing) {
        return missing.conditions().stream().map(words::condition).reduce(FieldWords.joinedBy("rules.and"))
                .orElseGet(() -> words("rules.anyCase"));
    }

    private static String number(RuleTable.Row row) {
        return Integer.toString(row.number());
    }

    static String numbers(List<Integer> rows) {
        return String.join(", ", rows.stream().map(String::valueOf).toList());
    }
}
