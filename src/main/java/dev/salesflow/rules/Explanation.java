package dev.salesflow.rules;

import static dev.salesflow.rules.FieldWords.words;

import java.time.LocalDate;
import java.util.List;
import org.springframework.context.MessageSourceResolvable;

/**
 * Why a table says what it says of one case: of each row whether it fits, else which conditions failed, and which rows its
 * way to choose took.
 *
 * @param chosen numbers of the rows that count, ascending; none: no row fits
 */
public record Explanation(RuleTable table, LocalDate day, List<RowVerdict> rows, List<Integer> chosen) {

    public Explanation {
        rows = List.copyOf(rows);
        chosen = List.copyOf(chosen);
    }

    /** @param day of the decision, by which rows are valid or not */
    public static Explanation of(RuleTable table, Record facts, LocalDate day) {
        var fitting = table.rows().stream().filter(row -> row.validOn(day) && row.fits(facts)).map(RuleTable.Row::number).toList();
        var chosen = table.policy() == HitPolicy.FIRST ? fitting.stream().limit(1).toList() : fitting;
        var rows = table.rows().stream().map(row -> verdict(row, facts, day, chosen.contains(row.number()))).toList();
        return new Explanation(table, day, rows, chosen);
    }

    private static RowVerdict verdict(RuleTable.Row row, Record facts, LocalDate day, boolean chosen) {
        var tests = row.conditions().stream().map(c -> {
            var value = c.field().valueIn(facts);
            return new Test(c, value, c.fits(value));
        }).toList();
        return new RowVerdict(row, row.validOn(day), tests, chosen);
    }

    /** What the way to choose made of the rows that fit, as a sentence. */
    public MessageSourceResolvable reason() {
        var fitting = rows.stream().filter(RowVerdict::fits).map(r -> r.row().number()).toList();
        if (fitting.isEmpty()) {
            return words("rules.explanation.none");
        }
        return words("rules.explanation." + table.policy(), TableCheck.numbers(chosen), TableCheck.numbers(fitting));
    }

    /** Of one row, as a sentence: fits, not valid that day, or the conditions that failed with what the case says. */
    public MessageSourceResolvable reason(RowVerdict verdict) {
        var row = Integer.toString(verdict.row().number());
        if (verdict.fits()) {
            return words(verdict.chosen() ? "rules.explanation.row.chosen" : "rules.explanation.row.passedOver", row,
                    TableCheck.numbers(chosen));
        }
        if (!verdict.valid()) {
            return words("rules.explanation.row.invalid", row, day.toString());
        }
        return words("rules.explanation.row.failed", row,
                verdict.failed().stream().map(this::sentence).reduce(FieldWords.joinedBy("rules.and")).orElseThrow());
    }

    /** One condition and what the case says of it, for instance "Open deals is less than 30, but is 42". */
    public MessageSourceResolvable sentence(Test test) {
        var words = new FieldWords(table.contract());
        return words(test.fits() ? "rules.explanation.test.fits" : "rules.explanation.test.failed",
                words.condition(test.condition()), words.value(test.condition().field(), test.value()));
    }

    /** One row and its conditions in the columns' order. */
    public record RowVerdict(RuleTable.Row row, boolean valid, List<Test> tests, boolean chosen) {

        public RowVerdict {
            tests = List.copyOf(tests);
        }

        public boolean fits() {
            return valid && failed().isEmpty();
        }

        public List<Test> failed() {
            return tests.stream().filter(t -> !t.fits()).toList();
        }
    }

    /** One condition against the case; the value is null where it is not known. */
    public record Test(Condition condition, Object value, boolean fits) {
    }
}
