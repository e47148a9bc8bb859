package dev.salesflow.process.engine;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** Told of each task of a business record who holds it from now on, in the same transaction. */
@FunctionalInterface
public interface TaskHeld {

    /**
     * @param before null where nobody held it
     * @param now null where nobody holds it any more, be it done, ended or put back
     */
    void held(DelegateTask task, UUID record, String before, String now);
}
