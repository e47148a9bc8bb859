package dev.salesflow.shared.workbook;

import dev.salesflow.shared.BadFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * An Excel workbook (.xlsx, .xlsm), of which only values are read: formulas by their stored results, nothing of macros and
 * links. Parts are read as streams, so that memory does not grow with the file; hidden sheets are as if they were not there.
 */
public final class Workbook implements AutoCloseable {

    private static final int MOST_SHEETS = 255;

    /** One row that has a value, with its number in the sheet. */
    public record Row(int number, List<String> cells) {
    }

    private final Parts parts;
    private final Map<String, String> partBySheet = new LinkedHashMap<>();
    private final NumberFormats formats;
    private final String texts;
    private boolean since1904;
    private SharedStrings strings;

    private Workbook(Parts parts) {
        this.parts = parts;
        var book = bookPart(parts);
        var relations = Relations.of(parts, book);
        readSheets(book, relations);
        formats = NumberFormats.of(parts, relations.part("styles").orElse(null));
        texts = relations.part("sharedStrings").orElse(null);
    }

    /** Refused, saying what it is instead, where the file is an archive without such a workbook. */
    public static Workbook open(Path file) throws IOException {
        var parts = Parts.of(file);
        try {
            return new Workbook(parts);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private static String bookPart(Parts parts) {
        var book = Relations.of(parts, "").part("officeDocument").orElse("");
        if (book.endsWith(".bin")) {
            throw new BadFile("imports.file.otherWorkbook", ".xlsb");
        }
        if (parts.has("mimetype") || parts.has("content.xml")) {
            throw new BadFile("imports.file.otherWorkbook", ".ods");
        }
        if (book.isEmpty() || !parts.has(book)) {
            throw new BadFile("imports.file.archive");
        }
        return book;
    }

    private void readSheets(String book, Relations relations) {
        try (var xml = parts.open(book)) {
            boolean workbook = false;
            while (xml.advance() && partBySheet.size() <= MOST_SHEETS) {
                switch (xml.begins()) {
                    case "workbook" -> workbook = true;
                    case "workbookPr" -> since1904 = "1".equals(xml.attribute("date1904")) || "true".equals(xml.attribute("date1904"));
                    case "sheet" -> addSheet(xml, relations);
                    default -> { }
                }
            }
            if (!workbook) {
                throw new BadFile("imports.file.archive");
            }
        }
        if (partBySheet.size() > MOST_SHEETS) {
            throw new BadFile("imports.file.manySheets", MOST_SHEETS);
        }
        if (partBySheet.isEmpty()) {
            throw new BadFile("imports.file.empty");
        }
    }

    private void addSheet(XmlPart xml, Relations relations) {
        var hidden = xml.attribute("state") != null && !xml.attribute("state").equals("visible");
        var id = xml.attribute("id");
        if (!hidden && id != null && xml.attribute("name") != null) {
            relations.byId(id).filter(target -> target.type().equals("worksheet"))
                    .ifPresent(target -> partBySheet.putIfAbsent(xml.attribute("name"), target.part()));
        }
    }

    /** Names of the visible sheets, in their order. */
    public List<String> sheets() {
        return List.copyOf(partBySheet.keySet());
    }

    /**
     * Tells each row that has a value, with its number in the sheet, until the answer is false.
     *
     * @param widest columns told at most
     * @return the merged cells, once all rows were told
     */
    public List<Merge> read(String sheet, int widest, Predicate<Row> rows) throws IOException {
        strings = strings == null ? SharedStrings.of(parts, texts) : strings;
        try (var xml = parts.open(partBySheet.get(sheet))) {
            return new SheetReader(xml, new CellTexts(strings, formats, since1904), widest).read(rows);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            if (strings != null) {
                strings.close();
            }
        } finally {
            parts.close();
        }
    }
}
