package dev.salesflow.company;

import java.time.LocalDate;

/** A day that is not as its day of the week: a holiday, or a day of the weekend that is worked instead (调休). */
public record CalendarDay(LocalDate day, boolean working, String name) {
}
