package dev.salesflow.process.handover;

import dev.salesflow.process.engine.Variable;

/** What the handover's gateway and assignments read. */
final class HandoverVariables {

    /** Login of the rep who won the deal. */
    static final Variable<String> OWNER = new Variable<>("owner", String.class);
    /** Engine group of those who lead the rep's team. */
    static final Variable<String> MANAGER_GROUP = new Variable<>("managerGroup", String.class);
    /** Login of whoever takes over. */
    static final Variable<String> RECEIVER = new Variable<>("receiver", String.class);
    /** Whether it is taken over; else the rep answers questions. */
    static final Variable<Boolean> TAKEN_OVER = new Variable<>("takenOver", Boolean.class);

    private HandoverVariables() {
    }
}
