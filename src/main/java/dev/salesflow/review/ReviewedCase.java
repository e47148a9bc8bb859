package dev.salesflow.review;

import dev.salesflow.grading.Grade;

/**
 * The facts of {@code case-review}: what manager and rep look at.
 *
 * @param grade of the customer; null: not graded, or a whole territory
 */
public record ReviewedCase(Subject subject, Grade grade) {

    /** A customer, or the rep's territory as a list of names. */
    public enum Subject { CUSTOMER, TERRITORY }
}
