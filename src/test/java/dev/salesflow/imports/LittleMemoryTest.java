package dev.salesflow.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.imports.csv.CsvRows;
import dev.salesflow.imports.reading.ImportKind;
import dev.salesflow.shared.BadFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large files, good and bad, looked at by a virtual machine that has 32 MB for everything. */
class LittleMemoryTest {

    private static final int ROWS = 100_000;

    @TempDir
    Path folder;

    @Test
    void readsAWorkbookWhoseTextsAloneAreLargerThanTheMemory() throws Exception {
        var file = folder.resolve("large.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            large(zip);
        }

        assertThat(inLittleMemory(file)).isEqualTo("rows " + ROWS);
    }

    @Test
    void stopsAtALineOf100MegabytesAndAtTenThousandColumns() throws Exception {
        assertThat(inLittleMemory(repeated("line.csv", "name\n", "x".repeat(1 << 20), 100))).isEqualTo("imports.file.longCell");
        assertThat(inLittleMemory(repeated("quoted.csv", "name\n\"", "x\n".repeat(1 << 19), 100))).isEqualTo("imports.file.longCell");
        assertThat(inLittleMemory(repeated("wide.csv", "", "column,".repeat(1_000), 10))).isEqualTo("imports.file.manyColumns");
        assertThat(inLittleMemory(repeated("wider.csv", "", ",".repeat(1 << 20), 100))).isEqualTo("imports.file.manyCells");
    }

    @Test
    void readsMoreRowsThanAnImportTakes() throws Exception {
        assertThat(inLittleMemory(repeated("long.csv", "name,city\n", "A,Kiel\n".repeat(1_000), 2_001))).isEqualTo("rows 2001000");
    }

    @Test
    void stopsASheetThatRepeatsOneLongTextInEveryCell() throws Exception {
        var file = folder.resolve("echo.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            skeleton(zip, "<si><t>" + "x".repeat(32_000) + "</t></si>");
            sheet(zip, out -> {
                for (int r = 1; r <= 50_000; r++) {
                    out.write(("<row r=\"" + r + "\">" + "<c t=\"s\"><v>0</v></c>".repeat(r % 7 + 1) + "</row>").getBytes(StandardCharsets.US_ASCII));
                }
            });
        }

        assertThat(inLittleMemory(file)).isEqualTo("imports.file.longSheet");
    }

    /** What {@link #main} says of the file. */
    private static String inLittleMemory(Path file) throws IOException, InterruptedException {
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-Xmx32m", "-Dfile.encoding=UTF-8",
                LittleMemoryTest.class.getName(), file.toString()).redirectErrorStream(true);
        process.environment().put("CLASSPATH", classPath);
        var running = process.start();
        var said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        running.waitFor();
        return said;
    }

    /** Looks at a file as an upload and then at each row, as an import does. */
    public static void main(String... arguments) throws IOException {
        var said = new StringBuilder();
        try (var upload = Upload.of(Files.newInputStream(Path.of(arguments[0])), "", ImportKind.CUSTOMERS);
                var bytes = Files.newInputStream(upload.list())) {
            var format = upload.format();
            var rows = (format.workbook() ? CsvRows.ofSheet(bytes) : new CsvRows(bytes, Charset.forName(format.charset()), format.delimiter()))
                    .below(format.headLine(), upload.columns().size());
            int count = 0;
            for (; rows.hasNext(); rows.next()) {
                count++;
            }
            said.append("rows ").append(count);
        } catch (BadFile e) {
            said.append(e.key());
        }
        System.out.println(said);
    }

    private Path repeated(String name, String first, String piece, int times) throws IOException {
        var file = folder.resolve(name);
        try (var out = Files.newOutputStream(file)) {
            out.write(first.getBytes(StandardCharsets.US_ASCII));
            for (int n = 0; n < times; n++) {
                out.write(piece.getBytes(StandardCharsets.US_ASCII));
            }
        }
        return file;
    }

    private static void large(ZipOutputStream zip) throws IOException {
        var texts = new StringBuilder("<si><t>name</t></si><si><t>externalId</t></si><si><t>address</t></si><si><t>employees</t></si>");
        for (int n = 0; n < ROWS; n++) {
            texts.append("<si><t>Company ").append(n).append(" of somebody or other</t></si><si><t>ID").append(n)
                    .append("</t></si><si><t>Street ").append(n).append(", some town in some country</t></si>");
        }
        skeleton(zip, texts);
        sheet(zip, out -> {
            out.write("<row r=\"1\"><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c><c t=\"s\"><v>3</v></c></row>".getBytes(StandardCharsets.US_ASCII));
            for (int n = 0; n < ROWS; n++) {
                int text = 4 + 3 * n;
                out.write(("<row r=\"%d\"><c t=\"s\"><v>%d</v></c><c t=\"s\"><v>%d</v></c><c t=\"s\"><v>%d</v></c><c><v>%d</v></c></row>")
                        .formatted(n + 2, text, text + 1, text + 2, n % 5_000).getBytes(StandardCharsets.US_ASCII));
            }
        });
    }

    private static void skeleton(ZipOutputStream zip, CharSequence texts) throws IOException {
        part(zip, "_rels/.rels", "<Relationships><Relationship Id=\"b\" Type=\"x/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        part(zip, "xl/workbook.xml", "<workbook><sheets><sheet name=\"List\" sheetId=\"1\" id=\"s\"/></sheets></workbook>");
        part(zip, "xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"s\" Type=\"x/worksheet\" Target=\"sheet.xml\"/>"
                + "<Relationship Id=\"t\" Type=\"x/sharedStrings\" Target=\"texts.xml\"/></Relationships>");
        part(zip, "xl/texts.xml", "<sst>" + texts + "</sst>");
    }

    private static void part(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private interface Rows {
        void writeTo(OutputStream out) throws IOException;
    }

    private static void sheet(ZipOutputStream zip, Rows rows) throws IOException {
        zip.putNextEntry(new ZipEntry("xl/sheet.xml"));
        zip.write("<worksheet><sheetData>".getBytes(StandardCharsets.US_ASCII));
        rows.writeTo(zip);
        zip.write("</sheetData></worksheet>".getBytes(StandardCharsets.US_ASCII));
    }
}
