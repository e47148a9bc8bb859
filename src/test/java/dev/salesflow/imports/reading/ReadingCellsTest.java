package dev.salesflow.imports.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingCellsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1100.04|1100.04", "1,234|1234.00", "1.234,5|1234.50", "¥1,234.567|1234.57", "５０|50.00", "3.5万|35000.00",
        "2亿|200000000.00", "12 000|12000.00", "0|0.00", "USD 7|7.00"})
    void readsAmountsAsPeopleWriteThem(String written, String amount) throws BadCell {
        assertThat(Cells.read(ImportKind.PRODUCTS.field("listPrice"), written, Cells.Writing.UNKNOWN).toString()).isEqualTo(amount);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"-1", "1e9", "NaN", "twelve", "1,23", "0x10", "999999999999999999999"})
    void refusesWhatIsNoAmount(String written) {
        assertThatThrownBy(() -> Cells.read(ImportKind.PRODUCTS.field("listPrice"), written, Cells.Writing.UNKNOWN)).isInstanceOf(BadCell.class);
    }

    @Test
    void refusesControlCharactersAndTextsThatAreTooLong() {
        assertThatThrownBy(() -> Cells.read(ImportKind.CUSTOMERS.field("city"), "Ki\u0007el", Cells.Writing.UNKNOWN)).hasMessage("imports.reason.control");
        assertThatThrownBy(() -> Cells.read(ImportKind.CUSTOMERS.field("city"), "x".repeat(101), Cells.Writing.UNKNOWN)).hasMessage("imports.reason.tooLong");
    }

    @ParameterizedTest
    @CsvSource({"Won,:WON", "Lost,:LOST", "Engaging,EXCHANGE:OPEN", "Prospecting,FIRST_VISIT:OPEN", "商务谈判,NEGOTIATION", "first visit,FIRST_VISIT", "DEMO,DEMO"})
    void understandsStagesInBothLanguagesAndTheWordsOfOtherSystems(String written, String stage) throws BadCell {
        assertThat(Cells.read(ImportKind.OPPORTUNITIES.field("stage"), written, Cells.Writing.UNKNOWN)).isEqualTo(stage);
    }

    @ParameterizedTest
    @CsvSource({"2017-03-01,yyyy-MM-dd", "2017/3/1,yyyy/MM/dd", "2017年3月1日,yyyy年M月d日", "20170301,yyyyMMdd", "03-01-17,MM-dd-yy", "1.3.2017,dd.MM.yyyy",
        "2017年3月1号,yyyy年M月d日", "1 Mar 2017,d MMM yyyy", "01-MAR-2017,d MMM yyyy", "1st March 2017,d MMM yyyy", "1-Mar-17,d MMM yy", "Mar. 1 17,'MMM d, yy'",
        "'Mar 1, 2017','MMM d, yyyy'", "'March 1st, 2017 10:00','MMM d, yyyy'", "2017-03-01 00:00:00,yyyy-MM-dd", "2017-03-01T10:15:00Z,yyyy-MM-dd"})
    void readsDatesInTheirFormat(String written, String format) {
        assertThat(DateShapes.read(written, format)).contains(LocalDate.of(2017, 3, 1));
    }

    @Test
    void theValuesThemselvesDecideBetweenDayAndMonthWhereTheyCan() {
        var column = new DateShapes.Column();
        List.of("10/20/2016", "3/1/2017").forEach(date -> column.see(date, 1));

        assertThat(column.certain()).isTrue();
        assertThat(column.proposal()).containsExactly(Map.entry("d/d/Y", "MM/dd/yyyy"));
    }

    @Test
    void monthsByNameNeedNoQuestion() {
        var column = new DateShapes.Column();
        List.of("3 Jan 2024", "03-FEB-2024").forEach(date -> column.see(date, 1));

        assertThat(column.certain()).isTrue();
        assertThat(DateShapes.shapeOf("MMM d, yyyy")).contains("M d Y");
    }

    @Test
    void aDayThatDoesNotExistIsNoDate() {
        assertThat(DateShapes.read("2017-02-30", "yyyy-MM-dd")).isEmpty();
        assertThat(DateShapes.read("30 Feb 2017", "d MMM yyyy")).isEmpty();
        assertThat(List.of("soon", "3 Foo 2017", "Marathon 3, 2017", "Mar 2017", "3 May", "Juno 3, 2017")).allSatisfy(text -> assertThat(DateShapes.shape(text)).isEmpty());
        assertThat(DateShapes.shape("2017-03/01")).isEmpty();
    }

    @Test
    void findsTheOneKnownValueThatIsMeant() {
        var near = new Near(List.of("GTX Pro", "GTX Plus Pro", "MG Special", "GTK 500"));

        assertThat(near.to("GTXPro")).contains("GTX Pro");
        assertThat(near.to("MG Specail")).contains("MG Special");
        assertThat(near.to("GTX Pr0")).contains("GTX Pro");
        assertThat(new Near(List.of("retail", "XL Alpha")).to("Retial")).contains("retail");
        assertThat(new Near(List.of("retail", "XL Alpha")).to("XL Alfa")).contains("XL Alpha");
        assertThat(new Near(List.of("retail", "metals")).to("detain")).isEmpty();
        assertThat(new Near(List.of("GTK 100", "华东机械厂")).to("GTK 10")).isEmpty();
        assertThat(new Near(List.of("华东机械厂")).to("华南电机厂")).isEmpty();
        assertThat(near.to("GTK 600")).isEmpty();
        assertThat(near.to("Pump")).isEmpty();
    }
}
