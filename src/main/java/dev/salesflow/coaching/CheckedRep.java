package dev.salesflow.coaching;

import dev.salesflow.rules.RowNote;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A rep, what is known of them today, and what the trigger table says of each topic.
 *
 * @param coach login of the manager who leads the rep, null where nobody leads the team
 * @param mentor login of the senior colleague named for the rep, or null
 * @param fired of each topic the row that fits, the most urgent first; a topic that no row fits is absent
 */
public record CheckedRep(String login, String name, String coach, String mentor, RepFacts facts, List<Fired> fired) {

    /**
     * The row that fits and what it asks for.
     *
     * @param kind null: by the size of the deals, which the table {@code coaching-kind} tells
     * @param conditions what the row asked of the facts
     * @param leftAlone why a row further up wants no coaching on it now; null where none does
     * @param running the coaching on this topic that runs, or null
     */
    public record Fired(CoachingTopic topic, Urgency urgency, CoachingKind kind, CoachRole coachedBy, String table, int version, int row,
            RowNote note, List<Evidence.Condition> conditions, RowNote leftAlone, UUID running) {

        public boolean isDue() {
            return leftAlone == null && running == null;
        }
    }

    /** What would start now: one at a time, so that neither rep nor coach drowns. */
    public Optional<Fired> due() {
        return fired.stream().filter(one -> coach != null && one.isDue()).findFirst();
    }
}
