package dev.salesflow.process.engine;

import java.util.Optional;

/**
 * Thrown by a {@link ProcessStart} whose request has been carried out: what has begun anew is rolled back, and the person
 * is answered with what the request started the first time.
 */
public class StartedBefore extends RuntimeException {

    private final String processInstance;

    public StartedBefore(String processInstance) {
        super("the request started the process instance " + processInstance);
        this.processInstance = processInstance;
    }

    String processInstance() {
        return processInstance;
    }

    /** The engine wraps what a start throws. */
    static Optional<StartedBefore> in(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartedBefore before) {
                return Optional.of(before);
            }
        }
        return Optional.empty();
    }
}
