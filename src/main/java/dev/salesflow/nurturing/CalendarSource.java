package dev.salesflow.nurturing;

import java.util.List;
import java.util.Locale;

/** Whoever keeps dated work of people; what it gives of a person stands in that person's calendar. */
@FunctionalInterface
public interface CalendarSource {

    List<CalendarEntry> of(String login, Locale locale);
}
