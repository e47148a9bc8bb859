package dev.salesflow.quotation;

import java.util.UUID;

/** The customer accepted a quotation or turned it down. */
public record QuotationAnswered(UUID quotationId, UUID opportunityId, UUID customerId, boolean accepted, String by) {
}
