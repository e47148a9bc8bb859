package dev.salesflow.prospecting;

import dev.salesflow.grading.Grade;
import dev.salesflow.identity.Role;
import dev.salesflow.rules.Within;

/**
 * What {@code sheet-check} sees of a new sheet.
 *
 * @param origin how it came
 * @param role of whoever made it
 * @param grade as decided by what was learned; null: not graded
 */
public record SheetShareFacts(SheetOrigin origin, Role role, Grade grade) {

    /**
     * @param checkedPercent of such sheets, how many a second person checks
     * @param waitingAtMost of one maker and grade no more wait at once; null: as many as come, of a list {@value #MOST_OF_A_LIST}
     */
    public record Share(@Within(to = 100) Integer checkedPercent, @Within(to = 1_000_000) Integer waitingAtMost) {

        /** A table older than this column says nothing of lists; nobody could check the share of a million. */
        static final int MOST_OF_A_LIST = 20;

        /** @return null: as many as come */
        public Integer mostWaiting(SheetOrigin origin) {
            return waitingAtMost == null && origin == SheetOrigin.IMPORTED ? (Integer) MOST_OF_A_LIST : waitingAtMost;
        }
    }
}
