package dev.salesflow.identity.web;

import java.util.UUID;

/** What was chosen from a list of records. */
final class Choice {

    /** The id of no record: a choice that cannot be read is refused like one that is gone. */
    private static final UUID NOTHING = new UUID(0, 0);

    private Choice() {
    }

    /** Null where nothing was chosen. */
    static UUID id(String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            return UUID.fromString(typed.strip());
        } catch (IllegalArgumentException notAnId) {
            return NOTHING;
        }
    }
}
