package dev.salesflow.imports.reading;

import dev.salesflow.imports.csv.CsvRows;
import dev.salesflow.shared.SensitiveNumbers;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the first pass over a list sees of it: rows, dates, values that must name something, missing cells. */
final class Scan {

    /** Different values kept of one column; a column with more names too much to be asked about. */
    private static final int MOST_VALUES = 5_000;

    private final List<String> columns;
    private final Field[] fields;
    private final DateShapes.Column[] dates;
    private final Map<String, Map<String, Long>> values = new LinkedHashMap<>();
    private final Map<String, Long> missing = new HashMap<>();
    private final DateOrder order;
    private int rows;

    Scan(ImportKind kind, List<String> columns, Map<String, String> mapping) {
        this.columns = columns;
        this.fields = columns.stream().map(mapping::get).map(f -> f == null ? null : kind.field(f)).toArray(Field[]::new);
        this.dates = new DateShapes.Column[fields.length];
        this.order = DateOrder.of(fields);
        for (int i = 0; i < fields.length; i++) {
            if (fields[i] != null && fields[i].type() == Field.Type.DATE) {
                dates[i] = new DateShapes.Column();
            } else if (fields[i] != null && fields[i].known() != Field.Known.ANYTHING) {
                values.put(columns.get(i), new LinkedHashMap<>());
            }
        }
    }

    void see(CsvRows.Row row) {
        rows++;
        if (row.cells().size() != columns.size()) {
            return;
        }
        order.see(row.cells());
        for (int i = 0; i < fields.length; i++) {
            if (fields[i] == null || dates[i] == null && fields[i].known() == Field.Known.ANYTHING) {
                continue;
            }
            var cell = RowReader.withoutNumbers(fields[i], RowReader.clean(row.cells().get(i))).text();
            if (Cells.unreadable(cell) || SensitiveNumbers.in(cell)) {
                continue;
            }
            if (dates[i] != null) {
                dates[i].see(cell);
            } else {
                seeValue(i, cell);
            }
        }
    }

    private void seeValue(int i, String value) {
        if (value.isEmpty()) {
            missing.merge(columns.get(i), 1L, Long::sum);
            return;
        }
        var seen = values.get(columns.get(i));
        if (seen.size() < MOST_VALUES || seen.containsKey(value)) {
            seen.merge(value, 1L, Long::sum);
        }
    }

    int rows() {
        return rows;
    }

    Map<String, DateShapes.Column> dates() {
        var all = new LinkedHashMap<String, DateShapes.Column>();
        for (int i = 0; i < dates.length; i++) {
            if (dates[i] != null) {
                all.put(columns.get(i), dates[i]);
            }
        }
        return all;
    }

    /** Column → value → rows; empty for a column with too many different ones. */
    Map<String, Map<String, Long>> values() {
        values.values().forEach(seen -> {
            if (seen.size() >= MOST_VALUES) {
                seen.clear();
            }
        });
        return values;
    }

    /** Column → shape → format, the most likely ones. */
    Map<String, Map<String, String>> dateProposals() {
        var proposals = new HashMap<String, Map<String, String>>();
        dates().forEach((column, seen) -> proposals.put(column, seen.proposal()));
        order.improve(dates(), columns, proposals);
        return proposals;
    }

    long missing(String column) {
        return missing.getOrDefault(column, 0L);
    }
}
