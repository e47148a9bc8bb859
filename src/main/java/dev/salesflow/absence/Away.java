package dev.salesflow.absence;

import java.time.LocalDate;

/** Days in a row on which somebody is not there, both ends included. */
public record Away(String login, LocalDate first, LocalDate last) {

    public boolean covers(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }
}
