package dev.salesflow.coaching;

/** What the coach decides at the end, on the evidence of the rounds. */
public enum Finding {
    GOALS_REACHED,
    /** Could learn it: train and coach. */
    UNTRAINED,
    /** Not this person's work: another role. */
    UNTRAINABLE;

    public String messageKey() {
        return "coaching.finding." + name();
    }
}
