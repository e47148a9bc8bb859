package dev.salesflow.process.casereview;

import dev.salesflow.identity.TeamsChanged;
import dev.salesflow.process.engine.AsTheSystem;
import dev.salesflow.process.engine.Assignments;
import dev.salesflow.process.engine.Instances;
import dev.salesflow.process.engine.access.EngineGroups;
import dev.salesflow.review.ReviewCancelled;
import dev.salesflow.review.ReviewHandedOver;
import dev.salesflow.review.ReviewHeld;
import dev.salesflow.review.ReviewOpened;
import dev.salesflow.review.action.ActionBook;
import dev.salesflow.review.action.ActionIssued;
import dev.salesflow.review.action.ActionMoved;
import dev.salesflow.review.action.ActionWithdrawn;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Leads a review from its opening to the tasks that come of it, business key the review's id; each of those tasks is an instance
 * of the same model, business key the action's id. What ends or goes on elsewhere is told just before the commit: where the task's own
 * completion was the cause, the engine has finished by then.
 */
@Component
class CaseReviewFlow {

    static final String PROCESS = "case-review";
    static final String HELD = "CaseReviewHeld";
    static final String AGREED = "ReviewActionAgreed";
    static final String WITHDRAWN = "CaseReviewWithdrawn";

    private final RuntimeService runtime;
    private final Instances instances;
    private final AsTheSystem system;
    private final Assignments assignments;
    private final EngineGroups groups;
    private final ActionBook actions;
    private final ActionDueDates dates;

    CaseReviewFlow(RuntimeService runtime, Instances instances, AsTheSystem system, Assignments assignments, EngineGroups groups, ActionBook actions,
            ActionDueDates dates) {
        this.runtime = runtime;
        this.instances = instances;
        this.system = system;
        this.assignments = assignments;
        this.groups = groups;
        this.actions = actions;
        this.dates = dates;
    }

    @EventListener
    void reviewOpened(ReviewOpened event) {
        system.run(() -> runtime.startProcessInstanceByKey(PROCESS, event.reviewId().toString(), Map.of(
                CaseReviewVariables.MANAGER.name(), event.manager(),
                CaseReviewVariables.MANAGER_GROUP.name(), groups.leading(event.rep()))));
    }

    /** Closed on its page: the process goes on from there. One that an administrator ended in Cockpit keeps nobody's work back. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void reviewHeld(ReviewHeld event) {
        system.run(() -> {
            instances.of(event.reviewId()).stream().filter(this::waitsForItsEnd)
                    .forEach(instance -> runtime.createMessageCorrelation(HELD).processInstanceId(instance.getId()).correlate());
            actions.issue(event.reviewId());
        });
    }

    private boolean waitsForItsEnd(ProcessInstance instance) {
        return runtime.createEventSubscriptionQuery().processInstanceId(instance.getId()).eventType("message").eventName(HELD).count() > 0;
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void reviewCancelled(ReviewCancelled event) {
        withdraw(event.reviewId(), "the review is cancelled");
    }

    @EventListener
    void reviewHandedOver(ReviewHandedOver event) {
        system.run(() -> instances.whileActive(event.reviewId(), instance -> {
            assignments.give(instance, CaseReviewVariables.MANAGER, event.manager());
            assignments.offer(instance, CaseReviewVariables.MANAGER_GROUP, groups.leading(event.rep()));
        }));
    }

    /** Where an administrator's model has no such start it stays a row, for the next review to settle. */
    @EventListener
    void actionIssued(ActionIssued event) {
        system.run(() -> {
            if (dates.modelHasStart(AGREED)) {
                actions.taskStarted(event.actionId(), runtime.startProcessInstanceByMessage(AGREED, event.actionId().toString(), Map.of(
                        CaseReviewVariables.OWNER.name(), event.owner(),
                        CaseReviewVariables.MANAGER_GROUP.name(), groups.leading(event.owner()))).getId());
            }
        });
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void actionWithdrawn(ActionWithdrawn event) {
        withdraw(event.actionId(), "a manager settled the action");
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void actionMoved(ActionMoved event) {
        system.run(() -> instances.whileActive(event.actionId(), instance -> {
            assignments.give(instance, CaseReviewVariables.OWNER, event.owner());
            assignments.offer(instance, CaseReviewVariables.MANAGER_GROUP, groups.leading(event.owner()));
            dates.due(instance, event.due());
        }));
    }

    /** The tasks of whoever changed teams are led by the new team's managers. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void teamsChanged(TeamsChanged event) {
        for (var person : event.people()) {
            var leads = groups.leading(person);
            system.run(() -> actions.withTask(person).forEach(action -> instances.whileActive(action, instance ->
                    assignments.offer(instance, CaseReviewVariables.MANAGER_GROUP, leads))));
        }
    }

    private void withdraw(UUID record, String reason) {
        system.run(() -> instances.end(record, PROCESS, WITHDRAWN, reason));
    }
}
