package dev.salesflow.rules.change;

import dev.salesflow.rules.HitPolicy;
import dev.salesflow.rules.RuleTable;
import dev.salesflow.rules.Spelling;
import dev.salesflow.shared.PlainText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Applies edits one by one to the grid as it is now; those that meet another person's are left out and told. */
public final class Typing {

    private static final int LONGEST_CELL = 2_000;
    private static final String FULL = "full";
    private static final String UNREADABLE = "unreadable";

    private final Spelling spelling;
    private DraftGrid grid;
    private final List<Conflict> conflicts = new ArrayList<>();
    private final List<Edit> applied = new ArrayList<>();

    Typing(DraftGrid grid, Spelling spelling) {
        this.grid = grid;
        this.spelling = spelling;
    }

    /**
     * An edit that was not applied.
     *
     * @param reason key of the sentence, below {@code rules.conflict.}
     * @param theirs what stands there now
     * @param mine what would have been written
     */
    public record Conflict(Edit edit, String reason, String theirs, String mine) {

        /** Whether there are two texts of which the person may choose one; what no table can hold is only told. */
        public boolean isAChoice() {
            return edit.kind() == Edit.Kind.SET && !reason.equals(UNREADABLE);
        }
    }

    /** Rows for which there is no room come in whole or not at all, with everything that came along. */
    void apply(List<Edit> edits) {
        var inserted = edits.stream().filter(edit -> edit.kind() == Edit.Kind.INSERT_ROW && grid.indexOf(edit.row()) < 0).toList();
        var deleted = edits.stream().filter(edit -> edit.kind() == Edit.Kind.DELETE_ROW && grid.indexOf(edit.row()) >= 0).count();
        if (!inserted.isEmpty() && grid.rows().size() + inserted.size() - deleted > RuleTable.MOST_ROWS) {
            meet(inserted.get(0), FULL, "");
        } else {
            edits.forEach(this::apply);
        }
    }

    private void apply(Edit edit) {
        var before = conflicts.size();
        if (edit.kind() == null || Arrays.asList(edit.row(), edit.column(), edit.now(), edit.after()).stream().filter(Objects::nonNull)
                .anyMatch(text -> text.length() > LONGEST_CELL || !PlainText.isReadable(text))) {
            meet(edit, UNREADABLE, "");
            return;
        }
        switch (edit.kind()) {
            case SET -> set(edit);
            case INSERT_ROW -> insert(edit);
            case DELETE_ROW -> delete(edit);
            case MOVE_ROW -> move(edit);
            case ADD_COLUMN -> addColumn(edit);
            case REMOVE_COLUMN -> removeColumn(edit);
            case CHOOSE -> choose(edit);
        }
        if (conflicts.size() == before) {
            applied.add(edit);
        }
    }

    private void set(Edit edit) {
        var at = grid.indexOf(edit.row());
        if (at < 0) {
            meet(edit, "rowGone", "");
        } else if (edit.column() == null || !grid.hasColumn(edit.column())) {
            meet(edit, "columnGone", "");
        } else {
            var now = spelling.of(edit.column(), edit.now());
            var present = grid.rows().get(at).cell(edit.column());
            // The person may still see their own spelling.
            if (spelling.of(edit.column(), present).equals(spelling.of(edit.column(), edit.was())) || present.equals(now)) {
                rows(rows -> replace(rows, at, rows.get(at).with(edit.column(), now)));
            } else {
                meet(edit, "cellChanged", present);
            }
        }
    }

    private static List<DraftGrid.Row> replace(List<DraftGrid.Row> rows, int at, DraftGrid.Row row) {
        rows.set(at, row);
        return rows;
    }

    private void insert(Edit edit) {
        if (edit.row() == null || edit.row().isBlank() || grid.indexOf(edit.row()) >= 0) {
            meet(edit, "rowThere", "");
        } else {
            var cells = new HashMap<String, String>();
            Objects.requireNonNullElse(edit.cells(), Map.<String, String>of()).forEach((column, text) -> {
                if (grid.hasColumn(column) && text != null && text.length() <= LONGEST_CELL && PlainText.isReadable(text)) {
                    cells.put(column, spelling.of(column, text));
                }
            });
            rows(rows -> {
                rows.add(place(rows, edit.after()), new DraftGrid.Row(edit.row(), cells));
                return rows;
            });
        }
    }

    private void delete(Edit edit) {
        var at = grid.indexOf(edit.row());
        if (at < 0) {
            return;
        }
        if (edit.cells() != null && !spelled(edit.cells()).equals(spelled(grid.rows().get(at).cells()))) {
            meet(edit, "rowChanged", String.join(", ", grid.rows().get(at).cells().values()));
            return;
        }
        rows(rows -> {
            rows.remove(at);
            return rows;
        });
    }

    /** The person may still see their own spelling. */
    private Map<String, String> spelled(Map<String, String> cells) {
        return cells.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, cell -> spelling.of(cell.getKey(), cell.getValue())));
    }

    private void move(Edit edit) {
        var at = grid.indexOf(edit.row());
        if (at < 0) {
            meet(edit, "rowGone", "");
        } else if (!edit.row().equals(edit.after())) {
            rows(rows -> {
                var row = rows.remove(at);
                rows.add(place(rows, edit.after()), row);
                return rows;
            });
        }
    }

    /** Behind a row; at the end where that is gone, at the top where none is named. */
    private static int place(List<DraftGrid.Row> rows, String after) {
        if (after == null) {
            return 0;
        }
        for (var i = 0; i < rows.size(); i++) {
            if (rows.get(i).id().equals(after)) {
                return i + 1;
            }
        }
        return rows.size();
    }

    private void addColumn(Edit edit) {
        if (edit.column() == null || edit.column().isBlank() || RuleTable.FIXED.contains(edit.column())) {
            meet(edit, UNREADABLE, "");
        } else if (!grid.columns().contains(edit.column())) {
            if (grid.columns().size() >= RuleTable.MOST_COLUMNS) {
                meet(edit, FULL, "");
                return;
            }
            var columns = new ArrayList<>(grid.columns());
            columns.add(columnPlace(edit.column(), edit.after()), edit.column());
            grid = new DraftGrid(grid.policy(), columns, grid.rows());
        }
    }

    /** Behind a column, as near as conditions before results allow; the last of its kind where that is gone or none is named. */
    private int columnPlace(String column, String after) {
        var result = column.startsWith(RuleTable.RESULT_MARK);
        var least = result ? grid.firstResult() : 0;
        var most = result ? grid.columns().size() : grid.firstResult();
        if (after == null || !grid.hasColumn(after)) {
            return most;
        }
        // One of the fixed columns, which stand before all others, has the index -1.
        return Math.max(least, Math.min(grid.columns().indexOf(after) + 1, most));
    }

    /** Only an empty column goes, so that nothing another typed into it is lost. */
    private void removeColumn(Edit edit) {
        if (grid.rows().stream().anyMatch(row -> !row.cell(edit.column()).isEmpty())) {
            meet(edit, "columnFilled", "");
            return;
        }
        grid = new DraftGrid(grid.policy(), grid.columns().stream().filter(column -> !column.equals(edit.column())).toList(), grid.rows());
    }

    private void choose(Edit edit) {
        var policy = Arrays.stream(HitPolicy.values()).filter(one -> one.name().equals(edit.now())).findFirst();
        if (policy.isEmpty()) {
            meet(edit, UNREADABLE, grid.policy().name());
        } else if (grid.policy().name().equals(edit.was()) || grid.policy() == policy.get()) {
            grid = new DraftGrid(policy.get(), grid.columns(), grid.rows());
        } else {
            meet(edit, "cellChanged", grid.policy().name());
        }
    }

    private void rows(UnaryOperator<List<DraftGrid.Row>> change) {
        grid = new DraftGrid(grid.policy(), grid.columns(), change.apply(new ArrayList<>(grid.rows())));
    }

    private void meet(Edit edit, String reason, String theirs) {
        conflicts.add(new Conflict(edit, reason, theirs, Objects.requireNonNullElse(edit.now(), "")));
    }

    DraftGrid grid() {
        return grid;
    }

    List<Conflict> conflicts() {
        return conflicts;
    }

    List<Edit> applied() {
        return applied;
    }
}
