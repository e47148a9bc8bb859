package dev.salesflow.absence;

import java.time.LocalDate;

/** An absence as it is entered. */
public record AbsenceData(String login, String deputy, LocalDate firstDay, LocalDate lastDay, boolean handOver) {
}
