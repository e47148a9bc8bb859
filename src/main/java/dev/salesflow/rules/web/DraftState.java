package dev.salesflow.rules.web;

import dev.salesflow.rules.change.DraftGrid;
import dev.salesflow.rules.change.Presence;
import java.util.List;
import java.util.Map;

/**
 * A draft as the editor has it.
 *
 * @param rows null where nothing changed since the revision that was asked about
 * @param failures null as well where the draft cannot be read, and hence no example was run
 * @param conflicts edits that met another person's and were left out
 */
record DraftState(int revision, boolean typed, String policy, List<GridColumns.Column> columns, List<DraftGrid.Row> rows,
        List<Finding> findings, List<Failure> failures, List<Presence.Person> people, List<Conflict> conflicts) {

    /** @param rows ids, the one to look at first */
    record Finding(String severity, List<String> rows, List<String> columns, String reason, String cure, Map<String, String> missing) {
    }

    record Failure(String example, String expected, String actual) {
    }

    record Conflict(String row, String column, String reason, String theirs, String mine) {
    }
}
