package dev.salesflow.opportunity;

import java.util.UUID;

/** The deal ended with a contract. */
public record OpportunityWon(UUID opportunityId, UUID customerId, String by) {
}
