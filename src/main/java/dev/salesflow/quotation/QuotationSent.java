package dev.salesflow.quotation;

import java.math.BigDecimal;
import java.util.UUID;

/** A written quotation went out; a revision above 1 took the place of the one before. */
public record QuotationSent(UUID quotationId, UUID opportunityId, UUID customerId, int revision, BigDecimal amount,
        String currency, String by) {
}
