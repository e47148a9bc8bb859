package dev.salesflow.quotation;

import dev.salesflow.quotation.line.LineWish;
import dev.salesflow.quotation.line.QuotationLine;
import dev.salesflow.quotation.line.QuotationLines;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.Money;
import dev.salesflow.shared.Refusals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A quotation in short: one thing, one amount. What it is off the list price is reckoned, never said.
 *
 * @param productId null where it covers something that is not on the price list
 * @param quantity how many of it; null: one
 * @param amount to be paid for all, in {@code currency} (ISO 4217)
 */
public record Offer(UUID productId, BigDecimal quantity, BigDecimal amount, String currency, LocalDate validUntil, String note) {

    public Offer {
        quantity = quantity == null ? BigDecimal.ONE : quantity;
    }

    /** The product as the list has it, at the share of the amount where the list has no price. */
    LineWish wish() {
        checkAmount();
        return new LineWish(null, false, productId, null, null, quantity, null, share(), null, null, null);
    }

    /** Of something that nobody listed; its name is the note. */
    QuotationLine unlisted() {
        checkAmount();
        return new QuotationLine(Ids.next(), QuotationLine.Kind.ITEM, null, null, null, quantity, null, share(), BigDecimal.ZERO, BigDecimal.ZERO, null);
    }

    /**
     * The line brought to the amount: by its discount where one of two digits meets it to the cent, else by a line of what was agreed.
     * More than the list price is no price for so many of it: whatever else is in the offer needs a line of its own.
     */
    List<QuotationLine> agreed(QuotationLine line) {
        var digits = QuotationLines.digits(currency);
        var isListed = line.unitPrice().compareTo(share()) != 0;
        new Refusals().require(!isListed || amount.compareTo(line.list(digits)) <= 0, "amount", "quotation.aboveList",
                Money.said(line.list(digits), currency)).throwIfAny();
        return QuotationLines.agreedAt(amount, List.of(line.broughtTo(amount, digits)), currency);
    }

    QuotationHead head() {
        return new QuotationHead(QuotationHead.usualLanguage(currency), validUntil, note, null);
    }

    private BigDecimal share() {
        return amount.divide(quantity, QuotationLines.digits(currency), RoundingMode.HALF_UP);
    }

    private void checkAmount() {
        var digits = QuotationLines.digits(currency);
        new Refusals()
                .require(quantity.signum() > 0, "quantity", "quotation.noQuantity")
                .require(amount.signum() >= 0, "amount", "quotation.negativeAmount")
                .require(amount.stripTrailingZeros().scale() <= digits, "amount", "quotation.priceTooFine", currency, digits)
                .require(QuotationLines.isPayable(amount), "amount", "quotation.tooMuch")
                .throwIfAny();
    }
}
