package dev.salesflow.opportunity.needs;

import java.util.UUID;

/** One side scored the core needs; so much they came to in all. */
public record NeedsScored(UUID opportunityId, UUID customerId, Side side, int total, int sharePercent, String by) {
}
