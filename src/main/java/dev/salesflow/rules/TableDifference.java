package dev.salesflow.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * What changed between two tables, cell by cell. Cells are texts as the file has them, so versions compare that were written
 * for different releases.
 *
 * @param policy the way to choose before and after, or null where it stayed
 * @param columnsAdded labels, results with their arrow
 * @param columnsMoved whether the columns that stayed stand in another order
 * @param rows those that changed, in the order of the later table; a removed one where it stood
 */
public record TableDifference(CellChange policy, List<String> columnsAdded, List<String> columnsRemoved,
        boolean columnsMoved, List<RowChange> rows) {

    public TableDifference {
        columnsAdded = List.copyOf(columnsAdded);
        columnsRemoved = List.copyOf(columnsRemoved);
        rows = List.copyOf(rows);
    }

    public static TableDifference of(RuleTable before, RuleTable after) {
        var old = Cells.of(before);
        var now = Cells.of(after);
        var common = new ArrayList<>(old.labels());
        common.retainAll(now.labels());
        var order = new ArrayList<>(now.labels());
        order.retainAll(old.labels());
        return new TableDifference(
                before.policy() == after.policy() ? null
                        : new CellChange("hit policy", before.policy().name(), after.policy().name()),
                without(now.labels(), old.labels()), without(old.labels(), now.labels()), !common.equals(order),
                rows(old, now, new RowMatching(old.rows(), now.rows(), common)));
    }

    public boolean isEmpty() {
        return policy == null && columnsAdded.isEmpty() && columnsRemoved.isEmpty() && !columnsMoved && rows.isEmpty();
    }

    private static List<RowChange> rows(Cells old, Cells now, RowMatching matching) {
        var changes = new ArrayList<RowChange>();
        var afterByBefore = matching.afterByBefore();
        for (var before = 0; before < old.rows().size(); before++) {
            var after = afterByBefore.get(before);
            if (after == null) {
                changes.add(new RowChange(before + 1, null, false, changes(old.rows().get(before), Map.of())));
            } else {
                var cells = changes(old.rows().get(before), now.rows().get(after));
                if (!cells.isEmpty() || matching.moved(before)) {
                    changes.add(new RowChange(before + 1, after + 1, matching.moved(before), cells));
                }
            }
        }
        for (var after = 0; after < now.rows().size(); after++) {
            if (!afterByBefore.containsValue(after)) {
                changes.add(new RowChange(null, after + 1, false, changes(Map.of(), now.rows().get(after))));
            }
        }
        changes.sort(Comparator.comparing(change -> change.after() == null ? change.before() : change.after()));
        return changes;
    }

    private static List<CellChange> changes(Map<String, String> before, Map<String, String> after) {
        var labels = new LinkedHashSet<>(before.keySet());
        labels.addAll(after.keySet());
        return labels.stream().map(label -> new CellChange(label, before.getOrDefault(label, ""), after.getOrDefault(label, "")))
                .filter(change -> !change.before().equals(change.after())).toList();
    }

    private static List<String> without(List<String> labels, List<String> others) {
        return labels.stream().filter(label -> !others.contains(label)).toList();
    }

    /** Empty text: the cell is, or the whole row was, not there. */
    public record CellChange(String column, String before, String after) {
    }

    /**
     * One row.
     *
     * @param before its number in the earlier table; null: added
     * @param after its number in the later table; null: removed
     * @param moved whether it stands elsewhere among the rows that stayed
     * @param cells those that changed; of an added or removed row all that are filled
     */
    public record RowChange(Integer before, Integer after, boolean moved, List<CellChange> cells) {

        public RowChange {
            cells = List.copyOf(cells);
        }

        public Kind kind() {
            return before == null ? Kind.ADDED : after == null ? Kind.REMOVED : cells.isEmpty() ? Kind.MOVED : Kind.CHANGED;
        }

        public enum Kind { ADDED, REMOVED, MOVED, CHANGED }
    }

    /** A table as texts; the rows' own numbers are no content. */
    private record Cells(List<String> labels, List<Map<String, String>> rows) {

        static Cells of(RuleTable table) {
            var grid = table.grid();
            var rows = grid.stream().skip(1).map(line -> {
                var cells = new LinkedHashMap<String, String>();
                for (var i = 0; i < line.size(); i++) {
                    if (i != TableWriter.ROW && !line.get(i).isEmpty()) {
                        cells.put(grid.get(0).get(i), line.get(i));
                    }
                }
                return (Map<String, String>) cells;
            }).toList();
            return new Cells(grid.get(0).stream().skip(TableWriter.FIRST_COLUMN).toList(), rows);
        }
    }
}
