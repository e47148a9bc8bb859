package dev.salesflow.coaching;

import dev.salesflow.rules.RowNote;
import java.util.List;
import java.util.UUID;

/**
 * A rep, what is known of them today, and the row of the trigger table that fits.
 *
 * @param coach login of the manager who leads the rep, null where nobody leads the team
 * @param mentor login of the senior colleague named for the rep, or null
 * @param running the coaching that runs, or null
 * @param fired null where no row fits
 */
public record CheckedRep(String login, String name, String coach, String mentor, UUID running, RepFacts facts, Fired fired) {

    /**
     * The row that fits and what it asks for.
     *
     * @param topic null: the row says to leave this rep alone
     * @param conditions what the row asked of the facts
     */
    public record Fired(CoachingTopic topic, Urgency urgency, CoachingKind kind, CoachRole coachedBy, String table, int version, int row,
            RowNote note, List<Evidence.Condition> conditions) {
    }

    boolean toBeCoached() {
        return fired != null && fired.topic() != null && running == null && coach != null;
    }
}
