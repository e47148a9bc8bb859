package dev.salesflow.imports.reading;

import dev.salesflow.imports.csv.CsvRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns a record of the file into typed values by field, following a plan. */
public final class RowReader {

    private final ImportKind kind;
    private final Plan plan;
    private final List<String> columns;
    private final Field[] fields;
    private final List<Field> required;

    public RowReader(ImportKind kind, List<String> columns, Plan plan) {
        this.kind = kind;
        this.plan = plan;
        this.columns = columns;
        this.fields = columns.stream().map(plan.mapping()::get).map(f -> f == null ? null : kind.field(f)).toArray(Field[]::new);
        this.required = kind.fields().stream().filter(Field::required).toList();
    }

    public ImportRow read(CsvRows.Row row) throws BadCell {
        var cells = row.cells();
        if (cells.size() != fields.length) {
            throw new BadCell(null, "imports.reason.cells", cells.size(), fields.length);
        }
        var values = new HashMap<String, Object>(fields.length * 2);
        for (int i = 0; i < fields.length; i++) {
            var field = fields[i];
            if (field == null) {
                continue;
            }
            var cell = clean(cells.get(i));
            cell = plan.values().getOrDefault(columns.get(i), Map.of()).getOrDefault(cell, cell);
            if (!cell.isEmpty()) {
                values.put(field.name(), Cells.read(field, cell, plan.dates().getOrDefault(columns.get(i), Map.of())));
            }
        }
        for (var field : required) {
            if (!values.containsKey(field.name()) && !(plan.placeholder() && kind.asksForMissing(field))) {
                throw new BadCell(field.name(), field.known() == Field.Known.CUSTOMER ? "imports.reason.noCustomer" : "imports.reason.required");
            }
        }
        return new ImportRow(row.line(), values);
    }

    static String clean(String cell) {
        return cell.indexOf('\u00A0') < 0 ? cell.strip() : cell.replace('\u00A0', ' ').strip();
    }
}
