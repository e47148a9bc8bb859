package dev.salesflow.rules.change;

import java.util.UUID;

/** An approved change is a version now, live on every node within two seconds. */
public record RuleChangePublished(UUID changeId, String table, int version) {
}
