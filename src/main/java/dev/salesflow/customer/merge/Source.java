package dev.salesflow.customer.merge;

/** Whose value of a field goes on after a merge; both: one below the other, for texts. */
public enum Source {
    INTO, FROM, BOTH
}
