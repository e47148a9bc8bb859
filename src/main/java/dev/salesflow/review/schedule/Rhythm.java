package dev.salesflow.review.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Map;

/** How often a rep's cases are reviewed. */
public enum Rhythm {
    WEEKLY, FORTNIGHTLY, MONTHLY;

    private static final LocalDate SOME_MONDAY = LocalDate.of(2001, 1, 1);

    /** What a query may name: {@code :rhythms} with the {@code :firsts} and {@code :lasts} days of the stretch that this day lies in. */
    public static Map<String, Object> periodsOf(LocalDate day) {
        return Map.of("rhythms", Arrays.stream(values()).map(Rhythm::name).toArray(String[]::new),
                "firsts", Arrays.stream(values()).map(rhythm -> rhythm.of(day).from().toString()).toArray(String[]::new),
                "lasts", Arrays.stream(values()).map(rhythm -> rhythm.of(day).to().toString()).toArray(String[]::new));
    }

    /** The stretch of days, weeks from Monday or a month, that this day lies in: every day lies in exactly one. */
    public Period of(LocalDate day) {
        if (this == MONTHLY) {
            return new Period(day.withDayOfMonth(1), day.with(TemporalAdjusters.lastDayOfMonth()));
        }
        var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        if (this == WEEKLY) {
            return new Period(monday, monday.plusDays(6));
        }
        var first = Math.floorMod(ChronoUnit.WEEKS.between(SOME_MONDAY, monday), 2) == 0 ? monday : monday.minusWeeks(1);
        return new Period(first, first.plusDays(13));
    }
}
