package dev.salesflow.quotation;

import java.util.UUID;

/** Nobody answered it in time. */
public record QuotationExpired(UUID quotationId, UUID opportunityId, UUID customerId, int revision) {
}
