package dev.salesflow.forecast;

/** Whose word it is; the manager's goes before the rep's. */
public enum Voice {
    REP, MANAGER
}
