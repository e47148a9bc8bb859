package dev.salesflow.opportunity;

import dev.salesflow.rules.Within;

/** The facts of {@code fact-freshness}: a key fact of an open deal. */
public record FactAge(KeyFact.Kind kind, Stage stage) {

    /**
     * What a row of it answers.
     *
     * @param days for which what was said still counts; null: for good
     */
    public record Freshness(@Within(to = Within.MOST_DAYS) Integer days) {
    }
}
