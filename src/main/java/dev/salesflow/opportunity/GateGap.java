package dev.salesflow.opportunity;

/** What a row of {@code stage-gate} says: a key fact that is to be found out or proven before the stage, or doubts to be cleared. */
public record GateGap(Lack fact, Force force) {

    /** What is lacking: one of the six key facts, by its own name, or answers to the customer's doubts. */
    public enum Lack { SCHEDULE, BUDGET, REQUIREMENT, DECISION, COMPETITION, EVALUATION, DOUBTS }

    /** Whether the stage must wait for it. */
    public enum Force { REQUIRED, ADVISED }
}
