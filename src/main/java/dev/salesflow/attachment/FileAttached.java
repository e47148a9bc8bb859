package dev.salesflow.attachment;

import java.util.UUID;

/** A file was put to a customer, or to one of their deals. */
public record FileAttached(UUID customerId, UUID opportunityId, String name, String by) {
}
