package dev.salesflow.opportunity;

import java.util.UUID;

/** Nothing happened in this stage for a while; the owner is told. */
public record StandstillReminded(UUID opportunityId, UUID customerId, String owner, Stage stage) {
}
