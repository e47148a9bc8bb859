package dev.salesflow.opportunity;

/** Whether a deal is still on, and if not, how it ended. */
public enum Outcome {
    OPEN, WON, LOST
}
