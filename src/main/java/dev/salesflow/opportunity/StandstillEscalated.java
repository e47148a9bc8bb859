package dev.salesflow.opportunity;

import java.util.UUID;

/** Nothing happened for so long that the manager is asked to look. */
public record StandstillEscalated(UUID opportunityId, UUID customerId, String owner, Stage stage) {
}
