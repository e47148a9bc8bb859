package dev.salesflow.process.nextaction;

import dev.salesflow.identity.TeamsChanged;
import dev.salesflow.nurturing.ContactBook;
import dev.salesflow.nurturing.NextActionClosed;
import dev.salesflow.nurturing.NextActionHandedOver;
import dev.salesflow.nurturing.NextActionPostponed;
import dev.salesflow.nurturing.NextActions;
import dev.salesflow.process.engine.AsTheSystem;
import dev.salesflow.process.engine.Assignments;
import dev.salesflow.process.engine.Instances;
import dev.salesflow.process.engine.access.EngineGroups;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Makes a due next action a task, and takes the task back when the action is closed or postponed elsewhere. Just before
 * the commit: where the task's own completion closed it, the engine has finished by then and nothing is left to end.
 */
@Component
class NextActionFlow {

    static final String PROCESS = "next-action";
    static final String CLOSED = "NextActionClosed";

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final Instances instances;
    private final AsTheSystem system;
    private final Assignments assignments;
    private final EngineGroups groups;
    private final ContactBook contacts;
    private final NextActions actions;

    NextActionFlow(RuntimeService runtime, RepositoryService repository, Instances instances, AsTheSystem system,
            Assignments assignments, EngineGroups groups, ContactBook contacts, NextActions actions) {
        this.runtime = runtime;
        this.repository = repository;
        this.instances = instances;
        this.system = system;
        this.assignments = assignments;
        this.groups = groups;
        this.contacts = contacts;
        this.actions = actions;
    }

    boolean hasModel() {
        return repository.createProcessDefinitionQuery().processDefinitionKey(PROCESS).latestVersion().active().count() > 0;
    }

    /** In the caller's transaction, which has locked the record. */
    void taskWanted(UUID record) {
        var owner = contacts.get(record).next().owner();
        system.run(() -> contacts.taskStarted(record, runtime.startProcessInstanceByKey(PROCESS, record.toString(), Map.of(
                NextActionVariables.OWNER.name(), owner,
                NextActionVariables.MANAGER_GROUP.name(), groups.leading(owner))).getId()));
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void closed(NextActionClosed event) {
        system.run(() -> instances.end(event.recordId(), PROCESS, CLOSED, "the next action is closed"));
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void postponed(NextActionPostponed event) {
        system.run(() -> instances.end(event.recordId(), PROCESS, CLOSED, "the next action is due later"));
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void handedOver(NextActionHandedOver event) {
        system.run(() -> instances.whileActive(event.recordId(), instance -> {
            assignments.give(instance, NextActionVariables.OWNER, event.to());
            assignments.offer(instance, NextActionVariables.MANAGER_GROUP, groups.leading(event.to()));
        }));
    }

    /** The tasks of whoever changed teams are led by the new team's managers. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void teamsChanged(TeamsChanged event) {
        for (var person : event.people()) {
            var leads = groups.leading(person);
            system.run(() -> actions.withTask(person).forEach(action -> instances.whileActive(action, instance ->
                    assignments.offer(instance, NextActionVariables.MANAGER_GROUP, leads))));
        }
    }
}
