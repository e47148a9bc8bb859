package dev.salesflow.customer;

import java.util.UUID;

/** A customer was taken up; {@code by} is the login of the person. */
public record CustomerRegistered(UUID customerId, String by) {
}
