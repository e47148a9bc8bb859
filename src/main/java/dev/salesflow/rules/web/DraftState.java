package dev.salesflow.rules.web;

import dev.salesflow.rules.change.DraftGrid;
import dev.salesflow.rules.change.Presence;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A draft as the editor has it.
 *
 * @param rows null where nothing changed since the revision that was asked about
 * @param failures null as well where the draft cannot be read, and hence no example was run
 * @param refused why nothing of what was sent was taken, or null
 * @param conflicts edits of this person that met another's and were left out; null where nothing changed
 * @param over what became of the change, once it is no draft any more and never will be; null: it goes on
 */
record DraftState(int revision, boolean typed, String policy, List<GridColumns.Column> columns, List<DraftGrid.Row> rows,
        List<Finding> findings, List<Failure> failures, List<Presence.Person> people, String refused, Conflicts conflicts, String over) {

    /** Of a change that was published or given up. */
    static DraftState over(int revision, String what) {
        return new DraftState(revision, false, null, null, null, null, null, List.of(), null, null, what);
    }

    /** @param rows ids, the one to look at first */
    record Finding(String severity, List<String> rows, List<String> columns, String reason, String cure, List<Map<String, String>> missing) {
    }

    record Failure(String example, String expected, String actual) {
    }

    record Conflicts(long all, List<Conflict> first) {
    }

    /** @param theirs what stands there now */
    record Conflict(UUID id, String row, String column, String reason, String theirs, String mine) {
    }
}
