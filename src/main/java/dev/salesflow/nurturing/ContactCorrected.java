package dev.salesflow.nurturing;

import java.time.LocalDate;
import java.util.UUID;

/** Its author put right what a contact's record says. */
public record ContactCorrected(UUID id, UUID customerId, UUID opportunityId, LocalDate heldOn, String said, String by) {
}
