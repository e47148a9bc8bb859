package dev.salesflow.process.engine.access;

import dev.salesflow.shared.PlainText;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** Asks the engine in a person's own name, as Tasklist does, so that its authorizations and our guards hold for pages of ours, too. */
@Component
public class AsThePerson {

    private final IdentityService identities;
    private final TaskService tasks;
    private final EngineGroups groups;

    AsThePerson(IdentityService identities, TaskService tasks, EngineGroups groups) {
        this.identities = identities;
        this.tasks = tasks;
        this.groups = groups;
    }

    public <T> T answer(String login, Supplier<T> work) {
        var before = identities.getCurrentAuthentication();
        identities.setAuthentication(login, groups.of(login));
        try {
            return work.get();
        } finally {
            identities.setAuthentication(before);
        }
    }

    /** Whether the task is open and the person finds it in Tasklist. */
    public boolean sees(String login, String taskId) {
        return PlainText.isReadable(taskId) && answer(login, () -> tasks.createTaskQuery().taskId(taskId).count() > 0);
    }
}
