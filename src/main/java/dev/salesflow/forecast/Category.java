package dev.salesflow.forecast;

/** How surely a deal is counted on: promised, well possible, only hoped for, not counted at all. */
public enum Category {
    COMMIT, LIKELY, PIPELINE, OMITTED
}
