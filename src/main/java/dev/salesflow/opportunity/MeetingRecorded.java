package dev.salesflow.opportunity;

import java.time.LocalDate;
import java.util.UUID;

/** A visit, exchange, demo or negotiation took place on that day. */
public record MeetingRecorded(UUID opportunityId, UUID customerId, UUID meetingId, Stage stage, LocalDate heldOn, String by) {
}
