package dev.salesflow.process.engine;

import java.util.Optional;

/**
 * Told of each user task of a business record as the engine creates it, in the same transaction; the listener whose
 * process it is says how urgent the task is.
 */
public interface TaskCreated {

    /** Empty where the task belongs to somebody else's process. */
    Optional<Urgency> created(CreatedTask task);
}
