package dev.salesflow.rules;

/** How a table chooses among the rows that fit. */
public enum HitPolicy {
    /** At most one row fits any case; a table where two could is refused. */
    UNIQUE,
    /** The topmost row that fits. */
    FIRST,
    /** Every row that fits. */
    ALL
}
