package dev.salesflow.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class WritingFilesTest {

    @Test
    void csvHasTheMarkThatExcelReadsChineseByAndGuardsTextsButNotNumbers() throws IOException {
        var text = new String(written(ExportFormat.CSV, Arrays.asList("张三, 李四", "=1+1", "'=1", "-5", new BigDecimal("-5.50"), 7, LocalDate.of(2026, 1, 2), null)),
                StandardCharsets.UTF_8);

        assertThat(text).startsWith("\uFEFFa,b,c,d,e,f,g,h\r\n").endsWith("\"张三, 李四\",'=1+1,''=1,'-5,-5.50,7,2026-01-02,\r\n");
    }

    @Test
    void aWorkbooksTextsAreTextsItsNumbersNumbersAndItsDatesDates() throws IOException {
        var exact = new BigDecimal("99999999999999999.99");
        var file = written(ExportFormat.XLSX, Arrays.asList("=1+1", "_x0041_", "a\nb <&> 😀", new BigDecimal("-1234.50"), exact, 1998, LocalDate.of(2026, 12, 31), null));

        try (var book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            var row = book.getSheetAt(0).getRow(1);
            assertThat(List.of(row.getCell(0), row.getCell(1), row.getCell(2), row.getCell(4))).extracting(Cell::getCellType).containsOnly(CellType.STRING);
            assertThat(row.getCell(0).getStringCellValue()).isEqualTo("=1+1");
            assertThat(row.getCell(1).getStringCellValue()).isEqualTo("_x0041_");
            assertThat(row.getCell(2).getStringCellValue()).isEqualTo("a\nb <&> 😀");
            assertThat(row.getCell(3).getNumericCellValue()).isEqualTo(-1234.50);
            assertThat(row.getCell(4).getStringCellValue()).as("more digits than a number cell keeps").isEqualTo(exact.toPlainString());
            assertThat(row.getCell(5).getNumericCellValue()).isEqualTo(1998);
            assertThat(DateUtil.isCellDateFormatted(row.getCell(6))).isTrue();
            assertThat(row.getCell(6).getLocalDateTimeCellValue()).isEqualTo("2026-12-31T00:00");
            assertThat(row.getCell(7)).isNull();
            assertThat(book.getSheetAt(0).getSheetName()).isEqualTo("客户");
        }
    }

    /** Everything a writer kept of the rows would show in what is left after a collection. */
    @Test
    void aMillionRowsLeaveNothingBehindInMemory() throws IOException {
        for (var format : ExportFormat.values()) {
            try (var writer = format.open(OutputStream.nullOutputStream(), "long")) {
                writer.header(List.of("a", "b"));
                var before = used();
                for (int n = 0; n < 1_000_000; n++) {
                    writer.row(List.of("a text of some length that only this row has: " + n, n));
                }
                assertThat(used() - before).as(format + ", bytes").isLessThan(24L << 20);
            }
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static byte[] written(ExportFormat format, List<Object> row) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var writer = format.open(out, "客户")) {
            writer.header(List.of("a", "b", "c", "d", "e", "f", "g", "h"));
            writer.row(Collections.unmodifiableList(row));
        }
        return out.toByteArray();
    }
}
