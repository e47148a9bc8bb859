package dev.salesflow.nurturing;

import java.time.LocalDate;
import java.time.LocalTime;

/**
 * Something dated that a person sees in a calendar of their own.
 *
 * @param id the same for as long as the thing lives, unique among all
 * @param time null: some time that day
 * @param path of its page here
 */
public record CalendarEntry(String id, String title, LocalDate day, LocalTime time, String path) {
}
