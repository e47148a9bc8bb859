package dev.salesflow.shared.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.salesflow.shared.BadFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileWorkbooksTest {

    private static final String SHEET = "xl/worksheets/sheet1.xml";

    @ParameterizedTest
    @ValueSource(strings = {"_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/sharedStrings.xml", SHEET})
    void refusesEntitiesInAnyPartThatIsReadNamingIt(String part) {
        var laughs = "<!DOCTYPE lolz [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]>";

        var refused = refused(Sheets.changed(Sheets.texts("name|city", "A|Kiel"), part, xml -> xml.replaceFirst("(<\\?xml[^>]*>)?", "$1" + laughs)));

        assertThat(refused.key()).isEqualTo("imports.file.documentType");
        assertThat(refused.arguments()).containsExactly(part);
    }

    @Test
    void resolvesNoEntityThatNobodyDeclared() {
        assertThat(refused(Sheets.changed(Sheets.texts("name"), "xl/sharedStrings.xml", xml -> xml.replace("name", "&x;"))).key()).isEqualTo("imports.file.broken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", SHEET})
    void stopsUnpackingAPartThatIsMadeOfNothing(String part) {
        var bomb = Sheets.changed(Sheets.texts("name"), part, xml -> xml.replaceFirst("<(workbook|styleSheet|sst|worksheet)[^>]*>", "$0" + "<a/>".repeat(4_000_000)));

        var refused = refused(bomb);

        assertThat(bomb.length).isLessThan(100_000);
        assertThat(refused.key()).isEqualTo("imports.file.bomb");
        assertThat(refused.arguments()).containsExactly(part);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<c a=\"", "<c", "<c><v>"})
    void stopsAtATagOrTextWithoutAnEnd(String begin) {
        var endless = begin + "x".repeat(3_000_000);

        assertThat(refused(Sheets.changed(Sheets.texts("name"), SHEET, xml -> xml.replace("<sheetData>", "<sheetData><row r=\"9\">" + endless))).key())
                .isIn("imports.file.longPart", "imports.file.longText", "imports.file.broken");
    }

    @Test
    void stopsAtATextLongerThanAnyCell() {
        assertThat(refused(Sheets.texts("name")).key()).isEqualTo("none");
        var long1 = Sheets.changed(Sheets.texts("name"), "xl/sharedStrings.xml", xml -> xml.replace("name", "x".repeat(RichText.LONGEST + 1)));

        assertThat(refused(long1).key()).isEqualTo("imports.file.longText");
    }

    @Test
    void neverOpensArchivesInsideAndReadsOnlyTheParts() {
        var parts = Sheets.parts(Sheets.texts("name", "A"));
        parts.put("xl/media/inner.zip", Sheets.zip(Map.of("bomb", new byte[1_000_000])));
        parts.put("../../escape.xml", new byte[10]);
        parts.put("xl/vbaProject.bin", new byte[] {1, 2, 3});

        assertThat(Sheets.read(Sheets.zip(parts), null)).hasSize(2);
    }

    @Test
    void refusesAnArchiveOfManyPartsBeforeItsListIsHeld() throws Exception {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int n = 0; n <= ZipGuard.MOST_PARTS; n++) {
                zip.putNextEntry(new ZipEntry("p" + n));
            }
        }

        assertThat(refused(bytes.toByteArray()).key()).isEqualTo("imports.file.manyParts");
    }

    @Test
    void refusesADamagedOrTruncatedWorkbook() {
        var whole = Sheets.texts("name", "A");

        assertThat(refused(Arrays.copyOf(whole, whole.length / 2)).key()).isEqualTo("imports.file.broken");
        assertThat(refused(Arrays.copyOf(whole, 30)).key()).isEqualTo("imports.file.broken");
        assertThat(refused(Sheets.changed(whole, SHEET, xml -> xml.substring(0, xml.length() / 2))).key()).isEqualTo("imports.file.broken");
        assertThat(refused(Sheets.changed(whole, SHEET, xml -> xml.replace("<v>0</v>", "<v>99</v>"))).arguments()).containsExactly(SHEET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<row r=\"1048577\"/>", "<row r=\"-1\"/>", "<row r=\"x\"/>", "<row r=\"2\"><c r=\"XFE2\"/></row>", "<row r=\"2\"><c r=\"ZZZZ1\"/></row>",
        "<row r=\"2\"><c r=\"B2\"/><c r=\"A2\"/></row>", "<row r=\"3\"/><row r=\"2\"/>"})
    void refusesRowsAndCellsWhereNoSheetHasThem(String rows) {
        var book = Sheets.changed(Sheets.texts("name"), SHEET, xml -> xml.replace("</sheetData>", rows + "</sheetData>"));

        assertThat(refused(book).key()).isEqualTo("imports.file.broken");
    }

    @Test
    void refusesWhatOnlyLooksLikeAWorkbookAndSaysHowToSaveIt() {
        var word = new LinkedHashMap<>(Sheets.parts(Sheets.texts("name")));
        word.put("xl/workbook.xml", "<document/>".getBytes(StandardCharsets.UTF_8));

        assertThat(refused(Sheets.zip(word)).key()).isEqualTo("imports.file.archive");
        assertThat(refused(Sheets.zip(Map.of("list.csv", "name".getBytes(StandardCharsets.UTF_8)))).key()).isEqualTo("imports.file.archive");
        assertThat(refused(Sheets.zip(Map.of("mimetype", "application/vnd.oasis.opendocument.spreadsheet".getBytes(StandardCharsets.UTF_8)))).arguments())
                .containsExactly(".ods");
        assertThat(refused(Sheets.changed(Sheets.texts("name"), "_rels/.rels", xml -> xml.replace("xl/workbook.xml", "xl/workbook.bin"))).arguments())
                .containsExactly(".xlsb");
    }

    @Test
    void followsNoReferenceOutOfTheWorkbook() {
        var away = Sheets.changed(Sheets.texts("name"), "xl/_rels/workbook.xml.rels",
                xml -> xml.replace("Target=\"worksheets/sheet1.xml\"", "Target=\"http://127.0.0.1:1/x\" TargetMode=\"External\""));

        assertThat(refused(away).key()).isEqualTo("imports.file.empty");
    }

    private static BadFile refused(byte[] workbook) {
        var refused = catchThrowableOfType(BadFile.class, () -> Sheets.read(workbook, null));
        return refused == null ? new BadFile("none") : refused;
    }
}
