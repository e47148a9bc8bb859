package dev.salesflow.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salesflow.SalesflowTest;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.Refusal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/** Days far ahead, so that no other test's dates meet them; 1 October 2087 is a Wednesday. */
@SalesflowTest
class WorkingCalendarTest {

    private static final Viewer ADMIN = new Viewer("admin", Role.ADMIN, Set.of());

    @Autowired
    WorkingCalendar calendar;
    @Autowired
    CompanyBook company;
    @Autowired
    CompanyClock clock;
    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void theWeekIsAsEverAgain() {
        company.daysFrom(LocalDate.of(2080, 1, 1)).forEach(day -> company.unmark(ADMIN, day.day()));
        change(null, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    }

    @ParameterizedTest(name = "{1} working days after {0} is {2}")
    @CsvSource({"2087-09-24, 0, 2087-09-24", "2087-09-24, 2, 2087-09-26", "2087-09-26, 1, 2087-09-29", "2087-09-27, 1, 2087-09-29",
            "2087-09-24, 5, 2087-10-09", "2087-09-30, 1, 2087-10-09", "2087-10-09, 2, 2087-10-11", "2087-10-10, 2, 2087-10-13"})
    void countsNeitherWeekendNorHolidaysButADayWorkedInstead(LocalDate from, int days, LocalDate then) {
        company.mark(ADMIN, LocalDate.of(2087, 10, 1), LocalDate.of(2087, 10, 8), false, "国庆节");
        company.mark(ADMIN, LocalDate.of(2087, 10, 11), null, true, "国庆节调休");

        assertThat(calendar.plus(from, days)).isEqualTo(then);
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource({"2087-09-24T14:00, 2087-09-24T14:00", "2087-09-24T07:00, 2087-09-24T09:00", "2087-09-24T23:00, 2087-09-25T09:00", "2087-09-26T18:00, 2087-09-29T09:00",
            "2087-09-27T11:00, 2087-09-29T09:00"})
    void knowsWhenSomebodyCanBeExpectedAtWork(LocalDateTime wish, LocalDateTime then) {
        assertThat(calendar.workingTime(wish)).isEqualTo(then);
    }

    @Test
    void keepsTheTimeOfDay() {
        var friday = LocalDateTime.of(2087, 9, 26, 16, 30);

        var then = calendar.plus(friday.atZone(ZoneId.systemDefault()).toInstant(), 1);

        assertThat(then.atZone(ZoneId.systemDefault()).toLocalDateTime()).isEqualTo(LocalDateTime.of(2087, 9, 29, 16, 30));
    }

    @Test
    void followsAWeekWithOneDayOff() {
        change(null, DayOfWeek.SUNDAY);

        assertThat(calendar.plus(LocalDate.of(2087, 9, 26), 1)).isEqualTo(LocalDate.of(2087, 9, 27));
    }

    @Test
    void refusesAWeekWithoutWorkAndAZoneOrCurrencyThatDoesNotExist() {
        var data = new CompanyData(" ", "XYZ", "Asia/Atlantis", Set.of(DayOfWeek.values()));

        assertThatThrownBy(() -> company.change(ADMIN, company.current().version(), data)).isInstanceOf(Refusal.class)
                .satisfies(thrown -> assertThat(((Refusal) thrown).all()).extracting(Refusal::field)
                        .containsExactly("name", "currency", "zone", "weekend"));
    }

    @Test
    void refusesASpanBackwardsOrOfMoreThanTwoMonths() {
        var first = LocalDate.of(2087, 10, 1);

        for (var last : new LocalDate[] {first.minusDays(1), first.plusDays(CompanyBook.MOST_DAYS)}) {
            assertThatThrownBy(() -> company.mark(ADMIN, first, last, false, "Holiday")).isInstanceOf(Refusal.class)
                    .extracting("field").isEqualTo("last");
        }

        assertThat(company.daysFrom(first)).isEmpty();
    }

    @Test
    void neverTurnsAHolidayIntoAWorkingDaySilently() {
        var first = LocalDate.of(2087, 10, 1);
        company.mark(ADMIN, first, first.plusDays(6), false, "国庆节");

        assertThatThrownBy(() -> company.mark(ADMIN, first.plusDays(2), null, true, "调休上班")).isInstanceOf(Refusal.class)
                .satisfies(thrown -> assertThat(((Refusal) thrown).arguments()).containsExactly(first.plusDays(2), "国庆节"));

        assertThat(calendar.isWorkingDay(first.plusDays(2))).isFalse();
    }

    @Test
    void takesOverWhatAnotherNodeChanged() {
        assertThat(calendar.isWorkingDay(LocalDate.of(2087, 10, 1))).isTrue();
        jdbc.sql("insert into calendar_day (day, working, name) values ('2087-10-01', false, 'National Day')").update();
        jdbc.sql("update company set version = version + 1").update();

        company.follow();

        assertThat(calendar.isWorkingDay(LocalDate.of(2087, 10, 1))).isFalse();
    }

    @Test
    void theClockRunsInTheCompanysZone() {
        change("Asia/Shanghai", DayOfWeek.SUNDAY);
        assertThat(clock.getZone()).isEqualTo(ZoneId.of("Asia/Shanghai"));

        change(null, DayOfWeek.SUNDAY);
        assertThat(clock.getZone()).isEqualTo(ZoneId.systemDefault());
    }

    @Test
    void onlyAdministratorsChangeIt() {
        var manager = new Viewer("manager", Role.MANAGER, Set.of());

        assertThatThrownBy(() -> company.show(manager, null)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> company.unmark(manager, LocalDate.of(2087, 10, 1))).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> company.mark(manager, LocalDate.of(2087, 10, 1), null, false, "x")).isInstanceOf(AccessDeniedException.class);
    }

    private void change(String zone, DayOfWeek... weekend) {
        company.change(ADMIN, company.current().version(), new CompanyData("Salesflow", "CNY", zone, Set.of(weekend)));
    }
}
