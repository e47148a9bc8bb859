package dev.salesflow.nurturing;

import java.time.LocalDate;
import java.util.UUID;

/** A contact that was recorded never was; {@code opportunityId} may be null. */
public record ContactTakenBack(UUID recordId, UUID customerId, UUID opportunityId, LocalDate heldOn, String by) {
}
