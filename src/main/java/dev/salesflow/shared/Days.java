package dev.salesflow.shared;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Days as people give them: ISO, and within the centuries that anybody here can mean. */
public final class Days {

    public static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    public static final LocalDate LAST = LocalDate.of(2200, 12, 31);

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private Days() {
    }

    /** How a moment reads wherever people see one: its day as days do, and the time of that place. */
    public static DateTimeFormatter moments(ZoneId zone) {
        return MOMENT.withZone(zone);
    }

    /** The same where a day may be left out: blank reads as null. */
    public static LocalDate readOptional(String field, String text) {
        return text == null || text.isBlank() ? null : read(field, text);
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
