package dev.salesflow.rules;

import java.time.Instant;
import java.util.UUID;

/**
 * One published version of a table; never changed afterwards.
 *
 * @param source the canonical {@code .drl.csv}
 * @param approval how a person's version came about; null where the release shipped it
 */
public record RuleVersion(String table, int version, String source, Origin origin, String publishedBy, Instant publishedAt,
        Approval approval) {

    public RuleVersion(String table, int version, String source, Origin origin, String publishedBy, Instant publishedAt) {
        this(table, version, source, origin, publishedBy, publishedAt, null);
    }

    /** Where a version came from: the release, or a person here. */
    public enum Origin { SHIPPED, EDITED }

    /**
     * The two people behind a version, and why.
     *
     * @param reviewer null where an administrator published alone
     * @param restores the earlier version whose content came back, or null
     * @param examples the examples beside the table, as CSV; null: those that the release ships
     */
    public record Approval(UUID change, String reviewer, String reason, boolean emergency, Integer restores, String examples) {
    }

    /** The examples it was published with, as CSV; null: those that the release ships. */
    public String examples() {
        return approval == null ? null : approval.examples();
    }
}
