package dev.salesflow.rules.change;

import java.util.UUID;

/** What was approved cannot run; its author mends it. */
public record RuleChangeFailed(UUID changeId) {
}
