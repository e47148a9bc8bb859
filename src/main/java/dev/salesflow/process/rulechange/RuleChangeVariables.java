package dev.salesflow.process.rulechange;

import dev.salesflow.process.engine.Variable;

/** All that the model reads. */
final class RuleChangeVariables {

    /** Login of whoever submitted the change. */
    static final Variable<String> OWNER = new Variable<>("owner", String.class);
    /** Login of the one named to approve this table; none where several may. */
    static final Variable<String> REVIEWER = new Variable<>("reviewer", String.class);
    static final Variable<String> REVIEWER_GROUPS = new Variable<>("reviewerGroups", String.class);
    static final Variable<Boolean> CHANGE_APPROVED = new Variable<>("changeApproved", Boolean.class);
    static final Variable<Boolean> CHANGE_WITHDRAWN = new Variable<>("changeWithdrawn", Boolean.class);

    private RuleChangeVariables() {
    }
}
