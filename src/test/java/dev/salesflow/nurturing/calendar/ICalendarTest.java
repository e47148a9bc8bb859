package dev.salesflow.nurturing.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import dev.salesflow.nurturing.CalendarEntry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ICalendarTest {

    static final Instant NOW = Instant.parse("2026-05-06T10:00:00Z");
    static final LocalDate DAY = LocalDate.parse("2026-10-25");

    @Test
    void anotherProgramReadsWhatWasWritten() {
        var title = "Rückruf; \"Budget\", \\ Preis\n报价 🏭 " + "很长的标题".repeat(30);

        var calendar = Biweekly.parse(write(new CalendarEntry("next-action-1", title, DAY, null, "/next-actions/1"))).first();

        assertThat(calendar.validate(ICalVersion.V2_0).isEmpty()).isTrue();
        assertThat(calendar.getEvents()).singleElement().satisfies(event -> {
            assertThat(event.getSummary().getValue()).isEqualTo(title);
            assertThat(event.getUid().getValue()).isEqualTo("next-action-1@salesflow");
            assertThat(event.getDateStart().getValue().hasTime()).isFalse();
            assertThat(event.getDateStart().getValue().getRawComponents().toDate()).hasYear(2026).hasMonth(10).hasDayOfMonth(25);
            assertThat(event.getUrl().getValue()).isEqualTo("https://sales.example/next-actions/1");
        });
    }

    @Test
    void aTimeIsTheMomentThatTheZoneMakesOfItEvenWhereTheClocksGoBack() {
        var text = write(new CalendarEntry("a", "Call", DAY, LocalTime.parse("10:00"), "/"), new CalendarEntry("b", "Call", DAY.minusDays(1), LocalTime.parse("10:00"), "/"));

        assertThat(text).contains("DTSTART:20261025T090000Z\r\nDTEND:20261025T093000Z\r\n", "DTSTART:20261024T080000Z\r\n");
    }

    @Test
    void aDayIsAWholeDayThatKeepsNobodyBusy() {
        assertThat(write(new CalendarEntry("a", "Call", LocalDate.parse("2026-12-31"), null, "/")))
                .contains("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\nTRANSP:TRANSPARENT\r\n");
    }

    @Test
    void everyLineEndsAsTheRuleSaysAndIsNoLongerThanSeventyFiveOctets() {
        var text = write(new CalendarEntry("a", "客户🏭".repeat(60), DAY, null, "/x"));

        assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(text.split("\r\n")).allSatisfy(line -> {
            assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75);
            assertThat(line).doesNotContain("\ufffd");
            assertThat(Character.isLowSurrogate(line.charAt(0))).isFalse();
        });
    }

    @Test
    void aTitleCannotAddALineOfItsOwn() {
        assertThat(write(new CalendarEntry("a", "Call\r\nATTENDEE:mailto:x@y.example\u0000", DAY, null, "/"))).doesNotContain("\r\nATTENDEE");
    }

    private static String write(CalendarEntry... entries) {
        return ICalendar.write("Salesflow", List.of(entries), NOW, ZoneId.of("Europe/Berlin"), "https://sales.example");
    }
}
