package dev.salesflow.nurturing.approach;

import java.util.UUID;

/** Contacts brought nothing so often that a manager is to decide. */
public record ApproachReviewOpened(UUID reviewId, UUID customerId, String rep, int fruitless) {
}
