package dev.salesflow.opportunity;

import java.time.Duration;
import java.util.UUID;

/** Work goes on after a pause of that length. */
public record OpportunityResumed(UUID opportunityId, UUID customerId, Duration pausedFor, String by) {
}
