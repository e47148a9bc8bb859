package dev.salesflow.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.rules.TableDifference.CellChange;
import dev.salesflow.rules.TableDifference.RowChange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a reviewer has to look at between two versions: no more than what was changed, and all of it. */
class TableDifferenceTest {

    private static final String LABELS = "from,until,en,zh,row,size =,pieces >=,-> days,-> team\n";
    private static final List<String> ROWS = List.of(
            ",,small ones,小件,1,SMALL,,1,North\n", ",,medium ones,中件,2,MEDIUM,5,2,North\n",
            ",,large ones,大件,3,LARGE,9,3,South\n", ",,anything,其他,4,,,9,South\n");

    @Test
    void namesTheCellsThatChanged() {
        var after = changed(1, "MEDIUM,5,2,North", "MEDIUM,6,2,East");

        assertThat(difference(ROWS, after).rows()).containsExactly(new RowChange(2, 2, false,
                List.of(new CellChange("pieces >=", "5", "6"), new CellChange("-> team", "North", "East"))));
    }

    @Test
    void namesNotesAndValidityToo() {
        var after = changed(2, ",,large ones", "2026-01-01,2026-12-31,big ones");

        assertThat(difference(ROWS, after).rows()).singleElement().satisfies(change -> assertThat(change.cells()).containsExactlyInAnyOrder(
                new CellChange("valid from", "", "2026-01-01"), new CellChange("valid until", "", "2026-12-31"),
                new CellChange("note (en)", "large ones", "big ones")));
    }

    @Test
    void aRowThatWasPutInChangesNoOther() {
        var after = new ArrayList<>(ROWS);
        after.add(1, ",,fragile,易碎,2,SMALL,20,4,West\n");

        var difference = difference(ROWS, after);

        assertThat(difference.rows()).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(RowChange.Kind.ADDED);
            assertThat(change.after()).isEqualTo(2);
            assertThat(change.cells()).contains(new CellChange("-> days", "", "4"));
        });
    }

    @Test
    void aRowThatWasTakenOutIsToldWithWhatItSaid() {
        var difference = difference(ROWS, List.of(ROWS.get(0), ROWS.get(2), ROWS.get(3)));

        assertThat(difference.rows()).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(RowChange.Kind.REMOVED);
            assertThat(change.before()).isEqualTo(2);
            assertThat(change.cells()).contains(new CellChange("size =", "MEDIUM", ""));
        });
    }

    @Test
    void aRowThatWasMovedIsOneMoveEvenWhereACellChangedWithIt() {
        var moved = difference(ROWS, List.of(ROWS.get(3), ROWS.get(0), ROWS.get(1), ROWS.get(2)));
        var movedAndChanged = difference(ROWS, List.of(ROWS.get(3).replace("9,South", "8,South"), ROWS.get(0), ROWS.get(1), ROWS.get(2)));

        assertThat(moved.rows()).containsExactly(new RowChange(4, 1, true, List.of()));
        assertThat(movedAndChanged.rows()).containsExactly(new RowChange(4, 1, true, List.of(new CellChange("-> days", "9", "8"))));
    }

    @Test
    void aRowRewrittenInItsPlaceIsAChangeOfThatRow() {
        var after = new ArrayList<>(ROWS);
        after.set(1, ",,quite another,另一种,2,LARGE,30,7,West\n");

        assertThat(difference(ROWS, after).rows()).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(RowChange.Kind.CHANGED);
            assertThat(change.before()).isEqualTo(2);
        });
    }

    @Test
    void namesColumnsThatCameWentAndMovedAndTheWayToChoose() {
        var before = RuleTable.of(Parcel.ONE, HitPolicy.UNIQUE, LABELS + ROWS.get(0));
        var after = RuleTable.of(Parcel.ONE, HitPolicy.FIRST,
                "from,until,en,zh,row,pieces <,size =,-> team,-> days\n,,small ones,小件,1,3,SMALL,North,1\n");

        var difference = TableDifference.of(before, after);

        assertThat(difference.policy()).isEqualTo(new CellChange("hit policy", "UNIQUE", "FIRST"));
        assertThat(difference.columnsAdded()).containsExactly("pieces <");
        assertThat(difference.columnsRemoved()).containsExactly("pieces >=");
        assertThat(difference.columnsMoved()).isTrue();
        assertThat(difference.rows()).singleElement().satisfies(change ->
                assertThat(change.cells()).containsExactly(new CellChange("pieces <", "", "3")));
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    /** Whatever was changed, undoing the told changes on the later table gives the earlier one. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void tellsEverythingAndOnlyWhatDiffers(int seed) {
        var before = new GeneratedTables(seed).table();
        var after = new GeneratedTables(seed + 1000L).table();

        assertThat(TableDifference.of(before, before).isEmpty()).isTrue();
        var difference = TableDifference.of(before, after);
        assertThat(difference.isEmpty()).isEqualTo(before.grid().equals(after.grid()) && before.policy() == after.policy());
        var told = difference.rows();
        var added = told.stream().filter(c -> c.before() == null).count();
        var removed = told.stream().filter(c -> c.after() == null).count();
        assertThat(before.rows().size() - removed + added).isEqualTo(after.rows().size());
        for (var change : told) {
            for (var cell : change.cells()) {
                assertThat(cell(before, change.before(), cell.column())).isEqualTo(cell.before());
                assertThat(cell(after, change.after(), cell.column())).isEqualTo(cell.after());
            }
        }
    }

    private static String cell(RuleTable table, Integer row, String label) {
        var column = table.grid().get(0).indexOf(label);
        return row == null || column < 0 ? "" : table.grid().get(row).get(column);
    }

    private static TableDifference difference(List<String> before, List<String> after) {
        return TableDifference.of(table(before), table(after));
    }

    private static RuleTable table(List<String> rows) {
        return RuleTable.of(Parcel.ONE, HitPolicy.FIRST, LABELS + String.join("", rows));
    }

    private static List<String> changed(int row, String from, String to) {
        var rows = ROWS.toArray(String[]::new);
        rows[row] = rows[row].replace(from, to);
        return Arrays.asList(rows);
    }
}
