package dev.salesflow.coaching;

/**
 * What a row of {@code coaching-trigger} answers.
 *
 * @param coach false: leave this rep alone, whatever the rows below say
 * @param urgency {@link Urgency#MEDIUM} where a row that asks for coaching leaves it empty
 * @param kind {@link CoachingKind#SMALL} where a row that asks for coaching leaves it empty
 * @param coachedBy {@link CoachRole#MANAGER} where a row that asks for coaching leaves it empty
 */
public record CoachingAdvice(Boolean coach, CoachingTopic topic, Urgency urgency, CoachingKind kind, CoachRole coachedBy) {

    public CoachingAdvice {
        if (!Boolean.FALSE.equals(coach)) {
            if (topic == null) {
                throw new IllegalArgumentException("a row that asks for coaching names a topic");
            }
            urgency = urgency == null ? Urgency.MEDIUM : urgency;
            kind = kind == null ? CoachingKind.SMALL : kind;
            coachedBy = coachedBy == null ? CoachRole.MANAGER : coachedBy;
        }
    }

    boolean asksForCoaching() {
        return topic != null && !Boolean.FALSE.equals(coach);
    }
}
