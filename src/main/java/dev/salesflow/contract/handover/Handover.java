package dev.salesflow.contract.handover;

import java.time.Instant;
import java.util.UUID;

/**
 * The sheet that goes with a won deal.
 *
 * @param to login of whoever takes it over
 * @param scope what was sold and promised; {@code openItems} doubts and points that are not settled, commitments to keep
 * @param question what the other side asked before taking it over; null: nothing
 * @param takenAt null while it is not taken over
 */
public record Handover(UUID contractId, String to, String scope, String terms, String people, String openItems, String handedBy, Instant handedAt,
        String question, Instant takenAt) {

    /** As the rep tells it. */
    public record Sheet(String to, String scope, String terms, String people, String openItems) {
    }

    public boolean taken() {
        return takenAt != null;
    }
}
