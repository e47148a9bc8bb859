package dev.salesflow.contract.payment;

import java.math.BigDecimal;
import java.util.UUID;

/** Money came in for a contract. */
public record PaymentReceived(UUID contractId, UUID opportunityId, UUID customerId, String number, BigDecimal amount, String currency, String by) {
}
