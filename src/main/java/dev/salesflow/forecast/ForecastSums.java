package dev.salesflow.forecast;

import java.math.BigDecimal;
import java.util.Map;

/**
 * A period's forecast in one currency.
 *
 * @param won signed within the period already
 * @param weighted won, and what is open and not omitted times its odds
 */
public record ForecastSums(BigDecimal won, long wonDeals, Map<Category, BigDecimal> open, Map<Category, Long> openDeals, BigDecimal weighted) {

    public BigDecimal amount(Category category) {
        return open.getOrDefault(category, BigDecimal.ZERO);
    }

    public long deals(Category category) {
        return openDeals.getOrDefault(category, 0L);
    }

    /** Won and promised: what a manager would sign for. */
    public BigDecimal committed() {
        return won.add(amount(Category.COMMIT));
    }
}
