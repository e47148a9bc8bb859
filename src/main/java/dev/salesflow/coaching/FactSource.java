package dev.salesflow.coaching;

import java.util.Map;

/** Brings some of the {@link RepFacts} of many reps at once: one query, however many reps there are. */
public interface FactSource {

    /** By rep, each with the same names; a value that is not available is null. */
    Map<String, Map<String, Object>> of(FactQuestion asked);
}
