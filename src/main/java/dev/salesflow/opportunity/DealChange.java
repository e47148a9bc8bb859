package dev.salesflow.opportunity;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

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

    /** Days by which the signing moved out, below zero where it moved in; 0 where there was or is no day. */
    public long slippedDays() {
        return signingBefore == null || signingAfter == null ? 0 : ChronoUnit.DAYS.between(signingBefore, signingAfter);
    }
}
