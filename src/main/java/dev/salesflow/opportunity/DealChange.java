package dev.salesflow.opportunity;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One change of a deal's expected signing or amount; the other pair is null.
 *
 * @param evidence how the new value was obtained; null: nobody said
 */
public record DealChange(Field field, LocalDate signingBefore, LocalDate signingAfter, BigDecimal amountBefore, BigDecimal amountAfter,
        String currencyBefore, String currencyAfter, String evidence, String changedBy, Instant changedAt) {

    /** What changed. */
    public enum Field {
        SIGNING, AMOUNT
    }
}
