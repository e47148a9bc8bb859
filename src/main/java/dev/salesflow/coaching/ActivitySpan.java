package dev.salesflow.coaching;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** The time that minimums hold for. */
public enum ActivitySpan {
    WEEK, MONTH;

    LocalDate beginning(LocalDate today) {
        return this == WEEK ? today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)) : today.withDayOfMonth(1);
    }

    LocalDate beginningOfNext(LocalDate today) {
        return this == WEEK ? beginning(today).plusWeeks(1) : beginning(today).plusMonths(1);
    }

    /** Of the week or month that was over last. */
    LocalDate beginningOfLast(LocalDate today) {
        return this == WEEK ? beginning(today).minusWeeks(1) : beginning(today).minusMonths(1);
    }
}
