package dev.salesflow.opportunity;

import java.util.UUID;

/** The deal ended without a contract. {@code competitor} is null where nobody else won it. */
public record OpportunityLost(UUID opportunityId, UUID customerId, String reason, String competitor, String by) {
}
