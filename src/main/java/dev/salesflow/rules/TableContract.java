package dev.salesflow.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a module's code and a table agree on: the facts its conditions may use and the results its rows give. Belongs to
 * developers; the conditions picked from it and all rows belong to managers.
 *
 * @param module folder under {@code rules/}
 * @param policies the ways to choose that the deciding code can work with
 * @param facts in the order they are published
 * @param answers for which cases the deciding code needs a row
 */
public record TableContract<F extends Record, R extends Record>(String module, String table, Class<F> fact,
        Class<R> result, Set<HitPolicy> policies, List<TableField> facts, List<TableField> results, Answers answers) {

    /** For which cases some row must fit; a table with a gap is not published. */
    public enum Answers {
        /** No row: nothing to be done. */
        WHERE_A_ROW_FITS,
        /** Every case of which all facts are known. */
        EVERY_KNOWN_CASE,
        /** Every case, whatever is known of it. */
        EVERY_CASE
    }

    /** For code that needs one answer. */
    public static <F extends Record, R extends Record> TableContract<F, R> oneRow(
            String module, String table, Class<F> fact, Class<R> result) {
        return of(module, table, fact, result, Set.of(HitPolicy.UNIQUE, HitPolicy.FIRST));
    }

    /** For code that takes every answer. */
    public static <F extends Record, R extends Record> TableContract<F, R> allRows(
            String module, String table, Class<F> fact, Class<R> result) {
        return of(module, table, fact, result, Set.of(HitPolicy.ALL));
    }

    /** For code that reads every answer in the table's order, and of older tables is content with the first. */
    public static <F extends Record, R extends Record> TableContract<F, R> rowsInTurn(
            String module, String table, Class<F> fact, Class<R> result) {
        return of(module, table, fact, result, Set.of(HitPolicy.ALL, HitPolicy.FIRST));
    }

    private static <F extends Record, R extends Record> TableContract<F, R> of(
            String module, String table, Class<F> fact, Class<R> result, Set<HitPolicy> policies) {
        return new TableContract<>(module, table, fact, result, policies,
                TableField.of(fact, false), TableField.of(result, true), Answers.WHERE_A_ROW_FITS);
    }

    public TableContract<F, R> answering(Answers cases) {
        return new TableContract<>(module, table, fact, result, policies, facts, results, cases);
    }

    /** By its name, of those that the deciding code can work with. */
    Optional<HitPolicy> policy(String name) {
        return policies.stream().filter(policy -> policy.name().equals(name)).findFirst();
    }

    /** The condition column of this label. */
    Optional<RuleTable.Column> condition(String label) {
        return facts.stream().flatMap(field -> field.type().operators().stream().map(operator -> new RuleTable.Column(field, operator)))
                .filter(column -> column.label().equals(label)).findFirst();
    }

    /** The result of this label. */
    Optional<TableField> result(String label) {
        return results.stream().filter(field -> label.equals(RuleTable.RESULT_MARK + field.name())).findFirst();
    }

    /** What the column of this label is about: a fact's field or a result's. */
    Optional<TableField> field(String label) {
        return condition(label).map(RuleTable.Column::field).or(() -> result(label));
    }

    /** Where the shipped table lies on the class path. */
    public String resource() {
        return "rules/" + module + "/" + table + ".drl.csv";
    }
}
