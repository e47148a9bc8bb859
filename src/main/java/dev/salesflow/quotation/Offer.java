package dev.salesflow.quotation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What a quotation says.
 *
 * @param productId null where it covers something that is not on the price list
 * @param amount to be paid, after the discount, in {@code currency} (ISO 4217)
 * @param discountPercent of the list price, 0 to 100
 */
public record Offer(UUID productId, BigDecimal amount, BigDecimal discountPercent, String currency,
        LocalDate validUntil, String note) {
}
