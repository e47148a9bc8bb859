package dev.salesflow.grading;

/** Why a customer was graded anew. */
public enum Cause {
    REGISTERED, CHANGED, IMPORTED,
    /** Another version of a table became live. */
    RULES,
    /** Somebody asked for a run over all customers, or the night did. */
    RUN,
    /** An override was given, or came to its end. */
    OVERRIDE
}
