package dev.salesflow.rules;

import dev.salesflow.rules.internal.DroolsCompiler;
import java.time.Instant;
import java.time.LocalDate;

/** A live table without a database; stands in the product's package to use its own constructor. */
public final class BenchTables {

    private BenchTables() {
    }

    public static <F extends Record, R extends Record> LiveTable<F, R> live(TableContract<F, R> contract, String csv) {
        var table = RuleTable.read(contract, csv);
        var version = new RuleVersion(table.name(), 1, csv, RuleVersion.Origin.SHIPPED, "bench", Instant.EPOCH);
        // The day is fixed: reading the clock for every single decision is not what is compared.
        return new LiveTable<>(version, table, contract, new DroolsCompiler().compile(table, 1),
                () -> LocalDate.of(2026, 11, 22));
    }
}
