package dev.salesflow.nurturing;

/** What came of a contact; open while its next action is still to do. */
public enum ContactResult {
    OPEN, DONE, FAILED
}
