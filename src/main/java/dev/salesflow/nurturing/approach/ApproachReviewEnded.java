package dev.salesflow.nurturing.approach;

import java.util.UUID;

/** Nobody needs to do anything about it any more: something moved, the customer went to somebody else, or the new approach was tried. */
public record ApproachReviewEnded(UUID reviewId, UUID customerId) {
}
