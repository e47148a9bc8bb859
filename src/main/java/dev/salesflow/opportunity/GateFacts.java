package dev.salesflow.opportunity;

/** The facts of {@code stage-gate}: the stage a deal is to enter, and how sure each of the six key facts is. */
public record GateFacts(Stage stage, Sureness schedule, Sureness budget, Sureness requirement, Sureness decision,
        Sureness competition, Sureness evaluation) {

    /** What a key fact rests on. */
    public enum Sureness { UNKNOWN, UNPROVEN, PROVEN }
}
