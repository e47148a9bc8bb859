package dev.salesflow.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** One sheet of a workbook, its cells typed: a text stays a text, whatever it begins with. */
final class SheetRowWriter implements RowWriter {

    /** Digits that Excel keeps of a number. */
    private static final int PRECISION = 15;
    private static final int ROWS_HELD = 200;
    /** Readers take {@code _xHHHH_} for an escaped character; this is how such a text itself is written. */
    private static final String ESCAPE_LIKE = "_x(?=[0-9A-Fa-f]{4}_)";

    private final Workbook book;
    private final Worksheet sheet;
    private int row;

    SheetRowWriter(OutputStream out, String title) {
        book = new Workbook(out, "Salesflow", null);
        sheet = book.newWorksheet(title);
    }

    @Override
    public void header(List<String> names) {
        for (int column = 0; column < names.size(); column++) {
            sheet.inlineString(0, column, names.get(column));
            sheet.style(0, column).bold().set();
            sheet.width(column, 18);
        }
        sheet.freezePane(0, 1);
        row = 1;
    }

    @Override
    public void row(List<Object> cells) throws IOException {
        for (int column = 0; column < cells.size(); column++) {
            write(column, cells.get(column));
        }
        if (++row % ROWS_HELD == 0) {
            sheet.flush();
        }
    }

    private void write(int column, Object cell) {
        if (cell instanceof LocalDate day) {
            sheet.value(row, column, day);
            sheet.style(row, column).format("yyyy-mm-dd").set();
        } else if (cell instanceof BigDecimal number && number.precision() > PRECISION) {
            sheet.inlineString(row, column, number.toPlainString());
        } else if (cell instanceof Number number) {
            sheet.value(row, column, number);
        } else if (cell != null) {
            sheet.inlineString(row, column, cell.toString().replaceAll(ESCAPE_LIKE, "_x005F_x"));
        }
    }

    @Override
    public void close() throws IOException {
        book.finish();
    }
}
