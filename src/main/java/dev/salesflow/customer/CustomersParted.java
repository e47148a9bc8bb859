package dev.salesflow.customer;

import java.util.UUID;

/** A merge was undone: the one is a customer of its own again, with what it had brought. */
public record CustomersParted(UUID from, String fromName, UUID into, String by) {
}
