package dev.salesflow.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.salesflow.imports.csv.CsvRows;
import dev.salesflow.imports.reading.Head;
import dev.salesflow.imports.reading.ImportKind;
import dev.salesflow.shared.BadFile;
import dev.salesflow.shared.workbook.Workbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/** Writes a sheet as a delimited file whose first column is the number of the row, as {@link CsvRows#ofSheet} reads it. */
final class SheetRows {

    /** A short text that many cells refer to can make a small workbook a very long list. */
    static final long LARGEST_LIST = 1L << 30;

    private SheetRows() {
    }

    /** The sheet that is wanted, else the first of those that look most like such a list. */
    static String choose(Workbook workbook, String wanted, ImportKind kind) throws IOException {
        var sheets = workbook.sheets();
        if (!wanted.isEmpty() && !sheets.contains(wanted)) {
            throw new BadFile("imports.file.noSheet", wanted, String.join(", ", sheets));
        }
        if (!wanted.isEmpty() || sheets.size() == 1) {
            return wanted.isEmpty() ? sheets.get(0) : wanted;
        }
        String best = null;
        int likeness = -1;
        for (int n = 0; n < sheets.size() && likeness < Head.MOST_LIKE; n++) {
            var first = new ArrayList<CsvRows.Row>();
            workbook.read(sheets.get(n), Head.MOST_COLUMNS + 1, row -> first.add(listed(row)) && first.size() < Head.LOOKED_AT);
            int found = Head.likeness(kind, first);
            best = found > likeness ? sheets.get(n) : best;
            likeness = Math.max(found, likeness);
        }
        return best;
    }

    static Head write(Workbook workbook, String sheet, Path list) throws IOException {
        var first = new ArrayList<CsvRows.Row>();
        var size = new long[1];
        try (var out = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(Files.newBufferedWriter(list))) {
            var merges = workbook.read(sheet, Head.MOST_COLUMNS + 1, row -> {
                if (first.size() < Head.LOOKED_AT) {
                    first.add(listed(row));
                }
                size[0] += write(out, row);
                if (size[0] > LARGEST_LIST) {
                    throw new BadFile("imports.file.longSheet", row.number());
                }
                return true;
            });
            return Head.of(first, merges);
        }
    }

    private static CsvRows.Row listed(Workbook.Row row) {
        return new CsvRows.Row(row.number(), row.cells());
    }

    private static long write(CsvWriter out, Workbook.Row row) {
        long letters = 8;
        var record = new ArrayList<String>(row.cells().size() + 1);
        record.add(String.valueOf(row.number()));
        for (var cell : row.cells()) {
            record.add(cell);
            letters += cell.length() + 1;
        }
        if (letters > CsvRows.LONGEST_RECORD) {
            throw new BadFile("imports.file.longCell", row.number());
        }
        out.writeRecord(record);
        return letters;
    }
}
