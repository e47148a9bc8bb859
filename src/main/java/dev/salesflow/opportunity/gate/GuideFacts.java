package dev.salesflow.opportunity.gate;

import dev.salesflow.opportunity.GateFacts.Sureness;
import dev.salesflow.opportunity.Stage;

/** The facts of {@code stage-guide}: the stage a deal is in, and how sure each of the six key facts is. */
public record GuideFacts(Stage stage, Sureness schedule, Sureness budget, Sureness requirement, Sureness decision,
        Sureness competition, Sureness evaluation) {
}
