package dev.salesflow.coaching;

/** Who coaches: the manager, or the senior colleague whom the manager named for the rep. */
public enum CoachRole {
    MANAGER,
    /** Where none is named, or the one named is gone, the manager. */
    MENTOR
}
