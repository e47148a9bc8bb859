package dev.salesflow.rules.change;

import java.util.UUID;

/**
 * A change waits for review, for the first time or again.
 *
 * @param reviewer the one manager who was named to approve this table and typed nothing of the change, or null where several may or none
 */
public record RuleChangeSubmitted(UUID changeId, String table, String author, String reviewer) {
}
