package dev.salesflow.rules;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes a table as Drools reads it. Our own columns (validity, notes, and the way to choose) stand left of the cell
 * {@code RuleTable}, where Drools looks at nothing. The column "row" is filled always: Drools would end the table at
 * a row without any condition.
 */
final class TableWriter {

    static final int VALID_FROM = 0;
    static final int VALID_UNTIL = 1;
    static final int NOTE_EN = 2;
    static final int NOTE_ZH = 3;
    static final int ROW = 4;
    static final int FIRST_COLUMN = 5;
    static final int TABLE_LINE = 4;
    static final int LABEL_LINE = 8;
    static final int FIRST_ROW_LINE = 9;

    private final RuleTable table;
    private final int width;

    TableWriter(RuleTable table) {
        this.table = table;
        this.width = FIRST_COLUMN + table.columns().size() + table.results().size();
    }

    String write() {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            header().forEach(csv::writeRecord);
            table.rows().stream().map(this::row).forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** The line of labels and the rows. */
    List<List<String>> grid() {
        return Stream.concat(Stream.of(labels()), table.rows().stream().map(this::row)).toList();
    }

    /** Everything above the first row; generated, so that a file can only differ from it by mistake or malice. */
    List<List<String>> header() {
        var contract = table.contract();
        var fact = contract.fact().getSimpleName();
        return List.of(
                List.of("RuleSet", "dev.salesflow.rules." + contract.module()),
                List.of("Import", imports()),
                List.of("Variables", "java.util.List answers"),
                List.of(""),
                line("hit policy", table.policy().name(), "RuleTable " + contract.table(), c -> "", r -> ""),
                line("fact", fact, "CONDITION", c -> "CONDITION", r -> "ACTION"),
                line("types", types(), "$fact : " + fact + "...", c -> "$fact : " + fact + "...", r -> ""),
                line("", "", "this != null ?", TableWriter::snippet, TableWriter::action),
                labels());
    }

    private List<String> line(String key, String value, String first,
            Function<RuleTable.Column, String> column,
            Function<TableField, String> result) {
        var cells = new ArrayList<>(List.of(key, value, "", "", first));
        table.columns().stream().map(column).forEach(cells::add);
        table.results().stream().map(result).forEach(cells::add);
        return cells;
    }

    private List<String> labels() {
        var cells = new ArrayList<>(RuleTable.FIXED);
        cells.add(RuleTable.ROW);
        table.columns().stream().map(RuleTable.Column::label).forEach(cells::add);
        table.results().stream().map(r -> RuleTable.RESULT_MARK + r.name()).forEach(cells::add);
        return cells;
    }

    private String types() {
        return TableField.types(Stream.concat(
                table.columns().stream().map(RuleTable.Column::field), table.results().stream()).toList());
    }

    private String imports() {
        var names = new TreeSet<String>();
        names.add(table.contract().fact().getCanonicalName());
        table.columns().stream().map(RuleTable.Column::field)
                .filter(f -> f.type() == TableField.Type.CHOICE)
                .forEach(f -> names.add(f.javaType().getCanonicalName()));
        if (table.columns().stream().anyMatch(c -> c.operator() == Operator.KNOWN)) {
            names.add(Objects.class.getCanonicalName());
        }
        return String.join(", ", names);
    }

    private List<String> row(RuleTable.Row row) {
        var cells = new ArrayList<>(Collections.nCopies(width, ""));
        cells.set(VALID_FROM, Objects.toString(row.from(), ""));
        cells.set(VALID_UNTIL, Objects.toString(row.until(), ""));
        cells.set(NOTE_EN, row.note().en());
        cells.set(NOTE_ZH, row.note().zh());
        cells.set(ROW, Integer.toString(row.number()));
        for (var condition : row.conditions()) {
            var column = table.columns().indexOf(new RuleTable.Column(condition.field(), condition.operator()));
            cells.set(FIRST_COLUMN + column, CellText.of(condition));
        }
        for (var i = 0; i < table.results().size(); i++) {
            cells.set(FIRST_COLUMN + table.columns().size() + i, CellText.of(row.results().get(i)));
        }
        return cells;
    }

    private static String snippet(RuleTable.Column column) {
        var field = column.field();
        var name = field.name();
        if (column.operator() == Operator.KNOWN) {
            return "Objects.nonNull(" + name + ") == $param";
        }
        var decimal = field.type() == TableField.Type.DECIMAL;
        return switch (column.operator()) {
            // Equal amounts may differ in trailing zeros.
            case EQUAL -> decimal ? name + " >= $paramB, " + name + " <= $paramB" : name + " == " + literal(field, "$param");
            case NOT_EQUAL -> decimal ? "(" + name + " == null || " + name + " < $paramB || " + name + " > $paramB)"
                    : name + " != " + literal(field, "$param");
            case IN -> "forall(||){" + name + " == " + literal(field, "$") + "}";
            case NOT_IN -> "forall(&&){" + name + " != " + literal(field, "$") + "}";
            case BETWEEN -> name + " >= " + literal(field, "$1") + ", " + name + " <= " + literal(field, "$2");
            default -> name + " " + column.operator().symbol() + " " + literal(field, "$param");
        };
    }

    private static String literal(TableField field, String place) {
        return switch (field.type()) {
            case CHOICE -> field.javaType().getSimpleName() + "." + place;
            case TEXT -> "\"" + place + "\"";
            case DECIMAL -> place + "B";
            default -> place;
        };
    }

    private static String action(TableField result) {
        return "answers.add(new Object[] {$fact, drools.getRule().getName(), \"" + result.name() + "\", \"$param\"});";
    }
}
