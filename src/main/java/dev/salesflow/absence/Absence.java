package dev.salesflow.absence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Days on which somebody is away, both included.
 *
 * @param name of who is away
 * @param handOver whether the tasks that are open when it begins go to the deputy, too
 * @param enteredBy the name of who entered it
 * @param endedBy the name of who ended it early; null where nobody did
 */
public record Absence(UUID id, String login, String name, String deputy, String deputyName, LocalDate firstDay, LocalDate lastDay,
        boolean handOver, String enteredBy, Instant enteredAt, String endedBy) {

    /** Whether it may still be ended. */
    public boolean isOpen(LocalDate today) {
        return endedBy == null && !lastDay.isBefore(today);
    }
}
