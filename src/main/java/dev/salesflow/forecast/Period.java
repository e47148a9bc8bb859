package dev.salesflow.forecast;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.stream.IntStream;

/** A calendar quarter, written {@code 2026-Q4}. */
public record Period(int year, int quarter) {

    public static Period of(LocalDate day) {
        return new Period(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
    }

    public LocalDate from() {
        return LocalDate.of(year, quarter * 3 - 2, 1);
    }

    /** Its last day. */
    public LocalDate to() {
        return from().plusMonths(3).minusDays(1);
    }

    public Period plus(int quarters) {
        return of(from().plusMonths(3L * quarters));
    }

    /** A year back to a year ahead. */
    public static List<Period> around(LocalDate day) {
        return IntStream.rangeClosed(-4, 4).mapToObj(of(day)::plus).toList();
    }

    @Override
    public String toString() {
        return year + "-Q" + quarter;
    }
}
