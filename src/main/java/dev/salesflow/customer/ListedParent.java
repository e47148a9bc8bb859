package dev.salesflow.customer;

import java.util.UUID;

/** The parent that a list names for a customer. */
public record ListedParent(UUID customerId, String parentName) {
}
