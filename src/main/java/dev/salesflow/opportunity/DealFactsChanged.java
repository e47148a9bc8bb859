package dev.salesflow.opportunity;

import java.util.Set;
import java.util.UUID;

/** What is known of a deal changed: names of its fields, and of key facts in lower case. */
public record DealFactsChanged(UUID opportunityId, UUID customerId, Set<String> fields, String by) {
}
