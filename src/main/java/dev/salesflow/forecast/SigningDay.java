package dev.salesflow.forecast;

/** What is known of a deal's expected signing. */
public enum SigningDay {
    UNKNOWN, PASSED, AHEAD
}
