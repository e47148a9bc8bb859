package dev.salesflow.rules;

/**
 * Another version of a table is live on this node: decisions taken by an earlier one may come out differently now. Every
 * node tells its own listeners, so what they do must be safe to do twice.
 */
public record RulesPublished(String table, int version) {
}
