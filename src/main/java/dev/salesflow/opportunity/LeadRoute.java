package dev.salesflow.opportunity;

/**
 * What the table lead-routing says.
 *
 * @param start whether a deal, and with it its process, begins at once; null means no
 */
public record LeadRoute(Assignment assignment, Boolean start) {

    /** Who gets a lead. */
    public enum Assignment {
        /** The least loaded rep of the customer's territory. */
        TERRITORY,
        /** The least loaded rep of all. */
        LEAST_LOADED,
        /** Nobody yet: a manager gives it away. */
        NOBODY
    }
}
