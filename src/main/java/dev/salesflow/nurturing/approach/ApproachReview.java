package dev.salesflow.nurturing.approach;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A decision that a manager is asked for, or made.
 *
 * @param fruitless contacts without progress when it was opened
 * @param outcome what the changed approach brought; null while it is not tried
 */
public record ApproachReview(UUID id, UUID customerId, String rep, int fruitless, State state, String cause, String approach,
        LocalDate pausedUntil, String outcome, Instant openedAt, String decidedBy) {

    /** Open until decided, or until something moves by itself. */
    public enum State {
        OPEN, CHANGED, PAUSED, RELEASED, WITHDRAWN
    }
}
