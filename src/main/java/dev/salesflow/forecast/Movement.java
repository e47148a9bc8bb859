package dev.salesflow.forecast;

/** What became of a deal in a period's forecast between two days. Omitted deals are in no forecast. */
public enum Movement {
    /** In it on both days, with the same amount. */
    KEPT,
    /** Not there on the first day. */
    NEW,
    /** Expected outside the period on the first day. */
    PULLED_IN,
    /** Somebody else's on the first day. */
    TAKEN_OVER,
    /** Omitted on the first day. */
    COUNTED,
    /** In it on both days, with another amount. */
    CHANGED,
    /** In another currency on one of the days. */
    OTHER_CURRENCY,
    /** Expected outside the period by the second day. */
    PUSHED_OUT,
    /** Omitted by the second day. */
    OMITTED,
    /** Somebody else's by the second day. */
    HANDED_OVER,
    WON,
    LOST;

    /** Whether the picture shows it only where it happened. */
    public boolean isRare() {
        return this == TAKEN_OVER || this == COUNTED || this == OTHER_CURRENCY || this == OMITTED || this == HANDED_OVER;
    }
}
