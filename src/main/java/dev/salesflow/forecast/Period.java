package dev.salesflow.forecast;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

    /** As {@link #toString} writes it, the year with four digits; empty for anything else. */
    public static Optional<Period> read(String text) {
        return Optional.ofNullable(text).filter(written -> written.matches("[1-9]\\d{3}-Q[1-4]"))
                .map(written -> new Period(Integer.parseInt(written.substring(0, 4)), written.charAt(6) - '0'));
    }

    /** A year back to a year ahead, as far as they can be written. */
    public Stream<Period> around() {
        return IntStream.rangeClosed(-4, 4).mapToObj(this::plus).filter(one -> read(one.toString()).isPresent());
    }

    @Override
    public String toString() {
        return year + "-Q" + quarter;
    }
}
