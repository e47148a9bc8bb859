package dev.salesflow.review;

import java.util.UUID;

/** A manager is to hold it with the rep. */
public record ReviewOpened(UUID reviewId, String rep, String manager) {
}
