package dev.salesflow.opportunity;

import java.util.List;

/** How far a deal has come, in the sales method's order; a deal may go back. */
public enum Stage {
    FIRST_VISIT, EXCHANGE, DEMO, QUOTATION, DOUBTS, NEGOTIATION, CONTRACT;

    public static final List<Stage> ALL = List.of(values());
}
