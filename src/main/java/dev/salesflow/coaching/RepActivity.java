package dev.salesflow.coaching;

/** The facts of {@code activity-minimum}: a kind of work and the span it is counted in. */
public record RepActivity(ActivityKind activity, ActivitySpan span) {

    /**
     * What a row of it answers.
     *
     * @param least times a rep is to do it in that span
     */
    public record Minimum(Integer least) {
    }
}
