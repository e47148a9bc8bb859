package dev.salesflow.opportunity;

import java.time.LocalDate;
import java.util.UUID;

/** Work rests until the day, or until somebody resumes it where the day is null. */
public record OpportunityPaused(UUID opportunityId, UUID customerId, String reason, LocalDate until, String by) {
}
