package dev.salesflow.review;

import java.util.UUID;

/** Nobody holds it any more. */
public record ReviewCancelled(UUID reviewId, String rep) {
}
