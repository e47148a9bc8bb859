package dev.salesflow.rules;

import static dev.salesflow.rules.FieldWords.words;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;

/**
 * Writes a table as an Excel workbook: one sheet with the table under its labels in the reader's language, one with the
 * choices and what they mean. Cells are typed and single choices picked from a list; {@link WorkbookReader} reads it back.
 */
public final class TableWorkbook {

    static final String SHEET = "rules";
    static final String CHOICES = "choices";
    static final String MARK = "rule table";
    /** The table's name and way to choose, the labels in words, the labels as the table has them. */
    static final int HEAD_LINES = 3;
    static final int LABEL_LINE = 2;

    /** Digits that Excel keeps of a number. */
    private static final int PRECISION = 15;
    /** Readers take {@code _xHHHH_} for an escaped character; this is how such a text itself is written. */
    private static final String ESCAPE_LIKE = "_x(?=[0-9A-Fa-f]{4}_)";
    private static final int WIDTH = 18;
    private static final int NOTE_WIDTH = 45;

    private final RuleTable table;
    private final FieldWords words;
    private final MessageSource messages;
    private final Locale locale;
    private final Map<Object, Range> ranges = new LinkedHashMap<>();

    private TableWorkbook(RuleTable table, MessageSource messages, Locale locale) {
        this.table = table;
        this.words = new FieldWords(table.contract());
        this.messages = messages;
        this.locale = locale;
    }

    public static byte[] write(RuleTable table, MessageSource messages, Locale locale) {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "Salesflow", null)) {
            var writer = new TableWorkbook(table, messages, locale);
            var sheet = book.newWorksheet(SHEET);
            writer.choices(book.newWorksheet(CHOICES));
            writer.table(sheet);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void choices(Worksheet sheet) {
        var line = 0;
        line = list(sheet, line, HitPolicy.class, table.contract().policies().stream().sorted().map(Enum::name).toList(),
                table.contract().policies().stream().sorted().map(p -> words("rules.policy." + p.name())).toList());
        line = list(sheet, line, Boolean.class, List.of("true", "false"), List.of(words("rules.true"), words("rules.false")));
        for (var field : Stream.concat(table.contract().facts().stream(), table.contract().results().stream())
                .filter(f -> !f.choices().isEmpty()).toList()) {
            if (!ranges.containsKey(field.javaType())) {
                line = list(sheet, line, field.javaType(), field.choices(),
                        Stream.of(field.javaType().getEnumConstants()).map(c -> words.value(field, c)).toList());
            }
        }
        sheet.width(0, NOTE_WIDTH);
        sheet.width(1, NOTE_WIDTH);
    }

    private int list(Worksheet sheet, int line, Object type, List<String> values, List<MessageSourceResolvable> meanings) {
        for (var i = 0; i < values.size(); i++) {
            sheet.inlineString(line + i, 0, values.get(i));
            sheet.inlineString(line + i, 1, text(meanings.get(i)));
        }
        ranges.put(type, sheet.range(line, 0, line + values.size() - 1, 0));
        return line + values.size() + 1;
    }

    private void table(Worksheet sheet) {
        var head = List.of(MARK, table.contract().module() + "/" + table.name(), "hit policy", table.policy().name());
        for (var i = 0; i < head.size(); i++) {
            sheet.inlineString(0, i, head.get(i));
        }
        pick(sheet.range(0, head.size() - 1, 0, head.size() - 1), HitPolicy.class);
        var grid = table.grid();
        var inWords = labels();
        for (var column = 0; column < inWords.size(); column++) {
            sheet.inlineString(LABEL_LINE - 1, column, inWords.get(column));
            sheet.style(LABEL_LINE - 1, column).bold().wrapText(true).set();
            sheet.inlineString(LABEL_LINE, column, grid.get(0).get(column));
            sheet.style(LABEL_LINE, column).fontColor("808080").set();
            sheet.width(column, column == TableWriter.NOTE_EN || column == TableWriter.NOTE_ZH ? NOTE_WIDTH : WIDTH);
        }
        sheet.freezePane(0, HEAD_LINES);
        for (var row : table.rows()) {
            write(sheet, row, grid.get(row.number()));
        }
        lists(sheet);
    }

    private List<String> labels() {
        var labels = new ArrayList<String>();
        List.of("from", "until", "noteEn", "noteZh", "row").forEach(key -> labels.add(text(words("rules.label." + key))));
        table.columns().forEach(column -> labels.add(text(words.column(column))));
        table.results().forEach(result -> labels.add("→ " + text(words.label(result))));
        return labels;
    }

    private void write(Worksheet sheet, RuleTable.Row row, List<String> cells) {
        var line = HEAD_LINES + row.number() - 1;
        for (var i = 0; i < cells.size(); i++) {
            var typed = typed(row, i);
            if (typed instanceof Boolean yes) {
                sheet.value(line, i, yes);
            } else if (typed instanceof Number number) {
                sheet.value(line, i, number);
            } else if (typed instanceof LocalDate day) {
                sheet.value(line, i, day);
                sheet.style(line, i).format("yyyy-mm-dd").set();
            } else if (!cells.get(i).isEmpty()) {
                sheet.inlineString(line, i, cells.get(i).replaceAll(ESCAPE_LIKE, "_x005F_x"));
            }
        }
    }

    /** What is one value of a type that Excel has; null: a text. */
    private Object typed(RuleTable.Row row, int column) {
        var value = switch (column) {
            case TableWriter.VALID_FROM -> row.from();
            case TableWriter.VALID_UNTIL -> row.until();
            case TableWriter.NOTE_EN, TableWriter.NOTE_ZH -> null;
            case TableWriter.ROW -> row.number();
            default -> valueIn(row, column - TableWriter.FIRST_COLUMN);
        };
        return value instanceof BigDecimal number && number.precision() > PRECISION ? null : value;
    }

    private Object valueIn(RuleTable.Row row, int column) {
        if (column >= table.columns().size()) {
            return row.results().get(column - table.columns().size());
        }
        var wanted = table.columns().get(column);
        return row.conditions().stream().filter(c -> c.field().equals(wanted.field()) && c.operator() == wanted.operator())
                .filter(c -> !c.operator().takesList() && c.operator() != Operator.BETWEEN)
                .map(c -> c.values().get(0)).findFirst().orElse(null);
    }

    private void lists(Worksheet sheet) {
        for (var i = 0; i < table.columns().size() + table.results().size(); i++) {
            var column = TableWriter.FIRST_COLUMN + i;
            pick(sheet.range(HEAD_LINES, column, HEAD_LINES + RuleTable.MOST_ROWS - 1, column), listed(i));
        }
    }

    private void pick(Range cells, Object type) {
        if (ranges.containsKey(type)) {
            cells.validateWithList(ranges.get(type)).errorStyle(DataValidationErrorStyle.STOP).showErrorMessage(true)
                    .errorTitle("Salesflow").error(text(words("rules.pick")));
        }
    }

    /** The type whose values a cell of this column is picked from; null: it is typed. */
    private Object listed(int column) {
        if (column >= table.columns().size()) {
            var result = table.results().get(column - table.columns().size());
            return result.type() == TableField.Type.CHOICES ? null : result.javaType();
        }
        var condition = table.columns().get(column);
        return condition.operator() == Operator.KNOWN ? Boolean.class
                : condition.operator().takesList() ? null : condition.field().javaType();
    }

    private String text(MessageSourceResolvable words) {
        return messages.getMessage(words, locale);
    }
}
