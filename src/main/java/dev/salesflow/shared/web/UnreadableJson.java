package dev.salesflow.shared.web;

import dev.salesflow.shared.Refusal;

/** Parts of a call that should be JSON and cannot be read: answered like a body that cannot, with all else that is wrong. */
public final class UnreadableJson extends RuntimeException {

    private final transient Refusal why;

    public UnreadableJson(Refusal why) {
        super(why);
        this.why = why;
    }

    Refusal why() {
        return why;
    }
}
