package dev.salesflow.process.opportunity;

import dev.salesflow.identity.Role;
import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.OpportunityHandedOver;
import dev.salesflow.opportunity.OpportunityLost;
import dev.salesflow.opportunity.OpportunityOpened;
import dev.salesflow.opportunity.OpportunityPaused;
import dev.salesflow.opportunity.OpportunityResumed;
import dev.salesflow.opportunity.PresalesAssigned;
import dev.salesflow.opportunity.StandstillEscalated;
import dev.salesflow.process.engine.AsTheSystem;
import dev.salesflow.process.engine.Variable;
import dev.salesflow.process.engine.access.EngineGroups;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.UpdateProcessInstanceSuspensionStateBuilder;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Moves the processes of a deal as the deal's events tell; business key is the deal's id. What may come out of a task's
 * own completion is done just before the commit, when the engine has finished that step, in the same transaction.
 */
@Component
class OpportunityFlow {

    static final String PROCESS = "opportunity";
    static final String OPPORTUNITY_LOST = "OpportunityLost";
    static final String STAGE_STANDS_STILL = "StageStandsStill";
    static final String REVIEW = "reviewStandstill";

    private static final Logger LOG = LoggerFactory.getLogger(OpportunityFlow.class);

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService jobs;
    private final AuthorizationService rights;
    private final OpportunityBook opportunities;
    private final DrawnSteps drawn;
    private final EngineGroups groups;
    private final AsTheSystem system;

    OpportunityFlow(RuntimeService runtime, TaskService tasks, ManagementService jobs, AuthorizationService rights,
            OpportunityBook opportunities, DrawnSteps drawn, EngineGroups groups, AsTheSystem system) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.jobs = jobs;
        this.rights = rights;
        this.opportunities = opportunities;
        this.drawn = drawn;
        this.groups = groups;
        this.system = system;
    }

    /** A deal that a process asked for has one; every other gets its own at once. */
    @EventListener
    void opportunityOpened(OpportunityOpened opened) {
        var deal = opportunities.get(opened.opportunityId());
        if (deal.processId() == null) {
            processWanted(deal);
        }
    }

    boolean hasModel() {
        return drawn.newestModel().isPresent();
    }

    /** Starts the deal's process at its stage, in the newest model; the model's own listener ties the two together. */
    void processWanted(Opportunity deal) {
        var model = drawn.newestModel();
        if (model.isEmpty()) {
            LOG.warn("No model of {} is deployed yet; deal {} gets its process later", PROCESS, deal.id());
            return;
        }
        system.run(() -> {
            var start = runtime.createProcessInstanceById(model.get().getId()).businessKey(deal.id().toString());
            drawn.of(model.get(), deal.stage()).ifPresent(start::startBeforeActivity);
            start.execute();
        });
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void opportunityLost(OpportunityLost lost) {
        system.run(() -> instances(lost.opportunityId()).stream()
                .filter(instance -> instance.getProcessDefinitionId().startsWith(PROCESS + ":"))
                .forEach(instance -> stop(instance, lost.opportunityId())));
    }

    private void stop(ProcessInstance instance, UUID deal) {
        if (instance.isSuspended()) {
            activate(deal);
        }
        var waits = runtime.createEventSubscriptionQuery().processInstanceId(instance.getId())
                .eventType("message").eventName(OPPORTUNITY_LOST).count() > 0;
        if (waits) {
            runtime.createMessageCorrelation(OPPORTUNITY_LOST).processInstanceId(instance.getId()).correlate();
        } else {
            // An administrator's model without that event ends all the same.
            runtime.deleteProcessInstance(instance.getId(), "the deal is lost");
        }
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void opportunityPaused(OpportunityPaused paused) {
        system.run(() -> suspend(paused.opportunityId()));
    }

    /** Timers and due dates go on from where they stood when the pause began. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void opportunityResumed(OpportunityResumed resumed) {
        system.run(() -> {
            activate(resumed.opportunityId());
            instances(resumed.opportunityId()).forEach(instance -> postpone(instance, resumed.pausedFor()));
        });
    }

    private void postpone(ProcessInstance instance, Duration by) {
        jobs.createJobQuery().processInstanceId(instance.getId()).timers().list().forEach(timer ->
                jobs.setJobDuedate(timer.getId(), Date.from(timer.getDuedate().toInstant().plus(by))));
        tasksOf(instance).stream().filter(task -> task.getDueDate() != null).forEach(task ->
                tasks.setDueDate(task.getId(), Date.from(task.getDueDate().toInstant().plus(by))));
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void opportunityHandedOver(OpportunityHandedOver handed) {
        var from = groups.leading(handed.from());
        var to = groups.leading(handed.to());
        system.run(() -> whileActive(handed.opportunityId(), instance -> {
            runtime.setVariable(instance.getId(), OpportunityVariables.OWNER.name(), handed.to());
            runtime.setVariable(instance.getId(), OpportunityVariables.MANAGER_GROUP.name(), to);
            for (var task : tasksOf(instance)) {
                if (isFor(OpportunityVariables.OWNER, task) && isHeldBy(handed.from(), task)) {
                    tasks.setAssignee(task.getId(), handed.to());
                }
                offer(task, from, to);
            }
        }));
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void presalesAssigned(PresalesAssigned assigned) {
        system.run(() -> whileActive(assigned.opportunityId(), instance -> {
            var before = (String) runtime.getVariable(instance.getId(), OpportunityVariables.PRESALES.name());
            runtime.setVariable(instance.getId(), OpportunityVariables.PRESALES.name(), assigned.presales());
            for (var task : tasksOf(instance)) {
                if (isFor(OpportunityVariables.PRESALES, task)) {
                    if (isHeldBy(before, task)) {
                        tasks.setAssignee(task.getId(), assigned.presales());
                    }
                    offer(task, assigned.presales() == null);
                }
            }
        }));
    }

    /** Where the model offers the task to all of presales only while nobody is named, what it offered before is changed. */
    private void offer(Task task, boolean toAll) {
        if (drawn.candidateGroupsOf(task).filter(groups -> groups.contains("${")).isEmpty()) {
            return;
        }
        var leads = (String) runtime.getVariable(task.getExecutionId(), OpportunityVariables.MANAGER_GROUP.name());
        var from = toAll ? leads : Role.PRESALES.group();
        var to = toAll ? Role.PRESALES.group() : leads;
        offer(task, from, to);
    }

    /** The engine keeps a group's right to a task that is no longer offered to it. */
    private void offer(Task task, String from, String to) {
        if (!from.equals(to) && hasGroup(task, from)) {
            tasks.deleteCandidateGroup(task.getId(), from);
            rights.createAuthorizationQuery().groupIdIn(from).resourceType(Resources.TASK).resourceId(task.getId()).list()
                    .forEach(right -> rights.deleteAuthorization(right.getId()));
            tasks.addCandidateGroup(task.getId(), to);
        }
    }

    /** One review at a time. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void standstillEscalated(StandstillEscalated escalated) {
        var key = escalated.opportunityId().toString();
        system.run(() -> {
            if (tasks.createTaskQuery().processInstanceBusinessKey(key).taskDefinitionKey(REVIEW).count() == 0) {
                runtime.createMessageCorrelation(STAGE_STANDS_STILL).processInstanceBusinessKey(key).correlateAll();
            }
        });
    }

    /** Whether the model gives the task to whom that variable names. */
    private boolean isFor(Variable<String> person, Task task) {
        return drawn.assigneeOf(task).filter(("${" + person.name() + "}")::equals).isPresent();
    }

    /** Nobody's task counts too; one that somebody else took stays theirs. */
    private static boolean isHeldBy(String person, Task task) {
        return task.getAssignee() == null || task.getAssignee().equals(person);
    }

    private boolean hasGroup(Task task, String group) {
        return tasks.getIdentityLinksForTask(task.getId()).stream().anyMatch(link -> group.equals(link.getGroupId()));
    }

    private List<Task> tasksOf(ProcessInstance instance) {
        return tasks.createTaskQuery().processInstanceId(instance.getId()).list();
    }

    private List<ProcessInstance> instances(UUID deal) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(deal.toString()).list();
    }

    private void suspend(UUID deal) {
        suspension(deal).ifPresent(UpdateProcessInstanceSuspensionStateBuilder::suspend);
    }

    private void activate(UUID deal) {
        suspension(deal).ifPresent(UpdateProcessInstanceSuspensionStateBuilder::activate);
    }

    /** Empty for a deal that no process leads yet: the pick-up leaves a paused one alone until it is resumed. */
    private Optional<UpdateProcessInstanceSuspensionStateBuilder> suspension(UUID deal) {
        var ids = instances(deal).stream().map(ProcessInstance::getId).toList();
        return ids.isEmpty() ? Optional.empty()
                : Optional.of(runtime.updateProcessInstanceSuspensionState().byProcessInstanceIds(ids));
    }

    /** The engine refuses to change tasks of a suspended process; a pause is lifted for that moment. */
    private void whileActive(UUID deal, Consumer<ProcessInstance> change) {
        var instances = instances(deal);
        var rests = instances.stream().anyMatch(ProcessInstance::isSuspended);
        if (rests) {
            activate(deal);
        }
        instances.forEach(change);
        if (rests) {
            suspend(deal);
        }
    }
}
