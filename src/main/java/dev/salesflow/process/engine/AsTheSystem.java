package dev.salesflow.process.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** Asks the engine for its own part: whether the person may was settled by our own rules before. */
@Component
public class AsTheSystem {

    private final IdentityService identities;

    AsTheSystem(IdentityService identities) {
        this.identities = identities;
    }

    public void run(Runnable work) {
        answer(() -> {
            work.run();
            return null;
        });
    }

    /** That somebody completes a task at the same moment is told in the words pages understand. */
    public <T> T answer(Supplier<T> work) {
        var person = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            return work.get();
        } catch (OptimisticLockingException e) {
            throw new OptimisticLockingFailureException("a task of the record was completed meanwhile", e);
        } finally {
            identities.setAuthentication(person);
        }
    }
}
