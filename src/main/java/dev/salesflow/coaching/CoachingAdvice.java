package dev.salesflow.coaching;

/**
 * What a row of {@code coaching-trigger} answers. The rows that fit are read from top to bottom.
 *
 * @param coach false: what the rows below ask for waits
 * @param urgency {@link Urgency#MEDIUM} where a row that asks for coaching leaves it empty
 * @param kind where a row leaves it empty, the table {@code coaching-kind} tells by the size of the deals
 * @param coachedBy {@link CoachRole#MANAGER} where a row that asks for coaching leaves it empty
 */
public record CoachingAdvice(Boolean coach, CoachingTopic topic, Urgency urgency, CoachingKind kind, CoachRole coachedBy) {

    public CoachingAdvice {
        if (!Boolean.FALSE.equals(coach)) {
            if (topic == null) {
                throw new IllegalArgumentException("a row that asks for coaching names a topic");
            }
            urgency = urgency == null ? Urgency.MEDIUM : urgency;
            coachedBy = coachedBy == null ? CoachRole.MANAGER : coachedBy;
        }
    }

    boolean asksForCoaching() {
        return topic != null && !Boolean.FALSE.equals(coach);
    }
}
