package dev.salesflow.coaching;

/** What is written down in a round, in the method's order; a plan only where deals are large. */
public enum CoachingStep {
    PLAN, OBSERVE, FEEDBACK, DEMONSTRATE, PREPARE, REVIEW,
    /** What was agreed for afterwards is done. */
    NEXT_STEP,
    /** A step that nobody took in time. */
    REMINDER;

    public String messageKey() {
        return "coaching.step." + name();
    }
}
