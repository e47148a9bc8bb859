package dev.salesflow.quotation;

import dev.salesflow.grading.CustomerTier;
import java.math.BigDecimal;

/**
 * The facts of {@code discount-limit}: an offer that is to be sent; null: not known.
 *
 * @param discountPercent of the list price
 * @param marginPercent of the amount that remains after cost
 * @param amount after the discount
 * @param tier of a customer who buys already
 */
public record DiscountRequest(BigDecimal discountPercent, BigDecimal marginPercent, BigDecimal amount, CustomerTier tier) {
}
