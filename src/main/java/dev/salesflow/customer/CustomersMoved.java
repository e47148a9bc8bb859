package dev.salesflow.customer;

import java.util.List;
import java.util.UUID;

/**
 * These customers have another owner from now on. Told within the transaction, many at a time.
 *
 * @param from their former owner; null where they had none
 * @param to null where they have none any more
 */
public record CustomersMoved(List<UUID> customers, String from, String to, String by) {
}
