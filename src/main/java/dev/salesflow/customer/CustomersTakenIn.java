package dev.salesflow.customer;

import java.util.List;
import java.util.UUID;

/** One batch of a list went in: new customers and changed ones; told instead of one event each. */
public record CustomersTakenIn(List<UUID> created, List<UUID> changed, String by) {
}
