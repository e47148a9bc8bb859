package dev.salesflow.nurturing.cadence;

import java.util.UUID;

/** The contact that was a task is made, or is not this person's any more. */
public record ContactTaskEnded(UUID customerId) {
}
