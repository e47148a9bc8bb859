package dev.salesflow.notice;

/** The kinds of letters that a person can do without. */
public enum Notice {
    /** Somebody gave them tasks. */
    ASSIGNMENTS,
    /** What is due, each working day. */
    DAILY
}
