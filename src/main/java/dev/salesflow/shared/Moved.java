package dev.salesflow.shared;

import java.util.UUID;

/** The record asked for has become part of another one; where it is read, its address leads there. */
public class Moved extends NotFound {

    private final UUID from;
    private final UUID to;

    public Moved(String what, UUID from, UUID to) {
        super(what, from);
        this.from = from;
        this.to = to;
    }

    public UUID from() {
        return from;
    }

    public UUID to() {
        return to;
    }
}
