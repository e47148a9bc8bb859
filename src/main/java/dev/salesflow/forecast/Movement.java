package dev.salesflow.forecast;

/** What became of a deal in a period's forecast between two days. */
public enum Movement {
    /** In it on both days, with the same amount. */
    KEPT,
    /** Not there on the first day. */
    NEW,
    /** Expected outside the period on the first day. */
    PULLED_IN,
    /** In it on both days, with another amount. */
    CHANGED,
    /** Expected outside the period by the second day. */
    PUSHED_OUT,
    WON,
    LOST,
    /** Taken back with its list. */
    GONE
}
