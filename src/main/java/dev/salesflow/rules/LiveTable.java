package dev.salesflow.rules;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One published version, ready to decide. Held for as long as several decisions must come from the same version; a
 * later publication does not change it.
 */
public final class LiveTable<F extends Record, R extends Record> {

    private final RuleVersion version;
    private final RuleTable table;
    private final TableCompiler.Compiled compiled;
    private final Supplier<LocalDate> today;
    private final Decision<R> none;
    /** By row number: a decision holds no case, so all cases that a row decides share it. */
    private final List<Decision<R>> byRow;

    LiveTable(RuleVersion version, RuleTable table, TableContract<F, R> contract, TableCompiler.Compiled compiled,
            Supplier<LocalDate> today) {
        this.version = version;
        this.table = table;
        this.compiled = compiled;
        this.today = today;
        this.none = new Decision<>(table.name(), version.version(), List.of());
        this.byRow = table.rows().stream().map(row -> decisionOf(row, contract)).toList();
    }

    public RuleVersion version() {
        return version;
    }

    public RuleTable table() {
        return table;
    }

    public Decision<R> decide(F fact) {
        return decideAll(List.of(fact)).get(0);
    }

    /** One answer for each fact, in their order; much faster for many than one by one. */
    public List<Decision<R>> decideAll(Collection<? extends F> facts) {
        var day = today.get();
        var decisions = new IdentityHashMap<Object, Decision<R>>(facts.size() * 2);
        compiled.fire(facts, (fact, number) -> {
            if (table.rows().get(number - 1).validOn(day)) {
                decisions.merge(fact, byRow.get(number - 1), this::both);
            }
        });
        return facts.stream().map(fact -> decisions.getOrDefault(fact, none)).toList();
    }

    private Decision<R> both(Decision<R> one, Decision<R> other) {
        var topFirst = one.fired().get(0).row() <= other.fired().get(0).row();
        if (table.policy() == HitPolicy.FIRST) {
            return topFirst ? one : other;
        }
        var fired = Stream.concat(one.fired().stream(), other.fired().stream())
                .sorted(Comparator.comparingInt(FiredRow::row)).toList();
        return new Decision<>(table.name(), version.version(), fired);
    }

    private Decision<R> decisionOf(RuleTable.Row row, TableContract<F, R> contract) {
        return new Decision<>(table.name(), version.version(),
                List.of(new FiredRow<>(row.number(), row.note(), contract.result().cast(resultOf(row, table)))));
    }

    /** What a row answers, made by the result's own type, which may refuse. */
    static Record resultOf(RuleTable.Row row, RuleTable table) {
        var values = table.contract().results().stream()
                .map(field -> table.results().contains(field) ? row.results().get(table.results().indexOf(field)) : null)
                .toArray();
        return Records.make(table.contract().result(), values);
    }
}
