package dev.salesflow.coaching;

import dev.salesflow.opportunity.Stage;
import dev.salesflow.rules.Within;

/** The facts of {@code stage-patience}: an open deal that nothing happens to. */
public record StandingDeal(Stage stage) {

    /**
     * What a row of it answers.
     *
     * @param days a deal may stand in the stage before it counts as standing still
     */
    public record Patience(@Within(to = Within.MOST_DAYS) Integer days) {
    }
}
