package dev.salesflow.opportunity.demo;

import java.time.LocalDate;
import java.util.UUID;

/** The demo of that day does not take place. */
public record DemoCancelled(UUID opportunityId, UUID customerId, LocalDate day, String reason, String by) {
}
