package dev.salesflow.forecast;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A calendar quarter, written {@code 2026-Q4}. */
public record Period(int year, int quarter) {

    private static final Pattern WRITTEN = Pattern.compile("(20\\d\\d)-Q([1-4])");

    public static Period of(LocalDate day) {
        return new Period(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
    }

    static Optional<Period> read(String text) {
        var match = WRITTEN.matcher(text == null ? "" : text);
        return match.matches() ? Optional.of(new Period(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)))) : Optional.empty();
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
