package dev.salesflow.prospecting.calls;

import dev.salesflow.prospecting.CallOutcome;
import java.time.Instant;
import java.util.UUID;

/**
 * A name on a list as it stands in the queue.
 *
 * @param nextAt from when it may be called; null: through with it
 * @param keptFor who agreed to call back
 * @param outcome of the last call; null: not called yet
 */
public record Prospect(UUID id, UUID listId, UUID customerId, Instant nextAt, String keptFor, String heldBy, Instant heldUntil, int attempts,
        CallOutcome outcome) {
}
