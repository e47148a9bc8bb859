package dev.salesflow.prospecting;

import java.util.EnumSet;
import java.util.Set;

/** What came of a call, in the order of the keys that choose it. */
public enum CallOutcome {
    INTERESTED, REACHED, NOT_INTERESTED, CALL_BACK, NOT_REACHED, WRONG_NUMBER, DUPLICATE, GONE;

    private static final Set<CallOutcome> SPOKEN = EnumSet.of(INTERESTED, REACHED, NOT_INTERESTED);
    private static final Set<CallOutcome> WRONG = EnumSet.of(WRONG_NUMBER, GONE);

    /** Somebody who can answer for the company was spoken to: a contact with the customer. */
    public boolean spoken() {
        return SPOKEN.contains(this);
    }

    /** What was heard makes a sheet that a second person may check. */
    public boolean sheet() {
        return this == INTERESTED || this == REACHED;
    }

    /** The call itself shows that our data are wrong. */
    public boolean wrongData() {
        return WRONG.contains(this);
    }
}
