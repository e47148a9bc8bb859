package dev.salesflow.shared.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.shared.workbook.Workbook.Row;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingWorkbooksTest {

    @Test
    void readsNumbersAsEnteredWithoutTheNoiseOfTheMachine() {
        assertThat(numbers("General", 0.1 + 0.2, 1.0E7, 13800138000d, 1234567.891, -0.0, 1e-7, 1e20, 100))
                .containsExactly("0.3", "10000000", "13800138000", "1234567.891", "0", "0.0000001", "100000000000000000000", "100");
    }

    @Test
    void keepsIntegersThatAProgramWroteInFullAndDoesNotChokeOnEndlessOnes() {
        var sheet = "xl/worksheets/sheet1.xml";
        var book = Sheets.changed(Sheets.workbook(b -> b.createSheet().createRow(0).createCell(0).setCellValue(1)), sheet,
                xml -> xml.replace("<v>1.0</v></c>", "<v>1234567890123456</v></c><c><v>1E999999999</v></c><c><v>1e308</v></c><c t=\"n\"><v>abc</v></c>"));

        var cells = Sheets.read(book, null).get(0).cells();

        assertThat(cells.get(0)).isEqualTo("1234567890123456");
        assertThat(cells.get(1)).isEqualTo("1E999999999");
        assertThat(cells.get(2)).hasSize(309);
        assertThat(cells.get(3)).isEqualTo("abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yyyy-mm-dd", "m/d/yy", "dd.mm.yyyy", "[$-409]d\\-mmm\\-yyyy;@", "yyyy\"年\"m\"月\"d\"日\"", "[$-804]aaaa, d mmmm yyyy", "mmm yy"})
    void readsDatesAsIsoDatesWhateverTheirFormat(String format) {
        assertThat(numbers(format, 42_795, 42_795.5, 1, 59)).containsExactly("2017-03-01", "2017-03-01 12:00", "1900-01-01", "1900-02-28");
    }

    @Test
    void readsDatesByTheSystemOf1904WhereTheWorkbookSaysSo() {
        var book = Sheets.workbook(b -> {
            b.getCTWorkbook().getWorkbookPr().setDate1904(true);
            var style = b.createCellStyle();
            style.setDataFormat(b.createDataFormat().getFormat("yyyy-mm-dd"));
            var cell = b.createSheet().createRow(0).createCell(0);
            cell.setCellStyle(style);
            cell.setCellValue(LocalDate.of(2017, 3, 1));
        });

        assertThat(Sheets.read(book, null)).containsExactly(new Row(1, List.of("2017-03-01")));
    }

    @ParameterizedTest
    @CsvSource({"14,true", "22,true", "27,true", "31,true", "57,true", "9,false", "1,false", "38,false"})
    void knowsTheDatesOfChineseExcelByTheirNumberAlone(int format, boolean date) {
        var book = Sheets.changed(Sheets.workbook(b -> {
            var style = b.createCellStyle();
            style.setDataFormat((short) 14);
            var cell = b.createSheet().createRow(0).createCell(0);
            cell.setCellStyle(style);
            cell.setCellValue(42_795);
        }), "xl/styles.xml", xml -> xml.replace("numFmtId=\"14\"", "numFmtId=\"" + format + "\""));

        assertThat(Sheets.read(book, null).get(0).cells().get(0).equals("2017-03-01")).isEqualTo(date);
    }

    @Test
    void readsPercentagesTimesAndCodesAsExcelShowsThem() {
        assertThat(numbers("0%", 0.15, 1.1)).containsExactly("15%", "110%");
        assertThat(numbers("0.00%", 0.1234)).containsExactly("12.34%");
        assertThat(numbers("hh:mm", 0.75)).containsExactly("18:00");
        assertThat(numbers("000000", 123, 1234567, -5)).containsExactly("000123", "1234567", "-5");
        assertThat(numbers("[h]:mm", 1.5)).containsExactly("1.5");
        assertThat(numbers("#,##0.00 [$SEK];[Red]-#,##0.00 \"days\"", 1234.5)).containsExactly("1234.5");
    }

    @Test
    void readsTextsBooleansErrorsAndTheStoredResultsOfFormulas() {
        var book = Sheets.workbook(b -> {
            var row = b.createSheet().createRow(0);
            row.createCell(0).setCellValue("007");
            var rich = new XSSFRichTextString("bold and plain");
            rich.applyFont(0, 4, b.createFont());
            row.createCell(1).setCellValue(rich);
            row.createCell(2).setCellValue(true);
            row.createCell(3).setCellErrorValue(FormulaError.NA.getCode());
            row.createCell(4).setCellFormula("1+1");
            row.getCell(4).setCellValue(2);
            row.createCell(5).setCellFormula("\"a\"&\"b\"");
            row.getCell(5).setCellValue("ab");
            row.createCell(6).setCellFormula("2+2");
            row.createCell(7).setCellValue("two\nlines");
            row.createCell(8).setCellValue("=1+1");
        });

        assertThat(Sheets.read(book, null).get(0).cells())
                .containsExactly("007", "bold and plain", "true", "#N/A", "2", "ab", "#FORMULA!", "two\nlines", "=1+1");
    }

    @Test
    void readsInlineTextsReadingsAboveCharactersAndEscapedSigns() {
        var book = Sheets.changed(Sheets.workbook(b -> b.createSheet().createRow(0).createCell(0).setCellValue(1)), "xl/worksheets/sheet1.xml",
                xml -> xml.replaceFirst("<c .*</c>", "<c t=\"inlineStr\"><is><r><t>东</t></r><r><t>京</t></r><rPh><t>Tokyo</t></rPh></is></c>"
                        + "<c t=\"str\"><v>a_x000D_b_x005F_x</v></c><c t=\"d\"><v>2024-02-29T00:00:00</v></c>"));

        assertThat(Sheets.read(book, null).get(0).cells()).containsExactly("东京", "a\rb_x", "2024-02-29");
    }

    @Test
    void keepsTheNumbersOfRowsAndThePlacesOfCellsWhereSomeAreEmpty() {
        var book = Sheets.workbook(b -> {
            var sheet = b.createSheet();
            sheet.createRow(2).createCell(3).setCellValue("name");
            sheet.createRow(3);
            sheet.createRow(5).createCell(3, CellType.BLANK);
            sheet.createRow(7).createCell(4).setCellValue("x");
        });

        assertThat(Sheets.read(book, null)).containsExactly(new Row(3, List.of("", "", "", "name")), new Row(8, List.of("", "", "", "", "x")));
    }

    @Test
    void readsSheetsByNameWithoutThoseThatAreHidden() {
        var book = Sheets.workbook(b -> {
            Sheets.fill(b, "Secret", "s");
            Sheets.fill(b, "名单", "a");
            Sheets.fill(b, "Deals & more", "b");
            b.setSheetHidden(0, true);
            b.setActiveSheet(1);
        });

        Sheets.onDisk(book, file -> {
            try (var workbook = Workbook.open(file)) {
                assertThat(workbook.sheets()).containsExactly("名单", "Deals & more");
            }
        });
        assertThat(Sheets.read(book, "Deals & more").get(0).cells()).containsExactly("b");
    }

    @Test
    void tellsWhichCellsAreMerged() {
        var book = Sheets.workbook(b -> {
            Sheets.fill(b, "List", "name||city");
            b.getSheetAt(0).addMergedRegion(new CellRangeAddress(0, 0, 0, 1));
        });

        Sheets.onDisk(book, file -> {
            try (var workbook = Workbook.open(file)) {
                assertThat(workbook.read("List", 201, row -> true)).containsExactly(new Merge(1, 1, 1, 2));
            }
        });
    }

    @Test
    void readsWhatIsStreamedOutWithManySharedTexts() throws Exception {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var book = new SXSSFWorkbook(new XSSFWorkbook(), 100, false, true)) {
            var sheet = book.createSheet();
            for (int r = 0; r < 3_000; r++) {
                var row = sheet.createRow(r);
                row.createCell(0).setCellValue("text " + r);
                row.createCell(1).setCellValue("text " + (2_999 - r));
            }
            book.write(bytes);
        }

        var rows = Sheets.read(bytes.toByteArray(), null);

        assertThat(rows).hasSize(3_000);
        assertThat(rows).allSatisfy(row -> assertThat(row.cells()).containsExactly("text " + (row.number() - 1), "text " + (3_000 - row.number())));
    }

    @Test
    void writesMomentsToTheSecond() {
        assertThat(numbers("yyyy-mm-dd hh:mm:ss", org.apache.poi.ss.usermodel.DateUtil.getExcelDate(LocalDateTime.of(2024, 2, 29, 23, 59, 59))))
                .containsExactly("2024-02-29 23:59:59");
    }

    private static List<String> numbers(String format, double... values) {
        return Sheets.read(Sheets.workbook(book -> {
            var style = book.createCellStyle();
            style.setDataFormat(book.createDataFormat().getFormat(format));
            var row = book.createSheet().createRow(0);
            for (int c = 0; c < values.length; c++) {
                var cell = row.createCell(c);
                cell.setCellStyle(style);
                cell.setCellValue(values[c]);
            }
        }), null).get(0).cells();
    }
}
