package dev.salesflow.contract;

import java.math.BigDecimal;
import java.util.UUID;

/** Both sides signed; the deal is won. */
public record ContractSigned(UUID contractId, UUID opportunityId, UUID customerId, String number, BigDecimal amount,
        String currency, String by) {
}
