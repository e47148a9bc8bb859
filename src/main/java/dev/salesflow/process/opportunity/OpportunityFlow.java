package dev.salesflow.process.opportunity;

import dev.salesflow.identity.Role;
import dev.salesflow.identity.TeamsChanged;
import dev.salesflow.opportunity.DealHelpers;
import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.OpportunityHandedOver;
import dev.salesflow.opportunity.OpportunityLost;
import dev.salesflow.opportunity.OpportunityOpened;
import dev.salesflow.opportunity.OpportunityPaused;
import dev.salesflow.opportunity.OpportunityResumed;
import dev.salesflow.opportunity.OwnedDeals;
import dev.salesflow.opportunity.PresalesAssigned;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.opportunity.StandstillEscalated;
import dev.salesflow.opportunity.gate.StepsAhead;
import dev.salesflow.process.engine.AsTheSystem;
import dev.salesflow.process.engine.Assignments;
import dev.salesflow.process.engine.Instances;
import dev.salesflow.process.engine.access.EngineGroups;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
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
class OpportunityFlow implements StepsAhead {

    static final String PROCESS = "opportunity";
    static final String OPPORTUNITY_LOST = "OpportunityLost";
    static final String STAGE_STANDS_STILL = "StageStandsStill";
    static final String REVIEW = "reviewStandstill";

    private static final Logger LOG = LoggerFactory.getLogger(OpportunityFlow.class);

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final Instances instances;
    private final AsTheSystem system;
    private final Assignments assignments;
    private final OpportunityBook opportunities;
    private final OwnedDeals owned;
    private final DrawnSteps drawn;
    private final EngineGroups groups;
    private final DealHelpers helpers;

    OpportunityFlow(RuntimeService runtime, TaskService tasks, Instances instances, AsTheSystem system, Assignments assignments,
            OpportunityBook opportunities, OwnedDeals owned, DrawnSteps drawn, EngineGroups groups, DealHelpers helpers) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.instances = instances;
        this.system = system;
        this.assignments = assignments;
        this.opportunities = opportunities;
        this.owned = owned;
        this.drawn = drawn;
        this.groups = groups;
        this.helpers = helpers;
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

    /** Read off the model that the deal's process runs by, so that what an administrator draws holds here too. */
    @Override
    public Set<Stage> next(UUID deal) {
        return ahead(deal, stage -> true);
    }

    @Override
    public Optional<Stage> nextBeyond(UUID deal, Stage stage) {
        return ahead(deal, next -> next.compareTo(stage) > 0).stream().min(Comparator.naturalOrder());
    }

    private Set<Stage> ahead(UUID deal, Predicate<Stage> wanted) {
        return system.answer(() -> runtime.createProcessInstanceQuery().processInstanceBusinessKey(deal.toString()).processDefinitionKey(PROCESS).list().stream()
                .findFirst().map(one -> drawn.after(one.getProcessDefinitionId(), runtime.getActiveActivityIds(one.getId()), wanted)).orElse(Set.of()));
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void opportunityLost(OpportunityLost lost) {
        system.run(() -> instances.end(lost.opportunityId(), PROCESS, OPPORTUNITY_LOST, "the deal is lost"));
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void opportunityPaused(OpportunityPaused paused) {
        system.run(() -> instances.suspend(paused.opportunityId()));
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void opportunityResumed(OpportunityResumed resumed) {
        system.run(() -> {
            instances.activate(resumed.opportunityId());
            instances.postpone(resumed.opportunityId(), resumed.pausedFor());
        });
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void opportunityHandedOver(OpportunityHandedOver handed) {
        var leads = groups.leading(handed.to());
        system.run(() -> instances.whileActive(handed.opportunityId(), instance -> {
            assignments.give(instance, OpportunityVariables.OWNER, handed.to());
            assignments.offer(instance, OpportunityVariables.MANAGER_GROUP, leads);
        }));
        helpers.belongsTo(handed.opportunityId(), handed.to());
    }

    /** The open deals of whoever changed teams are led by the new team's managers. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void teamsChanged(TeamsChanged changed) {
        for (var rep : changed.people()) {
            var leads = groups.leading(rep);
            system.run(() -> owned.openOf(rep).forEach(deal -> instances.whileActive(deal, instance ->
                    assignments.offer(instance, OpportunityVariables.MANAGER_GROUP, leads))));
        }
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void presalesAssigned(PresalesAssigned assigned) {
        system.run(() -> instances.whileActive(assigned.opportunityId(), instance -> {
            assignments.give(instance, OpportunityVariables.PRESALES, assigned.presales());
            offerDemo(instance, assigned.presales() == null);
        }));
        helpers.belongsTo(assigned.opportunityId(), assigned.presales());
    }

    /** Where the model offers the task to all of presales, beside the managers, only while nobody is named, that offer is renewed or ended. */
    private void offerDemo(ProcessInstance instance, boolean toAll) {
        var leads = (String) runtime.getVariable(instance.getId(), OpportunityVariables.MANAGER_GROUP.name());
        var all = Role.PRESALES.group();
        assignments.tasksFor(instance, OpportunityVariables.PRESALES).stream().filter(assignments::isOfferedByExpression).forEach(task -> {
            if (toAll) {
                assignments.alsoOffer(task, all);
            } else {
                assignments.offer(task, all, leads);
            }
        });
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
}
