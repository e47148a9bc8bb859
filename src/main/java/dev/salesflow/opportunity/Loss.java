package dev.salesflow.opportunity;

/**
 * Why a deal was lost, and to whom.
 *
 * @param lostKind null where a list or the system says it
 * @param lostReason in words, the customer's where there are any
 * @param competitor who won it; null where nobody did
 */
public record Loss(Kind lostKind, String lostReason, String competitor) {

    static final Loss NONE = new Loss(null, null, null);

    /** The kinds by which losses are counted. */
    public enum Kind {
        PRICE, FUNCTION, REFERENCE, RELATION, BUDGET, STOPPED, POSTPONED, OTHER
    }
}
