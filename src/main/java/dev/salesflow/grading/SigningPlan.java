package dev.salesflow.grading;

import dev.salesflow.rules.Within;

/**
 * When the customer expects to sign, seen from today.
 *
 * @param monthsAhead the smallest number of months from today within which it lies; 0 or less: today or past
 */
public record SigningPlan(@Within(from = -1200, to = 1200) Integer monthsAhead) {
}
