package dev.salesflow.opportunity;

import java.util.UUID;

/** A deal moved to another stage, forward or back. */
public record StageEntered(UUID opportunityId, UUID customerId, Stage from, Stage to, String by) {
}
