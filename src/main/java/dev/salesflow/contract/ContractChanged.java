package dev.salesflow.contract;

import java.util.UUID;

/** Days, remarks or instalments of a contract became others than they were. */
public record ContractChanged(UUID contractId, UUID opportunityId, UUID customerId, String number, String by) {
}
