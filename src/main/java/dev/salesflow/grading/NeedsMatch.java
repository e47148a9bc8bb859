package dev.salesflow.grading;

/**
 * What a row of {@code needs-match} says.
 *
 * @param match null while nothing is scored
 */
public record NeedsMatch(Level match, Step step) {

    /** How well we meet the needs. */
    public enum Level { HIGH, MEDIUM, LOW }

    /** What follows from it. */
    public enum Step {
        EXECUTIVE_VISIT,
        /** The need fits, the money is not sure. */
        SECURE_BUDGET,
        RESOLVE_OBJECTION,
        LONG_TERM_POOL,
        SCORE_NEEDS
    }
}
