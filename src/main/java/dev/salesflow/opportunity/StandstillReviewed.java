package dev.salesflow.opportunity;

import java.util.UUID;

/** The manager looked at a deal that stood still and left advice. */
public record StandstillReviewed(UUID opportunityId, UUID customerId, String advice, String by) {
}
