package dev.salesflow.forecast;

/** Whose word it is; the higher goes before the lower. A leader is whoever leads above the team of the deal's rep. */
public enum Voice {
    REP, MANAGER, LEADER
}
