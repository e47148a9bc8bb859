package dev.salesflow.opportunity;

import java.util.UUID;

/** A deal began. {@code by} is null where the system itself did it, here and in all events of this module. */
public record OpportunityOpened(UUID opportunityId, UUID customerId, String owner, Stage stage, String by) {
}
