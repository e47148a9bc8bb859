package dev.salesflow.coaching;

import dev.salesflow.rules.Within;

/** The facts of {@code activity-minimum}: a kind of work and the span it is counted in. */
public record RepActivity(ActivityKind activity, ActivitySpan span) {

    /**
     * What a row of it answers.
     *
     * @param least times a rep is to do it in that span
     */
    public record Minimum(@Within(to = 10_000) Integer least) {
    }
}
