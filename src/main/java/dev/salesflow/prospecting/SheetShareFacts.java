package dev.salesflow.prospecting;

import dev.salesflow.grading.Grade;
import dev.salesflow.identity.Role;

/**
 * What {@code sheet-check} sees of a new sheet.
 *
 * @param role of whoever made it
 * @param grade as decided by what was learned; null: not graded
 */
public record SheetShareFacts(Role role, Grade grade) {

    /** @param checkedPercent of such sheets, how many a second person checks */
    public record Share(Integer checkedPercent) {
    }
}
