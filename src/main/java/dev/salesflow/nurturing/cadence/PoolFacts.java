package dev.salesflow.nurturing.cadence;

import dev.salesflow.grading.CustomerTier;
import dev.salesflow.grading.Grade;
import dev.salesflow.rules.Within;

/**
 * What {@code pool-return} sees of a customer with an owner.
 *
 * @param grade null: not graded
 * @param tier null: bought nothing within a year
 */
public record PoolFacts(Grade grade, CustomerTier tier) {

    /**
     * @param returns whether it goes back to the pool by itself at all
     * @param idleDays without a contact or an open deal
     * @param warnDays the rep is told so many days before
     */
    public record Term(Boolean returns, @Within(to = Within.MOST_DAYS) Integer idleDays, @Within(to = Within.MOST_DAYS) Integer warnDays) {
    }
}
