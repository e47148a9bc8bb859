package dev.salesflow.customer;

import java.util.UUID;

/**
 * One customer became a part of another, with all that hung on it; told when everything has moved.
 *
 * @param fromName what the one that is gone from the lists was called
 */
public record CustomersMerged(UUID from, String fromName, UUID into, String by) {
}
