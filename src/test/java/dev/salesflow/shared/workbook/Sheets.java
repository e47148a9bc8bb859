package dev.salesflow.shared.workbook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Workbooks for tests: made by POI as Excel would, or with parts made worse by hand. */
public final class Sheets {

    private Sheets() {
    }

    public static byte[] workbook(Consumer<XSSFWorkbook> content) {
        try (var book = new XSSFWorkbook(); var bytes = new ByteArrayOutputStream()) {
            content.accept(book);
            book.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One sheet of texts; rows are given with bars between the cells. */
    public static byte[] texts(String... rows) {
        return workbook(book -> fill(book, "List", rows));
    }

    public static void fill(XSSFWorkbook book, String name, String... rows) {
        var sheet = book.createSheet(name);
        for (int r = 0; r < rows.length; r++) {
            var cells = rows[r].split("\\|", -1);
            var row = sheet.createRow(r);
            for (int c = 0; c < cells.length; c++) {
                if (!cells[c].isEmpty()) {
                    row.createCell(c).setCellValue(cells[c]);
                }
            }
        }
    }

    /** The workbook with one part changed, or added where it is not there. */
    public static byte[] changed(byte[] workbook, String part, UnaryOperator<String> change) {
        var parts = parts(workbook);
        parts.put(part, change.apply(new String(parts.getOrDefault(part, new byte[0]), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
        return zip(parts);
    }

    public static byte[] zip(Map<String, byte[]> parts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static Map<String, byte[]> parts(byte[] workbook) {
        var parts = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    /** All rows of one sheet, or of the first with null. */
    static List<Workbook.Row> read(byte[] workbook, String sheet) {
        var rows = new ArrayList<Workbook.Row>();
        onDisk(workbook, file -> {
            try (var book = Workbook.open(file)) {
                book.read(sheet == null ? book.sheets().get(0) : sheet, 201, rows::add);
            }
        });
        return rows;
    }

    static void onDisk(byte[] workbook, FileUse use) {
        try {
            var file = Files.createTempFile("sheets", ".xlsx");
            try {
                Files.write(file, workbook);
                use.with(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    interface FileUse {
        void with(Path file) throws IOException;
    }
}
