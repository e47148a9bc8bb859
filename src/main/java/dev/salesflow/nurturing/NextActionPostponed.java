package dev.salesflow.nurturing;

import java.time.LocalDate;
import java.util.UUID;

/** A next action is due on another day from now on. */
public record NextActionPostponed(UUID recordId, UUID customerId, UUID opportunityId, String action, LocalDate due, String by) {
}
