package dev.salesflow.quotation;

import dev.salesflow.product.Product;
import dev.salesflow.quotation.line.QuotationLine;
import dev.salesflow.quotation.line.QuotationLines;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.Refusals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A quotation in short: one thing, one amount.
 *
 * @param productId null where it covers something that is not on the price list
 * @param amount to be paid, after the discount, in {@code currency} (ISO 4217)
 * @param discountPercent of the list price, 0 to 100
 */
public record Offer(UUID productId, BigDecimal amount, BigDecimal discountPercent, String currency,
        LocalDate validUntil, String note) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** The one line that comes to the amount; {@code product} null where there is none. */
    QuotationLine line(Product product) {
        check();
        var digits = QuotationLines.digits(currency);
        var list = discountPercent.compareTo(HUNDRED) == 0 ? BigDecimal.ZERO
                : amount.multiply(HUNDRED).divide(HUNDRED.subtract(discountPercent), digits, RoundingMode.HALF_UP);
        new Refusals().require(QuotationLines.isPayable(list), "amount", "quotation.tooMuch").throwIfAny();
        var cost = product != null && currency.equals(product.currency()) ? product.cost() : null;
        return new QuotationLine(Ids.next(), QuotationLine.Kind.ITEM, productId, product == null ? null : product.name(), null,
                BigDecimal.ONE, product == null ? null : product.unit(), list, discountPercent, BigDecimal.ZERO, cost);
    }

    QuotationHead head() {
        return new QuotationHead(QuotationHead.usualLanguage(currency), validUntil, note, null);
    }

    private void check() {
        var digits = QuotationLines.digits(currency);
        new Refusals()
                .require(amount.signum() >= 0, "amount", "quotation.negativeAmount")
                .require(amount.stripTrailingZeros().scale() <= digits, "amount", "quotation.priceTooFine", currency, digits)
                .require(discountPercent.signum() >= 0 && discountPercent.compareTo(HUNDRED) <= 0, "discountPercent", "quotation.discountOutOfRange")
                .require(discountPercent.compareTo(HUNDRED) != 0 || amount.signum() == 0, "discountPercent", "quotation.givenAway")
                .throwIfAny();
    }
}
