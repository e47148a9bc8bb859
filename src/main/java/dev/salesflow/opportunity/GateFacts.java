package dev.salesflow.opportunity;

/**
 * The facts of {@code stage-gate}: the stage a deal is to enter, and how sure each of the six key facts is.
 *
 * @param openDoubts that the customer voiced and that are not settled
 */
public record GateFacts(Stage stage, Sureness schedule, Sureness budget, Sureness requirement, Sureness decision,
        Sureness competition, Sureness evaluation, Integer openDoubts) {

    /** What a key fact rests on. */
    public enum Sureness { UNKNOWN, UNPROVEN, PROVEN }
}
