package dev.salesflow.rules.change;

import dev.salesflow.rules.Cases;
import dev.salesflow.rules.Decision;
import dev.salesflow.rules.LiveTable;
import dev.salesflow.rules.TableField;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a table says of a case, row by row that counts.
 *
 * @param rows the results in the contract's order, wherever their columns stand; empty where a row gives none
 */
record Outcome(List<List<String>> rows) {

    private static final String NOTHING = "–";

    static Outcome of(LiveTable<?, ?> table, Decision<?> decision) {
        var names = table.table().contract().results().stream().map(TableField::name).toList();
        return new Outcome(decision.fired().stream().map(fired -> {
            var results = Cases.results(table.table(), fired.row());
            return names.stream().map(name -> results.getOrDefault(name, "")).toList();
        }).toList());
    }

    /** As cells write it; a dash where no row fits, and for an empty result that another follows. */
    String text() {
        return rows.isEmpty() ? NOTHING : rows.stream().map(Outcome::text).collect(Collectors.joining("; "));
    }

    private static String text(List<String> results) {
        var filled = IntStream.range(0, results.size()).filter(i -> !results.get(i).isEmpty()).max().orElse(0) + 1;
        return results.stream().limit(filled).map(result -> result.isEmpty() ? NOTHING : result).collect(Collectors.joining(", "));
    }
}
