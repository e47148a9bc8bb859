package dev.salesflow.opportunity.doubt;

import java.util.UUID;

/** The customer voiced a doubt, an answer to one was found, or it is settled. */
public record DoubtRecorded(UUID opportunityId, UUID customerId, UUID doubtId, String doubt, Doubt.State state, String by) {
}
