package dev.salesflow.nurturing;

import java.time.Instant;
import java.util.UUID;

/**
 * A customer was spoken to. {@code opportunityId} is null where it was about no deal.
 *
 * @param next what comes next; null where nothing does
 * @param word key of a message that tells what was said where nobody wrote it in words of their own; else null
 */
public record ContactRecorded(UUID recordId, UUID customerId, UUID opportunityId, Instant heldAt, ContactWay way, String said, String word,
        NextAction next, String by) {
}
