package dev.salesflow.review;

import java.util.UUID;

/** It was held and is closed; what was agreed in it is to be handed out. */
public record ReviewHeld(UUID reviewId, String rep) {
}
