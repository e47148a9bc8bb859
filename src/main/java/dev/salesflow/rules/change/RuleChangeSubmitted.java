package dev.salesflow.rules.change;

import java.util.UUID;

/**
 * A change waits for review, for the first time or again.
 *
 * @param reviewer the one named to approve this table, or null where every manager may
 * @param managersMayApprove whether every manager may who did not type in it
 */
public record RuleChangeSubmitted(UUID changeId, String table, String author, String reviewer, boolean managersMayApprove) {
}
