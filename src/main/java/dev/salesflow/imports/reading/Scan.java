package dev.salesflow.imports.reading;

import dev.salesflow.imports.csv.CsvRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The first pass over a list; memory is bounded whatever the list holds. */
public final class Scan {

    /** Different values kept of one column, and of all columns together. */
    private static final int MOST_VALUES = 5_000;
    private static final int MOST_VALUES_IN_ALL = 200_000;
    /** Rows of whose dates the order is looked at, and rows searched for such. */
    private static final int MOST_DATED = 1_000;
    private static final int SEARCHED = 20_000;

    private final List<ColumnFacts> columns;
    private final int most;
    private final List<Map<Integer, String>> dated = new ArrayList<>();
    private int rows;
    private int complete;

    public Scan(List<String> columns) {
        this.columns = Stream.generate(ColumnFacts::new).limit(columns.size()).toList();
        this.most = Math.min(MOST_VALUES, MOST_VALUES_IN_ALL / Math.max(1, columns.size()));
    }

    public void see(CsvRows.Row row) {
        rows++;
        if (row.cells().size() != columns.size()) {
            return;
        }
        complete++;
        var cells = row.cells().stream().map(RowReader::clean).toList();
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).see(cells.get(i), most);
        }
        if (rows <= SEARCHED && dated.size() < MOST_DATED) {
            seeDates(cells);
        }
    }

    private void seeDates(List<String> cells) {
        var dates = new HashMap<Integer, String>();
        for (int i = 0; i < cells.size(); i++) {
            var cell = RowReader.harmless(cells.get(i));
            if (DateShapes.shape(cell).isPresent()) {
                dates.put(i, cell);
            }
        }
        if (dates.size() > 1) {
            dated.add(dates);
        }
    }

    public int rows() {
        return rows;
    }

    public Profile profile() {
        columns.forEach(ColumnFacts::end);
        return new Profile(rows, complete, columns, dated);
    }
}
