package dev.salesflow.grading;

/**
 * What a row of {@code customer-tier} says: the tier, and the care that goes with it.
 *
 * @param repurchaseGoal per cent
 * @param satisfactionGoal out of 100
 * @param contactsPerYear visits, of normal customers calls
 * @param answerHours until a request is answered, solveHours until it is solved; null: no promise
 */
public record TierCare(CustomerTier tier, Carer carer, Integer repurchaseGoal, Integer satisfactionGoal,
        Integer contactsPerYear, Integer answerHours, Integer solveHours) {

    /** Who looks after such a customer. */
    public enum Carer { SALES_MANAGER, SENIOR_REP, JUNIOR_REP }
}
