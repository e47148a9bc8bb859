package dev.salesflow.opportunity;

import java.util.UUID;

/** Another rep has it from now on. {@code from} is null where nobody had it. */
public record OpportunityHandedOver(UUID opportunityId, UUID customerId, String from, String to, String by) {
}
