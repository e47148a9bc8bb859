package dev.salesflow.review.schedule;

import java.time.LocalDate;

/** The days that one review is of, both ends included. */
public record Period(LocalDate from, LocalDate to) {
}
