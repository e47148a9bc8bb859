package dev.salesflow.absence;

import java.time.LocalDate;
import java.util.UUID;

/** Who does somebody's work today, and until which day at least. */
public record StandIn(UUID absenceId, String deputy, LocalDate lastDay) {
}
