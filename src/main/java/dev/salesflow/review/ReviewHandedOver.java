package dev.salesflow.review;

import java.util.UUID;

/** Another manager holds it, or others lead the rep from now on. */
public record ReviewHandedOver(UUID reviewId, String rep, String manager) {
}
