package dev.salesflow.imports.reading;

import java.util.Collection;
import java.util.Set;

/** What the system knows already, for values that must name something. */
public interface Known {

    /** Which of the values name nothing as they stand. */
    Set<String> unknown(Field.Known what, Set<String> values);

    /** All names, for near matches; empty where they are too many. */
    Collection<String> names(Field.Known what);
}
