package dev.salesflow.opportunity;

import java.util.UUID;

/** This presales person prepares and gives the demo. */
public record PresalesAssigned(UUID opportunityId, UUID customerId, String presales, String by) {
}
