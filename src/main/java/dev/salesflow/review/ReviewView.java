package dev.salesflow.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A review as people read it.
 *
 * @param state OPEN, HELD or CANCELLED
 * @param conclusion what the manager concludes, so far while it is open; or why it was cancelled
 * @param cases on the agenda, of which {@code decided} have a decision
 */
public record ReviewView(UUID id, String rep, String repName, String manager, String managerName, LocalDate periodFrom, LocalDate periodTo, String state,
        int turn, int most, Instant endedAt, String endedBy, String conclusion, int cases, int decided) {

    public int undecided() {
        return cases - decided;
    }

    public boolean open() {
        return state.equals("OPEN");
    }

    public boolean held() {
        return state.equals("HELD");
    }
}
