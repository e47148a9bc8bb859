package dev.salesflow.quotation;

import dev.salesflow.grading.CustomerTier;
import dev.salesflow.quotation.line.QuotationLine;
import dev.salesflow.quotation.line.WithOptions;
import dev.salesflow.rules.Within;
import java.math.BigDecimal;

/**
 * The facts of {@code discount-limit}: an offer that is to be sent; null: not known.
 *
 * @param discountPercent of the list price, where the customer takes of the options those that are most discounted
 * @param lineDiscountPercent of the line that is most discounted, an option or not
 * @param marginPercent of the amount that remains after cost, the least that options leave; at most that much where a line's cost is not known
 * @param costKnown of every line, options too; where it is not, the margin is a guess at best
 * @param amount after the discount, in {@code currency}
 * @param currency ISO 4217
 * @param otherCurrency whether that is another than the company's, so that its amounts cannot be held against the others'
 * @param tier of a customer who buys already
 */
public record DiscountRequest(@Within(to = 100) BigDecimal discountPercent, @Within(to = 100) BigDecimal lineDiscountPercent,
        @Within(from = -1_000_000, to = 100) BigDecimal marginPercent, Boolean costKnown, BigDecimal amount, String currency, Boolean otherCurrency,
        CustomerTier tier) {

    /** @param companys the currency in which the company counts */
    static DiscountRequest of(Quotation quotation, CustomerTier tier, String companys) {
        var lines = quotation.lines();
        var currency = quotation.currency();
        return new DiscountRequest(WithOptions.discountPercent(lines, currency), WithOptions.lineDiscountPercent(lines), WithOptions.marginAtMost(lines, currency),
                lines.stream().noneMatch(QuotationLine::lacksCost), quotation.amount(), currency, !currency.equals(companys), tier);
    }
}
