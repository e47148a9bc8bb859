package dev.salesflow.nurturing;

import java.util.UUID;

/** Somebody else does it from now on. {@code by} is null where the system gave it away with the customer. */
public record NextActionHandedOver(UUID recordId, UUID customerId, UUID opportunityId, String action, String to, String by) {
}
