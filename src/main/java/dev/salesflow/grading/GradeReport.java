package dev.salesflow.grading;

import dev.salesflow.rules.RowNote;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A customer's grade with everything it rests on.
 *
 * @param grade in force; null: not graded
 * @param flagged the expected signing contradicts the table's grade
 * @param decision null: the customer was never looked at, for instance while an import is still grading
 * @param override null: none is in force
 */
public record GradeReport(Grade grade, boolean flagged, Decided decision, Override override) {

    /**
     * A decision by the table.
     *
     * @param row null: no row fitted
     * @param inputs the customer's fields as they were, by key; unknown ones as null
     * @param missing keys of the fields that are needed for a grade
     * @param by name of the person whose act caused it; null: the system
     * @param until when the next decision replaced it; null: it counts
     */
    public record Decided(Grade grade, String table, int version, Integer row, RowNote note, Map<String, Object> inputs,
            List<String> missing, Cause cause, String by, Instant at, Instant until) {
    }

    /**
     * A manager's own judgement.
     *
     * @param until its last day
     * @param endedAt null: in force
     * @param endedBy null: in force, or its last day passed
     */
    public record Override(Grade grade, String reason, LocalDate until, String by, Instant at, Instant endedAt,
            String endedBy) {
    }
}
