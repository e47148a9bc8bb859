package dev.salesflow.opportunity;

import java.time.LocalDate;
import java.util.UUID;

/** Presales prepared a demo for that day. */
public record DemoPlanned(UUID opportunityId, UUID customerId, LocalDate plannedOn, String by) {
}
