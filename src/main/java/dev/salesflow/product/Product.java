package dev.salesflow.product;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * One thing we sell. Only id and name are always there.
 *
 * @param wholeUnits whether only whole units of it are sold; null: as is usual for the unit
 * @param listPrice and {@code cost}: per {@code unit}, in {@code currency} (ISO 4217)
 */
public record Product(UUID id, String code, String name, String series, BigDecimal listPrice, String unit,
        String currency, BigDecimal cost, Boolean wholeUnits) {
}
