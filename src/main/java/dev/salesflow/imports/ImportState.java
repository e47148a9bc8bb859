package dev.salesflow.imports;

import java.util.Locale;

/** Where an import stands. */
public enum ImportState {
    QUEUED, RUNNING, QUESTION, DONE, FAILED, UNDONE;

    /** As the contract writes it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean moving() {
        return this == QUEUED || this == RUNNING;
    }
}
