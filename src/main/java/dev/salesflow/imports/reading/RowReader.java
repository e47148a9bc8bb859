package dev.salesflow.imports.reading;

import dev.salesflow.imports.csv.CsvRows;
import dev.salesflow.shared.SensitiveNumbers;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns a record of the file into typed values by field, following a plan. */
public final class RowReader {

    /** Columns of long numbers, in which a tenth would pass for bank cards. */
    private static final Set<String> PHONES = Set.of("phone", "mobile");
    private static final Set<String> NUMBERS = Set.of("externalId", "registrationNumber", "code", "phone", "mobile");
    private static final Set<String> NO_FREE_TEXT = Set.of("externalId", "registrationNumber", "code", "phone", "mobile", "email", "website", "login", "customer",
            "parent", "manager", "recordId");
    private static final char NO_BREAK_SPACE = '\u00A0';
    private static final Pattern ENDS = Pattern.compile("^[\\s\u00A0\u3000]+|[\\s\u00A0\u3000]+$");
    private static final Set<SensitiveNumbers.Kind> ALL = EnumSet.allOf(SensitiveNumbers.Kind.class);
    private static final Set<SensitiveNumbers.Kind> IDENTITY_CARDS = EnumSet.of(SensitiveNumbers.Kind.IDENTITY_CARD);

    private final ImportKind kind;
    private final Plan plan;
    private final Column[] columns;
    private final List<Field> required;
    private final boolean currencyFromSigns;

    /** How one column is read; {@code currency} is that of amounts without a sign. */
    private record Column(String name, Field field, Map<String, String> values, Cells.Writing writing, String currency) {
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
        return new Column(name, kind.field(plan.mapping().get(name)), plan.values().getOrDefault(name, Map.of()), writing, numbers == null ? null : numbers.currency());
    }

    public ImportRow read(CsvRows.Row row) throws BadCell {
        var cells = row.cells();
        checkWidth(row);
        var values = new HashMap<String, Object>(columns.length * 2);
        var removed = new ArrayList<ImportRow.Removed>(0);
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] != null) {
                put(values, columns[i], read(i, cells.get(i), removed), cells.get(i));
            }
        }
        for (var field : required) {
            if (!values.containsKey(field.name())) {
                checkMissing(field, removed);
            }
        }
        return new ImportRow(row.line(), values, removed);
    }

    /** The sensitive numbers in a row that cannot be read; where its field is no text, the cell is what fails. */
    public List<SensitiveNumbers.Kind> numbers(CsvRows.Row row) {
        var numbers = new ArrayList<SensitiveNumbers.Kind>(0);
        for (int i = 0; i < Math.min(columns.length, row.cells().size()); i++) {
            if (columns[i] != null) {
                var cell = clean(row.cells().get(i));
                boolean text = columns[i].field().type() == Field.Type.TEXT;
                numbers.addAll((text ? withoutNumbers(columns[i].field(), cell) : SensitiveNumbers.clean(cell, ALL)).kinds());
            }
        }
        return numbers;
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
        var shown = withoutNumbers(field, clean(raw)).text();
        var removed = new ArrayList<ImportRow.Removed>(0);
        try {
            var value = read(place, raw, removed);
            if (value == null && field.required()) {
                checkMissing(field, removed);
            }
            return new ReadCell(field, shown, value, null);
        } catch (BadCell e) {
            return new ReadCell(field, shown, null, e.outcome());
        }
    }

    private void checkWidth(CsvRows.Row row) throws BadCell {
        if (row.cells().size() != columns.length) {
            throw new BadCell(null, "imports.reason.cells", row.cells().size(), columns.length);
        }
    }

    /** One cell of the file as its field's value; null where it is empty or its column is not read. */
    private Object read(int place, String raw, List<ImportRow.Removed> removed) throws BadCell {
        var column = columns[place];
        if (column == null) {
            return null;
        }
        var cleaned = withoutNumbers(column.field(), clean(raw));
        cleaned.kinds().forEach(number -> removed.add(new ImportRow.Removed(column.field().name(), column.name(), number)));
        var cell = column.values().getOrDefault(cleaned.text(), cleaned.kinds().isEmpty() ? asWritten(column.field(), cleaned.text(), raw) : cleaned.text());
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

    private void checkMissing(Field field, List<ImportRow.Removed> removed) throws BadCell {
        if (plan.placeholder() && kind.asksFor(field)) {
            return;
        }
        boolean onlyNumber = removed.stream().anyMatch(number -> number.field().equals(field.name()));
        throw new BadCell(field.name(), onlyNumber ? "imports.reason.onlyNumber"
                : field.known() == Field.Known.CUSTOMER ? "imports.reason.noCustomer" : "imports.reason.required");
    }

    /** What of a cell may be stored; a cell that holds nothing but a sensitive number counts as empty. */
    static SensitiveNumbers.Cleaned withoutNumbers(Field field, String cell) {
        boolean company = field.name().equals("registrationNumber") && SensitiveNumbers.uniformCreditCode(cell);
        if (field.type() != Field.Type.TEXT || company) {
            return new SensitiveNumbers.Cleaned(cell, Set.of());
        }
        var cleaned = SensitiveNumbers.clean(cell, NUMBERS.contains(field.name()) && !isCardForPhone(field, cell) ? IDENTITY_CARDS : ALL);
        return cleaned.text().equals(SensitiveNumbers.MARK) && !cleaned.kinds().isEmpty() ? new SensitiveNumbers.Cleaned("", cleaned.kinds()) : cleaned;
    }

    private static boolean isCardForPhone(Field field, String cell) {
        return PHONES.contains(field.name()) && SensitiveNumbers.inPhone(cell);
    }

    /** A cell as it may be kept whatever its field will be. */
    static String harmless(String cell) {
        var cleaned = SensitiveNumbers.clean(cell, ALL);
        if (cleaned.kinds().isEmpty() || SensitiveNumbers.uniformCreditCode(cell)) {
            return cell;
        }
        return cleaned.text().equals(SensitiveNumbers.MARK) ? "" : cleaned.text();
    }

    /** Everywhere a no-break space is a space; within free text it stays one, or what we gave out would come back changed. */
    private static String asWritten(Field field, String cleaned, String raw) {
        boolean free = field.type() == Field.Type.TEXT && !field.named() && !NO_FREE_TEXT.contains(field.name());
        return free && raw.indexOf(NO_BREAK_SPACE) >= 0 ? ENDS.matcher(raw).replaceAll("") : cleaned;
    }

    static String clean(String cell) {
        return cell.indexOf(NO_BREAK_SPACE) < 0 ? cell.strip() : cell.replace(NO_BREAK_SPACE, ' ').strip();
    }
}
