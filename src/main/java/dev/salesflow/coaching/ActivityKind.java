package dev.salesflow.coaching;

/** What a rep is to do a least number of times: visits, new customers taken up, customers that became deals. */
public enum ActivityKind {
    VISITS, PROSPECTS, CONVERSIONS
}
