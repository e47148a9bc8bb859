package dev.salesflow.opportunity.needs;

/** Who scores: the rep, or presales who would have to deliver it. */
public enum Side {
    REP, TECH
}
