package dev.salesflow.coaching;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * A coaching as people read it.
 *
 * @param reason the manager's own words, null where a rule started it
 * @param startedBy name of the person; null where a rule started it
 * @param ruleRow the row that fired, null where a person started it
 * @param state RUNNING, FINISHED or CANCELLED
 * @param outcome the next step, or why it was cancelled
 * @param lastStep the last step written down, null before the first
 * @param nextOwnerName who takes the next step until {@code nextDue}; null where nobody is named
 * @param nextDoneAt when it was done or given up, null before
 */
public record CoachingView(UUID id, String rep, String repName, String coach, String coachName, CoachingTopic topic,
        Urgency urgency, CoachingKind kind, String reason, String startedBy, Evidence evidence,
        String tableName, Integer tableVersion, Integer ruleRow, String state, int round, Finding finding,
        String outcome, Instant startedAt, Instant endedAt, CoachingStep lastStep, String nextOwnerName, LocalDate nextDue, Instant nextDoneAt) {

    public boolean running() {
        return state.equals("RUNNING");
    }

    /** One step as it was written down; the notes are the form's fields in their order. */
    public record Step(int round, CoachingStep step, Map<String, Object> notes, String doneBy, String doneByName,
            Instant doneAt) {
    }
}
