package dev.salesflow.process.engine;

import java.util.Date;
import java.util.Set;

/**
 * The name and type of a process variable, written once per process. Only what a gateway, a timer or an assignment
 * reads belongs in one; business data lies in the tables.
 */
public record Variable<T>(String name, Class<T> type) {

    private static final Set<Class<?>> ALLOWED =
            Set.of(String.class, Boolean.class, Integer.class, Long.class, Date.class);

    public Variable {
        if (!ALLOWED.contains(type)) {
            throw new IllegalArgumentException("a process variable is never a " + type.getName());
        }
    }
}
