package dev.salesflow.coaching;

import java.math.BigDecimal;

/**
 * The facts of {@code coaching-kind}: the largest of the deals that a coaching is about.
 *
 * @param amount null where there is none, nobody knows its amount, or the deals have several currencies
 * @param currency of the amount (ISO 4217)
 */
public record CoachedDeal(CoachingTopic topic, BigDecimal amount, String currency) {

    /** What a row of it answers. */
    public record Way(CoachingKind kind) {
    }
}
