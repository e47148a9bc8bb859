package dev.salesflow.nurturing.approach;

import java.util.UUID;

/** A manager decided how to go on with a customer without progress. */
public record ApproachDecided(UUID reviewId, UUID customerId, ApproachDecision decision, String by) {
}
