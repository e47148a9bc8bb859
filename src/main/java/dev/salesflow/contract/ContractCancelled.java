package dev.salesflow.contract;

import java.util.UUID;

/** A signed contract is no longer to be fulfilled. Its deal stays won: it was. */
public record ContractCancelled(UUID contractId, UUID opportunityId, UUID customerId, String number, String reason, String by) {
}
