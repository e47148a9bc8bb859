package dev.salesflow.grading;

/**
 * When the customer expects to sign, seen from today.
 *
 * @param monthsAhead the smallest number of months from today within which it lies; 0 or less: today or past
 */
public record SigningPlan(Integer monthsAhead) {
}
