package dev.salesflow.rules.change;

import java.util.UUID;

/**
 * A review or an administrator settled a change.
 *
 * @param overridden whether an administrator published alone
 */
public record RuleChangeDecided(UUID changeId, boolean approved, boolean overridden) {
}
