package dev.salesflow.imports;

import java.util.Locale;

/** Where an import stands. */
public enum ImportState {
    QUEUED, RUNNING, QUESTION, DONE, FAILED, UNDOING, UNDONE;

    /** As the contract writes it, which knows no word for an undo under way. */
    public String code() {
        return this == UNDOING ? RUNNING.code() : word();
    }

    /** Its word in the message files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean moving() {
        return this == QUEUED || this == RUNNING || this == UNDOING;
    }

    /** A person can stop it. */
    public boolean cancellable() {
        return this == QUEUED || this == RUNNING || this == QUESTION;
    }

    /** What it brought can be taken back. */
    public boolean undoable() {
        return this == DONE || this == FAILED;
    }
}
