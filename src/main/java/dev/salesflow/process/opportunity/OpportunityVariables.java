package dev.salesflow.process.opportunity;

import dev.salesflow.process.engine.Variable;

/** What gateways and assignments of the opportunity's processes read; everything else lies in the tables. */
public final class OpportunityVariables {

    /** Login of the rep. */
    public static final Variable<String> OWNER = new Variable<>("owner", String.class);
    /** Engine group of those who lead the rep's team. */
    public static final Variable<String> MANAGER_GROUP = new Variable<>("managerGroup", String.class);
    /** Login of the presales person; null while any may take the task. */
    static final Variable<String> PRESALES = new Variable<>("presales", String.class);
    /** Where the rep goes from here; each form's last question. */
    public static final Variable<String> NEXT_STEP = new Variable<>("nextStep", String.class);

    private OpportunityVariables() {
    }
}
