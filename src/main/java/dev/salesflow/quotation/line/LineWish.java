package dev.salesflow.quotation.line;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * A line as a person asks for it; what is null is taken from the price list.
 *
 * @param key of the line that it replaces; null for a new one
 * @param productId null where it is not on the price list; then it needs a name and a price
 * @param unitPrice with tax; where the list has a price in the quotation's currency, that counts
 * @param unitCost without tax; only of what is not on the list, null: as it was
 */
public record LineWish(UUID key, boolean optional, UUID productId, String name, String description, BigDecimal quantity, String unit,
        BigDecimal unitPrice, BigDecimal discountPercent, BigDecimal taxPercent, BigDecimal unitCost) {

    /** So many of a product, as the list has it. */
    public static LineWish of(UUID productId, BigDecimal quantity, BigDecimal discountPercent, boolean optional) {
        return new LineWish(null, optional, productId, null, null, quantity, null, null, discountPercent, null, null);
    }
}
