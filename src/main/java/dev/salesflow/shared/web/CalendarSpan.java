package dev.salesflow.shared.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/**
 * A week or a month of the calendar.
 *
 * @param end the first day that is no longer part of it
 */
public record CalendarSpan(String view, LocalDate first, LocalDate end) {

    private static final String WEEK = "week";
    private static final String MONTH = "month";

    /** The one that the address asks for by any day of it; else the present week. */
    public static CalendarSpan of(Query query, LocalDate today) {
        var view = query.oneOf("view", List.of(WEEK, MONTH));
        var asked = query.day("day");
        var day = asked == null ? today : asked;
        return MONTH.equals(view) ? month(day) : week(day);
    }

    private static CalendarSpan week(LocalDate day) {
        var first = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new CalendarSpan(WEEK, first, first.plusWeeks(1));
    }

    private static CalendarSpan month(LocalDate day) {
        var first = day.withDayOfMonth(1);
        return new CalendarSpan(MONTH, first, first.plusMonths(1));
    }

    public boolean holds(LocalDate day) {
        return !day.isBefore(first) && day.isBefore(end);
    }

    public boolean isMonth() {
        return MONTH.equals(view);
    }

    public LocalDate last() {
        return end.minusDays(1);
    }

    public LocalDate previous() {
        return first.minus(1, isMonth() ? ChronoUnit.MONTHS : ChronoUnit.WEEKS);
    }
}
