package dev.salesflow.quotation.line;

import dev.salesflow.shared.Ids;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.UUID;

/**
 * One line of a quotation. Each figure is rounded to the currency's digits, half up, before anything is summed.
 *
 * @param key the same in each revision that carries the line on
 * @param productId null where it is not on the price list
 * @param name null where the quotation's note says what it is
 * @param unitPrice with tax, before the discount; below zero only in an adjustment
 * @param discountPercent 0 to 100
 * @param taxPercent the tax that the price contains is {@code rate / (100 + rate)} of it
 * @param unitCost without tax; null: not known
 * @param offered what it is to be paid with, tax included, of an option for which no discount of two digits meets that to the cent; else null
 */
public record QuotationLine(UUID key, Kind kind, UUID productId, String name, String description, BigDecimal quantity,
        String unit, BigDecimal unitPrice, BigDecimal discountPercent, BigDecimal taxPercent, BigDecimal unitCost, BigDecimal offered) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int PERCENT_DIGITS = 2;

    /** What a line is to the total. */
    public enum Kind {
        ITEM,
        /** Offered beside, not in the total. */
        OPTION,
        /** What lies between the lines and the price that was agreed on; it is no part of the list price. */
        ADJUSTMENT
    }

    public QuotationLine(UUID key, Kind kind, UUID productId, String name, String description, BigDecimal quantity,
            String unit, BigDecimal unitPrice, BigDecimal discountPercent, BigDecimal taxPercent, BigDecimal unitCost) {
        this(key, kind, productId, name, description, quantity, unit, unitPrice, discountPercent, taxPercent, unitCost, null);
    }

    /** At list price. */
    public BigDecimal list(int digits) {
        return counts() && kind == Kind.ITEM ? full(digits) : BigDecimal.ZERO;
    }

    /** What is to be paid for it, tax included, whether or not it is in the total. */
    public BigDecimal amount(int digits) {
        return offered != null ? offered
                : quantity.multiply(unitPrice).multiply(HUNDRED.subtract(discountPercent)).divide(HUNDRED, digits, RoundingMode.HALF_UP);
    }

    /** The tax within {@link #amount}. */
    public BigDecimal tax(int digits) {
        return amount(digits).multiply(taxPercent).divide(HUNDRED.add(taxPercent), digits, RoundingMode.HALF_UP);
    }

    /** Null where it is not known; an adjustment costs nothing. */
    public BigDecimal cost(int digits) {
        if (kind == Kind.ADJUSTMENT) {
            return BigDecimal.ZERO;
        }
        return unitCost == null ? null : quantity.multiply(unitCost).setScale(digits, RoundingMode.HALF_UP);
    }

    /** Whether it is in the total. */
    public boolean counts() {
        return kind != Kind.OPTION;
    }

    /** With the discount that brings it to that amount to the cent; as it is where none of two digits does. */
    public QuotationLine broughtTo(BigDecimal agreed, int digits) {
        var list = list(digits);
        if (list.signum() == 0 || agreed.compareTo(list) > 0) {
            return this;
        }
        var percent = HUNDRED.multiply(list.subtract(agreed)).divide(list, PERCENT_DIGITS, RoundingMode.HALF_UP);
        var brought = new QuotationLine(key, kind, productId, name, description, quantity, unit, unitPrice, percent, taxPercent, unitCost, null);
        return brought.amount(digits).compareTo(agreed) == 0 ? brought : this;
    }

    /** As the price list has it by now; the same where nothing is different. */
    QuotationLine listed(BigDecimal price, BigDecimal discount, BigDecimal tax, BigDecimal cost) {
        var isSame = unitPrice.compareTo(price) == 0 && discountPercent.compareTo(discount) == 0 && taxPercent.compareTo(tax) == 0
                && (unitCost == null ? cost == null : cost != null && unitCost.compareTo(cost) == 0);
        var kept = unitPrice.compareTo(price) == 0 ? offered : null;
        return isSame ? this : new QuotationLine(key, kind, productId, name, description, quantity, unit, price, discount, tax, cost, kept);
    }

    /** As an option that stays at that price or, where it is lower, the list's, to the cent. */
    QuotationLine offeredAt(BigDecimal price, int digits) {
        var due = price.min(full(digits));
        return amount(digits).compareTo(due) == 0 ? this
                : new QuotationLine(key, kind, productId, name, description, quantity, unit, unitPrice, discountPercent, taxPercent, unitCost, due);
    }

    /** At the price that the line before was offered for, where it is the same thing at the same price and discount. */
    QuotationLine asOffered(QuotationLine before) {
        var same = before != null && Objects.equals(productId, before.productId) && quantity.compareTo(before.quantity) == 0
                && unitPrice.compareTo(before.unitPrice) == 0 && discountPercent.compareTo(before.discountPercent) == 0;
        return !same || before.offered == null ? this
                : new QuotationLine(key, kind, productId, name, description, quantity, unit, unitPrice, discountPercent, taxPercent, unitCost, before.offered);
    }

    /** As a customer has it who takes the option. */
    QuotationLine taken() {
        return counts() ? this
                : new QuotationLine(key, Kind.ITEM, productId, name, description, quantity, unit, unitPrice, discountPercent, taxPercent, unitCost, offered);
    }

    /** As if nothing were spent on it where its cost is not known. */
    QuotationLine atLeastCost() {
        return unitCost != null ? this
                : new QuotationLine(key, kind, productId, name, description, quantity, unit, unitPrice, discountPercent, taxPercent, BigDecimal.ZERO, offered);
    }

    /** Whether it is a thing, in the total or beside it, of which nobody knows what it costs us. */
    public boolean lacksCost() {
        return kind != Kind.ADJUSTMENT && unitCost == null;
    }

    /** What an agreed price differs by, for lines of that tax. */
    public static QuotationLine adjustment(BigDecimal amount, BigDecimal taxPercent) {
        return new QuotationLine(Ids.next(), Kind.ADJUSTMENT, null, null, null, BigDecimal.ONE, null, amount, BigDecimal.ZERO,
                taxPercent, null);
    }

    private BigDecimal full(int digits) {
        return quantity.multiply(unitPrice).setScale(digits, RoundingMode.HALF_UP);
    }
}
