package dev.salesflow.forecast;

/** Whose word it is; the higher goes before the lower. The manager is the next one above the deal's rep, a leader whoever leads above that. */
public enum Voice {
    REP, MANAGER, LEADER
}
