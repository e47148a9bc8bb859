package dev.salesflow.imports.reading;

import dev.salesflow.imports.csv.CsvRows;
import dev.salesflow.shared.SensitiveNumbers;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns a record of the file into typed values by field, following a plan. */
public final class RowReader {

    /** Columns of long numbers, in which a tenth would pass for bank cards. */
    private static final Set<String> NUMBERS = Set.of("externalId", "registrationNumber", "code", "phone", "mobile");
    private static final Set<SensitiveNumbers.Kind> ALL = EnumSet.allOf(SensitiveNumbers.Kind.class);
    private static final Set<SensitiveNumbers.Kind> IDENTITY_CARDS = EnumSet.of(SensitiveNumbers.Kind.IDENTITY_CARD);

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
        var removed = new ArrayList<ImportRow.Removed>(0);
        for (int i = 0; i < fields.length; i++) {
            if (fields[i] != null) {
                read(i, cells.get(i), values, removed);
            }
        }
        for (var field : required) {
            if (!values.containsKey(field.name()) && !(plan.placeholder() && kind.asksForMissing(field))) {
                throw missing(field, removed);
            }
        }
        return new ImportRow(row.line(), values, removed);
    }

    private void read(int i, String raw, Map<String, Object> values, List<ImportRow.Removed> removed) throws BadCell {
        var column = columns.get(i);
        var cleaned = withoutNumbers(fields[i], clean(raw));
        cleaned.kinds().forEach(kind -> removed.add(new ImportRow.Removed(fields[i].name(), column, kind)));
        var cell = plan.values().getOrDefault(column, Map.of()).getOrDefault(cleaned.text(), cleaned.text());
        if (!cell.isEmpty()) {
            values.put(fields[i].name(), Cells.read(fields[i], cell, plan.dates().getOrDefault(column, Map.of())));
        }
    }

    private static BadCell missing(Field field, List<ImportRow.Removed> removed) {
        if (removed.stream().anyMatch(number -> number.field().equals(field.name()))) {
            return new BadCell(field.name(), "imports.reason.onlyNumber");
        }
        return new BadCell(field.name(), field.known() == Field.Known.CUSTOMER ? "imports.reason.noCustomer" : "imports.reason.required");
    }

    /** What of a cell may be stored; a cell that holds nothing but a sensitive number counts as empty. */
    static SensitiveNumbers.Cleaned withoutNumbers(Field field, String cell) {
        boolean company = field.name().equals("registrationNumber") && SensitiveNumbers.uniformCreditCode(cell);
        if (field.type() != Field.Type.TEXT || company) {
            return new SensitiveNumbers.Cleaned(cell, Set.of());
        }
        var cleaned = SensitiveNumbers.clean(cell, NUMBERS.contains(field.name()) ? IDENTITY_CARDS : ALL);
        return cleaned.text().equals(SensitiveNumbers.MARK) && !cleaned.kinds().isEmpty() ? new SensitiveNumbers.Cleaned("", cleaned.kinds()) : cleaned;
    }

    static String clean(String cell) {
        return cell.indexOf('\u00A0') < 0 ? cell.strip() : cell.replace('\u00A0', ' ').strip();
    }
}
