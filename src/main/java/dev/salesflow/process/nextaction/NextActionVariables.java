package dev.salesflow.process.nextaction;

import dev.salesflow.process.engine.Variable;

/** All that the model reads. */
final class NextActionVariables {

    /** Login of the one who does it. */
    static final Variable<String> OWNER = new Variable<>("owner", String.class);
    /** Engine group of those who lead the owner. */
    static final Variable<String> MANAGER_GROUP = new Variable<>("managerGroup", String.class);

    private NextActionVariables() {
    }
}
