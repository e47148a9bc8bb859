package dev.salesflow.customer.merge;

import dev.salesflow.customer.FieldChange;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One customer is a part of another.
 *
 * @param by name of the person
 * @param changes what it changed of the one that stayed
 */
public record Merge(UUID id, UUID from, String fromName, UUID into, String by, Instant at, List<FieldChange> changes) {
}
