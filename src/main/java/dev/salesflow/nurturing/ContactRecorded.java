package dev.salesflow.nurturing;

import java.time.Instant;
import java.util.UUID;

/** A customer was spoken to. {@code opportunityId} is null where it was about no deal. */
public record ContactRecorded(UUID recordId, UUID customerId, UUID opportunityId, Instant heldAt, ContactWay way, String said, String by) {
}
