package dev.salesflow.contract.payment;

import java.math.BigDecimal;
import java.util.UUID;

/** Money had been noted for a contract by mistake. */
public record PaymentTakenBack(UUID contractId, UUID opportunityId, UUID customerId, String number, BigDecimal amount, String currency, String by) {
}
