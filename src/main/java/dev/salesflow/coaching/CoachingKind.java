package dev.salesflow.coaching;

/** The method's two ways by size of the deals: small, do and check; large, plan, do and check. */
public enum CoachingKind {
    SMALL, LARGE;

    public String messageKey() {
        return "coaching.kind." + name();
    }
}
