package dev.salesflow.identity;

import java.util.Locale;

/** What a person does in the team; exactly one each. */
public enum Role {
    REP, PRESALES, TELEMARKETER, MANAGER, ADMIN;

    /** The name Spring Security and the process engine know it by, for instance {@code manager}. */
    public String group() {
        return name().toLowerCase(Locale.ROOT);
    }
}
