package dev.salesflow.nurturing.pool;

/**
 * What {@code territory-load} sees of a territory or a rep; null: nobody works there.
 *
 * @param customersPerRep owned ones
 * @param nearPerRep those graded A or B among them
 */
public record TerritoryFacts(Integer customersPerRep, Integer nearPerRep) {

    /** Whether a rep can look after so many. */
    public enum Load { TOO_FEW, FITTING, TOO_MANY }

    /** What a row says. */
    public record Verdict(Load load) {
    }
}
