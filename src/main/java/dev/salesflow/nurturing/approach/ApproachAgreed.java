package dev.salesflow.nurturing.approach;

import java.util.UUID;

/** A case review agreed on another approach, which the rep is to try. */
public record ApproachAgreed(UUID reviewId, UUID customerId, String rep) {
}
