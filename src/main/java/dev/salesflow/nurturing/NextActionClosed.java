package dev.salesflow.nurturing;

import java.util.UUID;

/**
 * A next action is done or has failed.
 *
 * @param byContact whether a recorded contact did it, which tells of itself
 */
public record NextActionClosed(UUID recordId, UUID customerId, UUID opportunityId, String action, ContactResult result,
        boolean byContact, String by) {
}
