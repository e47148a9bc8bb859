package dev.salesflow.grading;

import java.time.Instant;
import java.util.UUID;

/**
 * A run over all customers.
 *
 * @param startedBy name of the person who asked; null: the system
 * @param changed how many customers came out otherwise than before
 */
public record GradeRun(UUID id, State state, String startedBy, Instant askedAt, Instant startedAt, Instant endedAt,
        long total, long processed, long changed) {

    /** How far a run is. */
    public enum State { WAITING, RUNNING, DONE, FAILED }

    public boolean open() {
        return state == State.WAITING || state == State.RUNNING;
    }

    public int percent() {
        return total == 0 ? (open() ? 0 : 100) : (int) Math.min(100, processed * 100 / total);
    }
}
