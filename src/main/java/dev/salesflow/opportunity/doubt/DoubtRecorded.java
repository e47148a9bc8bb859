package dev.salesflow.opportunity.doubt;

import java.util.UUID;

/** The customer voiced a doubt, or an answer to one was found. */
public record DoubtRecorded(UUID opportunityId, UUID customerId, UUID doubtId, String doubt, boolean resolved, String by) {
}
