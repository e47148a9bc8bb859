package dev.salesflow.process.nurturing;

import dev.salesflow.identity.TeamsChanged;
import dev.salesflow.nurturing.approach.ApproachAgreed;
import dev.salesflow.nurturing.approach.ApproachBook;
import dev.salesflow.nurturing.approach.ApproachReviewEnded;
import dev.salesflow.nurturing.approach.ApproachReviewOpened;
import dev.salesflow.nurturing.cadence.ContactTaskEnded;
import dev.salesflow.nurturing.cadence.ContactTasks;
import dev.salesflow.process.engine.AsTheSystem;
import dev.salesflow.process.engine.Assignments;
import dev.salesflow.process.engine.Instances;
import dev.salesflow.process.engine.access.EngineGroups;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Makes due contacts tasks and asks managers for their decision; takes both back when they have become needless. The taking
 * back waits until just before the commit: where the task's own completion was the cause, the engine has finished by then.
 */
@Component
class NurturingFlow {

    static final String PROCESS = "nurturing";
    static final String CONTACT_DUE = "ContactDue";
    static final String NO_PROGRESS = "NoProgress";
    static final String APPROACH_AGREED = "ApproachAgreed";
    static final String SETTLED = "ContactSettled";

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final Instances instances;
    private final AsTheSystem system;
    private final Assignments assignments;
    private final EngineGroups groups;
    private final ContactTasks due;
    private final ApproachBook approaches;

    NurturingFlow(RuntimeService runtime, RepositoryService repository, Instances instances, AsTheSystem system, Assignments assignments,
            EngineGroups groups, ContactTasks due, ApproachBook approaches) {
        this.runtime = runtime;
        this.repository = repository;
        this.instances = instances;
        this.system = system;
        this.assignments = assignments;
        this.groups = groups;
        this.due = due;
        this.approaches = approaches;
    }

    boolean hasModel() {
        return repository.createProcessDefinitionQuery().processDefinitionKey(PROCESS).latestVersion().active().count() > 0;
    }

    /** In the caller's transaction, which has locked the customer's plan. */
    void contactDue(UUID customer, String owner, LocalDate today) {
        system.run(() -> due.started(customer, start(CONTACT_DUE, customer, owner), today));
    }

    @EventListener
    void approachReviewOpened(ApproachReviewOpened event) {
        if (hasModel()) {
            decisionWanted(event.reviewId(), event.rep());
        }
    }

    /** Where no model ran when it was opened, it is asked for by the search. */
    void decisionWanted(UUID review, String rep) {
        system.run(() -> approaches.asked(review, start(NO_PROGRESS, review, rep)));
    }

    /** A model of an administrator's own may not know it; the approach then stands in the customer's plan alone. */
    @EventListener
    void approachAgreed(ApproachAgreed event) {
        var known = repository.createProcessDefinitionQuery().processDefinitionKey(PROCESS).latestVersion().active().messageEventSubscriptionName(APPROACH_AGREED).count() > 0;
        if (known) {
            system.run(() -> approaches.asked(event.reviewId(), start(APPROACH_AGREED, event.reviewId(), event.rep())));
        }
    }

    private String start(String message, UUID record, String rep) {
        return runtime.startProcessInstanceByMessage(message, record.toString(), Map.of(
                NurturingVariables.OWNER.name(), rep,
                NurturingVariables.MANAGER_GROUP.name(), groups.leading(rep))).getId();
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void contactTaskEnded(ContactTaskEnded event) {
        system.run(() -> instances.end(event.customerId(), PROCESS, SETTLED, "the contact is made or not this person's any more"));
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void approachReviewEnded(ApproachReviewEnded event) {
        system.run(() -> instances.end(event.reviewId(), PROCESS, SETTLED, "something moved without a decision"));
    }

    /** The tasks of whoever changed teams are led by the new team's managers. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void teamsChanged(TeamsChanged event) {
        for (var person : event.people()) {
            var leads = groups.leading(person);
            system.run(() -> Stream.concat(due.of(person).stream(), approaches.running(person).stream())
                    .forEach(record -> instances.whileActive(record, instance -> assignments.offer(instance, NurturingVariables.MANAGER_GROUP, leads))));
        }
    }
}
