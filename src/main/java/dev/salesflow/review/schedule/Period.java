package dev.salesflow.review.schedule;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** The days that one review is of, both ends included. */
public record Period(LocalDate from, LocalDate to) {

    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }
}
