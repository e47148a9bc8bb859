package dev.salesflow.process.rulechange;

import dev.salesflow.process.engine.AsTheSystem;
import dev.salesflow.process.engine.Instances;
import dev.salesflow.process.engine.access.EngineGroups;
import dev.salesflow.rules.change.RuleChangeDecided;
import dev.salesflow.rules.change.RuleChangeFailed;
import dev.salesflow.rules.change.RuleChangePublished;
import dev.salesflow.rules.change.RuleChangeSubmitted;
import dev.salesflow.rules.change.RuleChangeTakenBack;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Starts the process with a change's submission and moves it when something is decided on the page. That happens just
 * before the commit: where a task's own completion decided, the engine has moved on by then and nothing waits any more.
 */
@Component
class RuleChangeFlow {

    static final String PROCESS = "rule-change";
    static final String DECIDED = "RuleChangeDecided";
    static final String RESUBMITTED = "RuleChangeResubmitted";
    static final String OVERRIDDEN = "RuleChangeOverridden";
    static final String PUBLISHED = "RuleChangePublished";
    static final String FAILED = "RuleChangeFailed";
    static final String TAKEN_BACK = "RuleChangeTakenBack";

    private final RuntimeService runtime;
    private final Instances instances;
    private final AsTheSystem system;

    RuleChangeFlow(RuntimeService runtime, Instances instances, AsTheSystem system) {
        this.runtime = runtime;
        this.instances = instances;
        this.system = system;
    }

    /** At once: the review task that follows is given to whom these variables name. */
    @EventListener
    void changeSubmitted(RuleChangeSubmitted event) {
        var people = new HashMap<String, Object>();
        people.put(RuleChangeVariables.OWNER.name(), event.author());
        people.put(RuleChangeVariables.REVIEWER.name(), event.reviewer());
        people.put(RuleChangeVariables.REVIEWER_GROUPS.name(), EngineGroups.reviewersOf(event.table()));
        system.run(() -> {
            var running = instances.of(event.changeId());
            if (running.isEmpty()) {
                runtime.startProcessInstanceByKey(PROCESS, event.changeId().toString(), people);
            } else {
                running.forEach(instance -> runtime.setVariables(instance.getId(), people));
            }
        });
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void changeResubmitted(RuleChangeSubmitted event) {
        tell(event.changeId(), RESUBMITTED, Map.of());
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void changeDecided(RuleChangeDecided event) {
        var decision = Map.<String, Object>of(RuleChangeVariables.CHANGE_APPROVED.name(), event.approved());
        tell(event.changeId(), DECIDED, decision);
        if (event.overridden()) {
            tell(event.changeId(), OVERRIDDEN, decision);
        }
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void changePublished(RuleChangePublished event) {
        tell(event.changeId(), PUBLISHED, Map.of());
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void changeFailed(RuleChangeFailed event) {
        tell(event.changeId(), FAILED, Map.of());
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void changeTakenBack(RuleChangeTakenBack event) {
        system.run(() -> instances.end(event.changeId(), PROCESS, TAKEN_BACK, "the change is typed in again or given up"));
    }

    private void tell(UUID change, String message, Map<String, Object> variables) {
        system.run(() -> instances.of(change).stream().flatMap(instance -> runtime.createEventSubscriptionQuery()
                        .processInstanceId(instance.getId()).eventType("message").eventName(message).list().stream())
                .forEach(waiting -> runtime.messageEventReceived(message, waiting.getExecutionId(), variables)));
    }
}
