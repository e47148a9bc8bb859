package dev.salesflow.grading;

import dev.salesflow.rules.Within;

/**
 * What a row of {@code customer-tier} says: the tier, and the care that goes with it.
 *
 * @param repurchaseGoal per cent
 * @param satisfactionGoal out of 100
 * @param contactsPerYear visits, of normal customers calls
 * @param answerHours until a request is answered, solveHours until it is solved; null: no promise
 */
public record TierCare(CustomerTier tier, Carer carer, @Within(to = 100) Integer repurchaseGoal, @Within(to = 100) Integer satisfactionGoal,
        @Within(to = 366) Integer contactsPerYear, @Within(to = Within.MOST_HOURS) Integer answerHours, @Within(to = Within.MOST_HOURS) Integer solveHours) {

    /** Who looks after such a customer. */
    public enum Carer { SALES_MANAGER, SENIOR_REP, JUNIOR_REP }
}
