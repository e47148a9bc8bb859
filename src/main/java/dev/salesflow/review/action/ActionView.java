package dev.salesflow.review.action;

import dev.salesflow.rules.RowNote;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/**
 * An action as people read it.
 *
 * @param customer null where it is about no single case
 * @param state AGREED, ISSUED, DONE, ACCEPTED or DROPPED
 * @param percent what its owner reported; null before
 * @param mark null before it is accepted; the row of {@code task-grade} that gave it and why come with it
 */
public record ActionView(UUID id, UUID reviewId, UUID customerId, String customer, String what, String owner, String ownerName, LocalDate dueOn, String state,
        Integer percent, String outcome, LocalDate doneOn, Integer acceptedPercent, String mark, Integer tableVersion, Integer ruleRow, String noteEn,
        String noteZh) {

    public boolean unfinished() {
        return state.equals("AGREED") || state.equals("ISSUED");
    }

    /** The manager has still to say something of it. */
    public boolean waits() {
        return state.equals("ISSUED") || state.equals("DONE");
    }

    public boolean lateOn(LocalDate today) {
        return unfinished() && dueOn.isBefore(today);
    }

    public String note(Locale locale) {
        return new RowNote(noteEn, noteZh).in(locale);
    }
}
