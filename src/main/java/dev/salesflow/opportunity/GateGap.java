package dev.salesflow.opportunity;

/** What a row of {@code stage-gate} says: a key fact that is to be found out or proven before the stage. */
public record GateGap(KeyFact.Kind fact, Force force) {

    /** Whether the stage must wait for it. */
    public enum Force { REQUIRED, ADVISED }
}
