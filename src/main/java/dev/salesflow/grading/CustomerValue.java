package dev.salesflow.grading;

import dev.salesflow.rules.Within;
import java.math.BigDecimal;

/**
 * The facts of {@code customer-tier}; null: not known.
 *
 * @param yearlyPurchase in the company's currency
 * @param repurchasePercent of the customer's own repeat purchases
 * @param satisfaction out of 100, of the last survey
 */
public record CustomerValue(BigDecimal yearlyPurchase, @Within(to = 100) BigDecimal repurchasePercent, @Within(to = 100) BigDecimal satisfaction) {
}
