package dev.salesflow.process.casereview;

import dev.salesflow.process.engine.Variable;

/** All that the model reads. */
final class CaseReviewVariables {

    /** Login of the manager who holds the review. */
    static final Variable<String> MANAGER = new Variable<>("manager", String.class);
    /** Login of the one who carries an action out. */
    static final Variable<String> OWNER = new Variable<>("owner", String.class);
    /** Engine group of those who lead the rep, or the action's owner. */
    static final Variable<String> MANAGER_GROUP = new Variable<>("managerGroup", String.class);

    private CaseReviewVariables() {
    }
}
