package dev.salesflow.customer;

import java.util.List;
import java.util.UUID;

/** What a list changed of these customers or of their people is as before; what followed from it goes, too. */
public record CustomersTakenBack(UUID list, List<UUID> customers) {
}
