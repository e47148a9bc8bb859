package dev.salesflow.nurturing.pool;

import java.util.List;
import java.util.UUID;

/**
 * What came of a claim.
 *
 * @param lost the names of those that somebody else had taken
 */
public record Claimed(List<UUID> customers, List<String> lost) {
}
