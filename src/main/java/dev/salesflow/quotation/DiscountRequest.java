package dev.salesflow.quotation;

import dev.salesflow.grading.CustomerTier;
import dev.salesflow.quotation.line.QuotationLines;
import java.math.BigDecimal;

/**
 * The facts of {@code discount-limit}: an offer that is to be sent; null: not known.
 *
 * @param discountPercent of the list price
 * @param marginPercent of the amount that remains after cost; at most that much where a line's cost is not known
 * @param costKnown of every line; where it is not, the margin is a guess at best
 * @param amount after the discount, in {@code currency}
 * @param currency ISO 4217
 * @param otherCurrency whether that is another than the company's, so that its amounts cannot be held against the others'
 * @param tier of a customer who buys already
 */
public record DiscountRequest(BigDecimal discountPercent, BigDecimal marginPercent, Boolean costKnown, BigDecimal amount, String currency,
        Boolean otherCurrency, CustomerTier tier) {

    /** @param companys the currency in which the company counts */
    static DiscountRequest of(Quotation quotation, CustomerTier tier, String companys) {
        return new DiscountRequest(quotation.discountPercent(), QuotationLines.marginAtMost(quotation.lines(), quotation.currency()),
                quotation.totals().cost() != null, quotation.amount(), quotation.currency(), !quotation.currency().equals(companys), tier);
    }
}
