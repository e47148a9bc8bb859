package dev.salesflow.imports;

import dev.salesflow.imports.csv.CsvRows;
import dev.salesflow.imports.csv.Delimiter;
import dev.salesflow.imports.csv.TextCheck;
import dev.salesflow.imports.reading.Head;
import dev.salesflow.imports.reading.ImportKind;
import dev.salesflow.shared.BadFile;
import dev.salesflow.shared.workbook.Workbook;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A file that came in, looked at before anything of it is stored: what it is by its content, and the list in it. The list of
 * a sheet is a file of our own, so that rows of every format are read alike. Both lie on disk until this is closed.
 *
 * @param list the delimited file that will be read
 * @param workbook the workbook it stands in, null where there is none
 */
record Upload(Path list, Path workbook, FileFormat format, List<String> columns, long bytes) implements AutoCloseable {

    private static final int PIECE = 512 * 1024;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] EMPTY_ZIP = {'P', 'K', 5, 6};
    /** Old workbooks, and new ones with a password. */
    private static final byte[] COMPOUND = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    /**
     * Refuses, naming place and cure, what cannot be read as a list.
     *
     * @param sheet the sheet that is wanted, or empty
     * @param kind of the list, by which a sheet is chosen where none is wanted
     */
    static Upload of(InputStream bytes, String sheet, ImportKind kind) throws IOException {
        var file = Files.createTempFile("salesflow-import", null);
        try {
            var first = bytes.readNBytes(PIECE);
            if (starts(first, COMPOUND)) {
                throw new BadFile("imports.file.oldWorkbook");
            }
            if (starts(first, ZIP) || starts(first, EMPTY_ZIP)) {
                copy(first, bytes, file, null);
                return ofWorkbook(file, sheet, kind);
            }
            var text = new TextCheck();
            copy(first, bytes, file, text);
            return ofText(file, first, text.charset());
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static boolean starts(byte[] bytes, byte[] with) {
        return bytes.length >= with.length && Arrays.equals(bytes, 0, with.length, with, 0, with.length);
    }

    private static void copy(byte[] first, InputStream rest, Path file, TextCheck text) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            for (var piece = first; piece.length > 0; piece = rest.readNBytes(PIECE)) {
                if (text != null) {
                    text.feed(piece, piece.length);
                }
                out.write(piece);
            }
        }
    }

    private static Upload ofText(Path file, byte[] first, Charset charset) throws IOException {
        var delimiter = Delimiter.of(first, charset);
        var rows = new ArrayList<CsvRows.Row>();
        try (var in = new CsvRows(Files.newInputStream(file), charset, delimiter)) {
            while (in.hasNext() && rows.size() < Head.LOOKED_AT) {
                rows.add(in.next());
            }
        }
        var head = Head.of(rows, List.of());
        return new Upload(file, null, FileFormat.csv(charset, delimiter, head.line()), head.columns(), Files.size(file));
    }

    private static Upload ofWorkbook(Path file, String wanted, ImportKind kind) throws IOException {
        var list = Files.createTempFile("salesflow-sheet", null);
        try (var workbook = Workbook.open(file)) {
            var sheet = SheetRows.choose(workbook, wanted, kind);
            var head = SheetRows.write(workbook, sheet, list);
            return new Upload(list, file, FileFormat.xlsx(sheet, workbook.sheets(), head.line()), head.columns(), Files.size(file));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(list);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(list);
        if (workbook != null) {
            Files.deleteIfExists(workbook);
        }
    }
}
