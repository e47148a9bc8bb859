package dev.salesflow.nurturing.calendar;

import dev.salesflow.nurturing.CalendarEntry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Writes entries as iCalendar (RFC 5545): what has a time in UTC, what has none as a whole day that blocks nothing. */
public final class ICalendar {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Duration LENGTH = Duration.ofMinutes(30);
    private static final int LONGEST_LINE = 75;

    private final StringBuilder text = new StringBuilder();
    private final Instant now;
    private final ZoneId zone;
    private final String home;

    private ICalendar(Instant now, ZoneId zone, String home) {
        this.now = now;
        this.zone = zone;
        this.home = home;
    }

    /**
     * @param zone of the entries' times
     * @param home address that the entries' paths follow
     */
    public static String write(String name, List<CalendarEntry> entries, Instant now, ZoneId zone, String home) {
        var calendar = new ICalendar(now, zone, home);
        calendar.line("BEGIN:VCALENDAR").line("VERSION:2.0").line("PRODID:-//Salesflow//Calendar//EN").line("CALSCALE:GREGORIAN")
                .line("METHOD:PUBLISH").line("X-WR-CALNAME:" + escaped(name)).line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        entries.forEach(calendar::event);
        return calendar.line("END:VCALENDAR").text.toString();
    }

    private void event(CalendarEntry entry) {
        line("BEGIN:VEVENT").line("UID:" + entry.id() + "@salesflow").line("DTSTAMP:" + MOMENT.format(now));
        if (entry.time() == null) {
            line("DTSTART;VALUE=DATE:" + day(entry.day())).line("DTEND;VALUE=DATE:" + day(entry.day().plusDays(1))).line("TRANSP:TRANSPARENT");
        } else {
            var start = entry.day().atTime(entry.time()).atZone(zone).toInstant();
            line("DTSTART:" + MOMENT.format(start)).line("DTEND:" + MOMENT.format(start.plus(LENGTH)));
        }
        line("SUMMARY:" + escaped(entry.title())).line("URL:" + home + entry.path()).line("END:VEVENT");
    }

    private static String day(LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replaceAll("\\R", "\\\\n").replaceAll("\\p{Cntrl}", " ");
    }

    /** At most 75 octets, then a line break and a space; no character is cut in two. */
    private ICalendar line(String content) {
        var octets = 0;
        for (int at = 0; at < content.length(); at += Character.charCount(content.codePointAt(at))) {
            var sign = Character.toString(content.codePointAt(at));
            var size = sign.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LONGEST_LINE) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(sign);
            octets += size;
        }
        text.append("\r\n");
        return this;
    }
}
