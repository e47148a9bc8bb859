package dev.salesflow.nurturing.approach;

import dev.salesflow.grading.Grade;

/**
 * What {@code approach-review} sees after a contact.
 *
 * @param fruitless contacts without progress, this one included
 * @param grade null: not graded
 */
public record ApproachFacts(Integer fruitless, Grade grade) {

    /** @param review whether the manager is asked what to do */
    public record Advice(Boolean review) {
    }
}
