package dev.salesflow.imports.reading;

import dev.salesflow.imports.csv.CsvRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns a record of the file into typed values by field, following a plan. */
public final class RowReader {

    private final ImportKind kind;
    private final Plan plan;
    private final Column[] columns;
    private final List<Field> required;
    private final boolean currencyFromSigns;

    /** How one column is read; {@code currency} is that of amounts without a sign. */
    private record Column(Field field, Map<String, String> values, Cells.Writing writing, String currency) {
    }

    public RowReader(ImportKind kind, List<String> columns, Plan plan) {
        this.kind = kind;
        this.plan = plan;
        this.columns = columns.stream().map(name -> plan.mapping().containsKey(name) ? column(name) : null).toArray(Column[]::new);
        this.required = kind.fields().stream().filter(Field::required).toList();
        this.currencyFromSigns = kind.has("currency") && !plan.mapping().containsValue("currency");
    }

    private Column column(String name) {
        var numbers = plan.numbers().get(name);
        var writing = new Cells.Writing(plan.dates().getOrDefault(name, Map.of()),
                numbers == null ? null : Numbers.Style.of(numbers.style()).orElseThrow(), numbers == null ? 0 : numbers.power());
        return new Column(kind.field(plan.mapping().get(name)), plan.values().getOrDefault(name, Map.of()), writing, numbers == null ? null : numbers.currency());
    }

    public ImportRow read(CsvRows.Row row) throws BadCell {
        var cells = row.cells();
        checkWidth(row);
        var values = new HashMap<String, Object>(columns.length * 2);
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] != null) {
                put(values, columns[i], read(i, cells.get(i)), cells.get(i));
            }
        }
        for (var field : required) {
            if (!values.containsKey(field.name())) {
                checkMissing(field);
            }
        }
        return new ImportRow(row.line(), values);
    }

    /** The cells of the columns that are read, each with its own problem; none where the row has too many or too few. */
    public List<ReadCell> cells(CsvRows.Row row) {
        var cells = new ArrayList<ReadCell>();
        for (int i = 0; i < columns.length && row.cells().size() == columns.length; i++) {
            if (columns[i] != null) {
                cells.add(cell(i, row.cells().get(i)));
            }
        }
        return cells;
    }

    private ReadCell cell(int place, String raw) {
        var field = columns[place].field();
        try {
            var value = read(place, raw);
            if (value == null && field.required()) {
                checkMissing(field);
            }
            return new ReadCell(field, raw, value, null);
        } catch (BadCell e) {
            return new ReadCell(field, raw, null, e.outcome());
        }
    }

    private void checkWidth(CsvRows.Row row) throws BadCell {
        if (row.cells().size() != columns.length) {
            throw new BadCell(null, "imports.reason.cells", row.cells().size(), columns.length);
        }
    }

    /** One cell of the file as its field's value; null where it is empty or its column is not read. */
    private Object read(int place, String raw) throws BadCell {
        var column = columns[place];
        if (column == null) {
            return null;
        }
        var cell = clean(raw);
        cell = column.values().getOrDefault(cell, cell);
        return cell.isEmpty() ? null : Cells.read(column.field(), cell, column.writing());
    }

    /** A budget gives two fields, and an amount's sign its currency. */
    private void put(Map<String, Object> values, Column column, Object value, String raw) {
        if (value instanceof Range range) {
            putIfGiven(values, "budgetMin", range.from());
            putIfGiven(values, "budgetMax", range.to());
        } else if (value != null) {
            values.put(column.field().name(), value);
        }
        if (value != null && currencyFromSigns && column.field().number() && column.field().type() != Field.Type.WHOLE) {
            var sign = Numbers.plain(raw) ? null : Numbers.take(raw).currency();
            putIfGiven(values, "currency", sign == null ? column.currency() : sign);
        }
    }

    private static void putIfGiven(Map<String, Object> values, String field, Object value) {
        if (value != null) {
            values.put(field, value);
        }
    }

    private void checkMissing(Field field) throws BadCell {
        if (!(plan.placeholder() && kind.asksForMissing(field))) {
            throw new BadCell(field.name(), field.known() == Field.Known.CUSTOMER ? "imports.reason.noCustomer" : "imports.reason.required");
        }
    }

    static String clean(String cell) {
        return cell.indexOf('\u00A0') < 0 ? cell.strip() : cell.replace('\u00A0', ' ').strip();
    }
}
