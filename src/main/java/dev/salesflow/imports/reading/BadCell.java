package dev.salesflow.imports.reading;

import dev.salesflow.shared.RowOutcome;

/** A cell that cannot be read as its field; carries the row's verdict. Without a stack trace: a million may come. */
public class BadCell extends Exception {

    private final transient RowOutcome outcome;

    BadCell(String field, String reason, Object... arguments) {
        super(reason, null, false, false);
        outcome = RowOutcome.failed(field, reason, arguments);
    }

    public RowOutcome outcome() {
        return outcome;
    }
}
