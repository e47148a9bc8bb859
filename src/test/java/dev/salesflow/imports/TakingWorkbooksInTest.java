package dev.salesflow.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salesflow.identity.Role;
import dev.salesflow.imports.reading.Question;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.workbook.Sheets;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TakingWorkbooksInTest extends WithLists {

    @Test
    void takesDealsInWithTheirDatesAndNumbersAndFindsThemUnchangedFromCsv() {
        imports.person(Role.REP, null, "Rita " + w);
        imports.bring("customers", "account\nHold " + w + "\n", admin);
        var workbook = Sheets.workbook(b -> {
            Sheets.fill(b, "Deals", "opportunity_id|sales_agent|account|deal_stage|engage_date|close_date|close_value", w + "D1|Rita " + w + "|Hold " + w + "|Won");
            var row = b.getSheetAt(0).getRow(1);
            date(b, 4, LocalDate.of(2025, 3, 1), "m/d/yy");
            date(b, 5, LocalDate.of(2025, 4, 1), "yyyy\"年\"m\"月\"d\"日\"");
            row.createCell(6).setCellFormula("1000+54.1");
            row.getCell(6).setCellValue(1054.1);
        });

        var run = imports.bring("opportunities", workbook, admin, "{}");
        var again = imports.bring("opportunities", "opportunity_id;sales_agent;account;deal_stage;engage_date;close_date;close_value\nWD1;Rita W;Hold W;Won;2025-03-01;2025-04-01;1054.10\n"
                .replace("W", w).replace(w + "on", "Won"), admin);

        ImportFixture.counts(run, 1, 0, 0, 0, 0);
        ImportFixture.counts(again, 0, 0, 1, 0, 0);
        assertThat(run.format()).isEqualTo(new FileFormat(FileFormat.Type.XLSX, "UTF-8", ',', "Deals", List.of("Deals"), 1));
        assertThat(again.format()).isEqualTo(new FileFormat(FileFormat.Type.CSV, "UTF-8", ';', null, List.of(), 1));
        assertThat(jdbc.sql("select started_on || ' ' || closed_on || ' ' || amount from opportunity where external_id = ?").param(w + "D1")
                .query(String.class).single()).isEqualTo("2025-03-01 2025-04-01 1054.10");
    }

    @Test
    void findsTheNamesBelowATitleAndNamesEachRowByItsNumberInTheSheet() {
        var workbook = Sheets.workbook(b -> {
            Sheets.fill(b, "名单", "||客户名单 2026", "", "|||制表人：王芳", "||客户名称|员工人数|城市", "||甲 " + w + "|12", "", "||乙 " + w + "|many");
            b.getSheetAt(0).addMergedRegion(new CellRangeAddress(0, 0, 2, 4));
            b.getSheetAt(0).getRow(6).createCell(4).setCellErrorValue(FormulaError.REF.getCode());
        });

        var run = imports.bring("customers", workbook, admin, "{}");

        assertThat(run.state()).isEqualTo(ImportState.DONE);
        assertThat(run.format().headLine()).isEqualTo(4);
        assertThat(imports.rows(run, admin)).containsEntry(5, "created").containsEntry(7, "failed employees imports.reason.notWhole");
    }

    @Test
    void readsNamesOverTwoRowsWhereCellsAreMerged() {
        var workbook = Sheets.workbook(b -> {
            Sheets.fill(b, "List", "name|city|budget|", "||from|to", "A " + w + "|Kiel|10|20");
            var sheet = b.getSheetAt(0);
            sheet.addMergedRegion(new CellRangeAddress(0, 1, 0, 0));
            sheet.addMergedRegion(new CellRangeAddress(0, 1, 1, 1));
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 2, 3));
        });

        var run = imports.bring("customers", workbook, admin, "{\"mapping\": {\"budget from\": \"budgetMin\", \"budget to\": \"budgetMax\"}}");

        assertThat(run.columns()).containsExactly("name", "city", "budget from", "budget to");
        ImportFixture.counts(run, 1, 0, 0, 0, 0);
        assertThat(jdbc.sql("select budget_min || ' ' || budget_max from customer where name = ?").param("A " + w).query(String.class).single())
                .isEqualTo("10.00 20.00");
    }

    @Test
    void saysOfEachCellWithoutAValueWhyItHasNone() {
        var workbook = Sheets.workbook(b -> {
            Sheets.fill(b, "List", "name|city", "A " + w, "B " + w, "C " + w);
            b.getSheetAt(0).getRow(1).createCell(1).setCellErrorValue(FormulaError.NA.getCode());
            b.getSheetAt(0).getRow(2).createCell(1).setCellFormula("A1");
        });

        var run = imports.bring("customers", workbook, admin, "{}");

        assertThat(imports.rows(run, admin)).containsEntry(2, "failed city imports.reason.errorCell").containsEntry(3, "failed city imports.reason.formula")
                .containsEntry(4, "created");
    }

    @Test
    void readsTheFirstSheetThatFitsTheKindOrTheOneThatIsChosen() {
        var workbook = threeSheets();

        var first = imports.bring("customers", workbook, admin, "{}");
        var chosen = imports.bring("customers", workbook, admin, "{\"sheet\": \"South\"}");

        assertThat(first.format().sheet()).isEqualTo("North");
        assertThat(first.format().sheets()).containsExactly("Read me", "North", "South");
        assertThat(chosen.format().sheet()).isEqualTo("South");
        assertThat(customers()).containsExactly("North " + w, "South " + w);
        assertThatThrownBy(() -> imports.bring("customers", workbook, admin, "{\"sheet\": \"East\"}"))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.arguments()).containsExactly("East", "Read me, North, South"));
    }

    @Test
    void beginsAgainWithAnotherSheetWhileItHasQuestionsAndKeepsNothingAfterwards() {
        var asked = imports.bring("customers", threeSheets(), admin, "{\"sheet\": \"Read me\"}");

        var refused = catchRefusal(() -> imports.answer(asked, "{\"sheet\": \"East\"}", admin));
        var done = imports.answer(asked, "{\"sheet\": \"South\"}", admin);

        assertThat(asked.questions()).extracting(Question::id).containsExactly("mapping");
        assertThat(refused.field()).isEqualTo("sheet");
        assertThat(done.state()).isEqualTo(ImportState.DONE);
        assertThat(done.format().sheet()).isEqualTo("South");
        assertThat(customers()).containsExactly("South " + w);
        assertThat(jdbc.sql("select (select count(*) from import_chunk where import_id = :id) + (select count(*) from import_workbook where import_id = :id)")
                .param("id", done.id()).query(Integer.class).single()).isZero();
        assertThat(catchRefusal(() -> imports.answer(done, "{\"sheet\": \"North\"}", admin)).key()).isEqualTo("imports.answer.notAsked");
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE,9,true", "UTF-16BE,9,true", "GB18030,59,false", "UTF-8,124,true", "UTF-8,44,false"})
    void readsCsvInEveryEncodingAndWithEveryDelimiter(String charset, int delimiter, boolean mark) {
        var text = (mark ? "\uFEFF" : "") + "客户名称;所在城市;备注\n甲公司 W;北京;\"一行\n二行;三\"\n乙公司 W;上海;,\n".replace("W", w).replace(';', (char) delimiter);

        var run = imports.bring("customers", text.getBytes(Charset.forName(charset)), admin, "{}");

        ImportFixture.counts(run, 2, 0, 0, 0, 0);
        assertThat(run.format()).isEqualTo(new FileFormat(FileFormat.Type.CSV, charset, (char) delimiter, null, List.of(), 1));
        assertThat(imports.rows(run, admin)).containsOnlyKeys(2, 4);
    }

    @Test
    void judgesAFileByItsContentAndNotByItsName() {
        var workbook = imports.bring("customers", Sheets.texts("name", "A " + w), admin, "{}");

        assertThat(workbook.file()).isEqualTo("list.csv");
        assertThat(workbook.format().workbook()).isTrue();
        assertThat(refusal(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0})).isEqualTo("imports.file.oldWorkbook");
        assertThat(refusal(new byte[] {'P', 'K', 5, 6})).isEqualTo("imports.file.broken");
        assertThat(refusal("<html><table>".getBytes(StandardCharsets.UTF_8))).isEqualTo("imports.file.markup");
    }

    @Test
    void keepsNothingOfAWorkbookThatItRefuses() {
        var before = jdbc.sql("select (select count(*) from import_run) + (select count(*) from import_chunk) + (select count(*) from import_workbook)")
                .query(Long.class).single();

        assertThat(refusal(Sheets.texts(""))).isEqualTo("imports.file.empty");
        assertThat(refusal(Sheets.texts("name|name", "a|b"))).isEqualTo("imports.file.doubledColumn");
        assertThat(refusal(wide(300))).isEqualTo("imports.file.manyColumns");
        assertThat(refusal(Sheets.texts("name|11010519491231002X", "a|b"))).isEqualTo("imports.file.sensitiveColumn");

        assertThat(jdbc.sql("select (select count(*) from import_run) + (select count(*) from import_chunk) + (select count(*) from import_workbook)")
                .query(Long.class).single()).isEqualTo(before);
    }

    @Test
    void failsOnlyTheRowThatIsWiderThanTheNames() {
        var workbook = Sheets.workbook(b -> {
            Sheets.fill(b, "List", "name|city", "A " + w + "|Kiel", "B " + w + "|Kiel");
            b.getSheetAt(0).getRow(1).createCell(16_000).setCellValue("far away");
        });

        var run = imports.bring("customers", workbook, admin, "{}");

        assertThat(imports.rows(run, admin)).containsEntry(2, "failed imports.reason.cells").containsEntry(3, "created");
    }

    @Test
    void failsAWorkbookWithNamesOnly() {
        var run = imports.bring("customers", Sheets.texts("name|city"), admin, "{}");

        assertThat(run.state()).isEqualTo(ImportState.FAILED);
        assertThat(run.problem()).isEqualTo("imports.file.noRows");
    }

    private List<String> customers() {
        return jdbc.sql("select name from customer where name like ? order by name").param("% " + w).query(String.class).list();
    }

    private byte[] threeSheets() {
        return Sheets.workbook(b -> {
            Sheets.fill(b, "Read me", "备注", "holds two lists");
            Sheets.fill(b, "North", "name|city", "North " + w + "|Kiel");
            Sheets.fill(b, "South", "Firma|city", "South " + w + "|Ulm");
            b.getSheetAt(2).getRow(0).getCell(0).setCellValue("company");
        });
    }

    private static byte[] wide(int columns) {
        return Sheets.workbook(b -> {
            var row = b.createSheet().createRow(0);
            for (int c = 0; c < columns; c++) {
                row.createCell(c).setCellValue("c" + c);
            }
        });
    }

    private static void date(XSSFWorkbook book, int column, LocalDate date, String format) {
        var style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat(format));
        var cell = book.getSheetAt(0).getRow(1).createCell(column);
        cell.setCellStyle(style);
        cell.setCellValue(date);
    }

    private String refusal(byte[] file) {
        return catchRefusal(() -> imports.start("customers", file, admin, "{}")).key();
    }

    private static Refusal catchRefusal(Runnable action) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(Refusal.class, action::run);
    }
}
