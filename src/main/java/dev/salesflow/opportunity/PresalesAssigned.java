package dev.salesflow.opportunity;

import java.util.UUID;

/**
 * This presales person prepares and gives the demo.
 *
 * @param presales null where nobody is named any more
 */
public record PresalesAssigned(UUID opportunityId, UUID customerId, String presales, String by) {
}
