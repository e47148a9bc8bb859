package dev.salesflow.forecast;

import dev.salesflow.grading.Grade;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.rules.Within;

/** The facts of {@code stage-odds}. */
public record DealAtStage(Stage stage, Grade grade) {

    /**
     * What a row of it answers.
     *
     * @param percent of such deals that are won, as long as too few passed to know
     */
    public record Odds(@Within(to = 100) Integer percent) {
    }
}
