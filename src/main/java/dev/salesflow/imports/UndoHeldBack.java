package dev.salesflow.imports;

import java.util.List;
import java.util.UUID;

/** An undo that was refused whole, because records were changed since or others hang on them. */
public final class UndoHeldBack extends RuntimeException {

    private final transient List<Stay> first;
    private final long total;

    UndoHeldBack(UUID id, List<Stay> first, long total) {
        super("import " + id + " is held by " + total + " records");
        this.first = List.copyOf(first);
        this.total = total;
    }

    /** The first of them. */
    public List<Stay> first() {
        return first;
    }

    public long total() {
        return total;
    }
}
