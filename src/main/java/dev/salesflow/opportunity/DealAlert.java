package dev.salesflow.opportunity;

/** What a row of {@code alert} says; where several rows speak of one matter, the most urgent counts. */
public record DealAlert(Matter matter, Level level) {

    /** What is wrong with the deal. */
    public enum Matter { STANDSTILL, SIGNING_OVERDUE, FACTS_MISSING }

    /** How soon somebody has to look. */
    public enum Level { ATTENTION, URGENT }
}
