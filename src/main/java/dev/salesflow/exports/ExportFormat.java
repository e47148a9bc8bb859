package dev.salesflow.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** How a list is written; its name in lower case is the file's ending. */
public enum ExportFormat {

    CSV("text/csv;charset=UTF-8", Integer.MAX_VALUE),
    /** Rows of a sheet, less the header. */
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (1 << 20) - 1);

    private final String contentType;
    private final int mostRows;

    ExportFormat(String contentType, int mostRows) {
        this.contentType = contentType;
        this.mostRows = mostRows;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ExportFormat of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    String contentType() {
        return contentType;
    }

    int mostRows() {
        return mostRows;
    }

    RowWriter open(OutputStream out, String title) throws IOException {
        return switch (this) {
            case CSV -> new CsvRowWriter(out);
            case XLSX -> new SheetRowWriter(out, title);
        };
    }
}
