package dev.salesflow.rules;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSourceResolvable;

/**
 * One thing that is wrong with a table or worth a look.
 *
 * @param rows numbers from 1, the one to look at first; none: the table as a whole
 * @param columns labels as the table has them; none: the row as a whole
 * @param reason what is wrong, and cure what to do about it, in the reader's language by any message source
 * @param example a case that shows it, or null
 * @param missing rows that would close the gap; none where there is no gap
 */
public record Finding(Kind kind, List<Integer> rows, List<String> columns, MessageSourceResolvable reason,
        MessageSourceResolvable cure, Case example, List<MissingRow> missing) {

    public Finding {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        missing = List.copyOf(missing);
    }

    Finding(Kind kind, List<Integer> rows, List<String> columns, MessageSourceResolvable reason, MessageSourceResolvable cure) {
        this(kind, rows, columns, reason, cure, null, List.of());
    }

    public Severity severity() {
        return kind.severity;
    }

    /** Errors keep a table from being published, warnings do not. */
    public enum Severity { ERROR, WARNING }

    public enum Kind {
        /** A cell, label or row that cannot be read. */
        TYPE(Severity.ERROR),
        /** Conditions of one row that no case fulfils together. */
        IMPOSSIBLE(Severity.ERROR),
        /** Two rows that fit the same case where only one may. */
        OVERLAP(Severity.ERROR),
        /** A case without a row where the code needs one. */
        GAP(Severity.ERROR),
        /** Two rows that fit the same cases and say the same. */
        DUPLICATE(Severity.WARNING),
        /** A row that no case reaches any more. */
        NEVER_FIRES(Severity.WARNING),
        /** A result of the contract that the table has no column for. */
        NO_RESULT(Severity.WARNING),
        /** The question would take more steps than it is worth. */
        NOT_CHECKED(Severity.WARNING);

        private final Severity severity;

        Kind(Severity severity) {
            this.severity = severity;
        }
    }

    /**
     * One case.
     *
     * @param day on which it is decided; null: any day
     * @param facts those that matter, null where one is not known; the others may be anything
     */
    public record Case(LocalDate day, Map<TableField, Object> facts) {

        public Case {
            facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        }
    }
}
