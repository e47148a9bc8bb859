package dev.salesflow.imports.reading;

import dev.salesflow.shared.RowOutcome;
import dev.salesflow.shared.SensitiveNumbers;
import java.util.Arrays;
import java.util.EnumSet;

/**
 * A cell that cannot be read as its field; carries the row's verdict, which never quotes a sensitive number. Without a
 * stack trace: a million may come.
 */
public class BadCell extends Exception {

    private final transient RowOutcome outcome;

    BadCell(String field, String reason, Object... arguments) {
        super(reason, null, false, false);
        outcome = RowOutcome.failed(field, reason, Arrays.stream(arguments).map(BadCell::quotable).toArray());
    }

    private static Object quotable(Object argument) {
        return argument instanceof String text ? SensitiveNumbers.clean(text, EnumSet.allOf(SensitiveNumbers.Kind.class)).text() : argument;
    }

    public RowOutcome outcome() {
        return outcome;
    }
}
