package dev.salesflow.rules;

import java.util.List;
import java.util.Optional;

/**
 * What one version of a table said about one case.
 *
 * @param fired the rows that count by the table's way to choose, in the table's order; empty: no row fits
 */
public record Decision<R>(String table, int version, List<FiredRow<R>> fired) {

    public Decision {
        fired = List.copyOf(fired);
    }

    /** The row of a table that gives at most one. */
    public Optional<FiredRow<R>> row() {
        if (fired.size() > 1) {
            throw new IllegalStateException(table + " version " + version + " fired rows "
                    + fired.stream().map(FiredRow::row).toList() + " where one was asked for");
        }
        return fired.stream().findFirst();
    }
}
