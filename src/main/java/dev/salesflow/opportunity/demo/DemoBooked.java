package dev.salesflow.opportunity.demo;

import java.time.LocalDate;
import java.util.UUID;

/** The deal's demo is shown that day by that presales person; also when it was moved there. */
public record DemoBooked(UUID opportunityId, UUID customerId, String presales, LocalDate day, boolean moved, String by) {
}
