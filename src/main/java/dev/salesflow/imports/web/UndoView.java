package dev.salesflow.imports.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.salesflow.imports.Undo;
import java.time.Instant;
import java.util.List;

/**
 * The taking back of an import, as scripts and pages read it.
 *
 * @param rows of the file gone through
 * @param endedAt null while it is under way
 * @param records the first of those that stay
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UndoView(String by, Instant at, int rows, Instant endedAt, long stayed, List<Held> records) {

    /** A record that stays; {@code why} in the reader's language. */
    record Held(String kind, String id, String name, String why) {
    }

    static UndoView of(Undo undo, List<Held> records) {
        return new UndoView(undo.by(), undo.at(), undo.done(), undo.endedAt(), undo.stayed(), records);
    }
}
