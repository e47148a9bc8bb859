package dev.salesflow.shared;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Days as people give them: ISO, and within the centuries that anybody here can mean. */
public final class Days {

    public static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    public static final LocalDate LAST = LocalDate.of(2200, 12, 31);

    private Days() {
    }

    /** Refuses, naming the field, what is no day of a calendar or is centuries away. */
    public static LocalDate read(String field, String text) {
        try {
            var day = LocalDate.parse(text.strip());
            if (day.isBefore(FIRST) || day.isAfter(LAST)) {
                throw Refusal.ofField(field, "error.dayOutOfRange", FIRST.toString(), LAST.toString());
            }
            return day;
        } catch (DateTimeException notADay) {
            throw Refusal.ofField(field, "error.notADate");
        }
    }
}
