package dev.salesflow.process.nurturing;

import dev.salesflow.process.engine.Variable;

/** All that the model reads. */
final class NurturingVariables {

    /** Login of the customer's rep. */
    static final Variable<String> OWNER = new Variable<>("owner", String.class);
    /** Engine group of those who lead the rep. */
    static final Variable<String> MANAGER_GROUP = new Variable<>("managerGroup", String.class);
    /** Whether the manager wants another approach, which the rep then tries. */
    static final Variable<Boolean> APPROACH_CHANGES = new Variable<>("approachChanges", Boolean.class);

    private NurturingVariables() {
    }
}
