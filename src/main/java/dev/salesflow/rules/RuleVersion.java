package dev.salesflow.rules;

import java.time.Instant;

/**
 * One published version of a table; never changed afterwards.
 *
 * @param source the canonical {@code .drl.csv}
 */
public record RuleVersion(String table, int version, String source, Origin origin, String publishedBy, Instant publishedAt) {

    /** Where a version came from: the release, or a person here. */
    public enum Origin { SHIPPED, EDITED }
}
