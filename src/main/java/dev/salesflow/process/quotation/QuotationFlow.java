package dev.salesflow.process.quotation;

import dev.salesflow.approval.ApprovalBook;
import dev.salesflow.approval.ApprovalRequest;
import dev.salesflow.approval.Signer;
import dev.salesflow.approval.news.ApprovalMoved;
import dev.salesflow.approval.news.ApprovalUrged;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.process.engine.AsTheSystem;
import dev.salesflow.process.engine.Assignments;
import dev.salesflow.process.engine.Instances;
import dev.salesflow.process.engine.Urgency;
import dev.salesflow.process.engine.access.EngineGroups;
import dev.salesflow.process.opportunity.OpportunityVariables;
import dev.salesflow.quotation.QuotationBook;
import dev.salesflow.shared.Refusal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Keeps the signers' tasks as the approval has them. That is done just before the commit: where a task's own completion
 * moved the approval, the engine has gone on by then and nothing is left to do.
 */
@Component
class QuotationFlow {

    static final String PROCESS = "quotation";
    static final String QUOTATION_APPROVAL_MOVED = "QuotationApprovalMoved";
    static final String APPROVE = "approveQuotation";
    private static final String DECIDE = "decideApproval";
    /** Above what grade, date and amount alone can make of a task. */
    private static final int URGED = 110 * Urgency.STEPS;

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final Instances instances;
    private final Assignments assignments;
    private final AsTheSystem system;
    private final EngineGroups groups;
    private final ApprovalBook approvals;
    private final QuotationBook quotations;
    private final OpportunityBook opportunities;

    QuotationFlow(RuntimeService runtime, TaskService tasks, Instances instances, Assignments assignments, AsTheSystem system,
            EngineGroups groups, ApprovalBook approvals, QuotationBook quotations, OpportunityBook opportunities) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.instances = instances;
        this.assignments = assignments;
        this.system = system;
        this.groups = groups;
        this.approvals = approvals;
        this.quotations = quotations;
        this.opportunities = opportunities;
    }

    /** Whose place in the approval a task is; refused where somebody else decided at the same moment and took it away. */
    UUID signerOf(String taskId) {
        return system.answer(() -> Optional.ofNullable((String) tasks.getVariable(taskId, QuotationVariables.SIGNER.name())).map(UUID::fromString)
                .orElseThrow(() -> Refusal.conflict("approval.stepOver")));
    }

    /** Where a deal's own model has the task in place of the call, the approval runs beside it; nothing is sent unapproved. */
    void quotationSubmitted(UUID deal, String taskId, String by) {
        system.run(() -> {
            var own = tasks.createTaskQuery().taskId(taskId).processDefinitionKey(PROCESS).count() > 0;
            if (!own) {
                var owner = opportunities.get(deal).owner();
                runtime.createProcessInstanceByKey(PROCESS).businessKey(deal.toString())
                        .setVariable(OpportunityVariables.OWNER.name(), owner)
                        .setVariable(OpportunityVariables.MANAGER_GROUP.name(), groups.leading(owner))
                        .setVariable(OpportunityVariables.NEXT_STEP.name(), "on")
                        .setVariable(QuotationVariables.SUBMITTED_BY.name(), by)
                        .startBeforeActivity(DECIDE).execute();
            }
        });
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void approvalMoved(ApprovalMoved moved) {
        if (QuotationApproval.SUBJECT.equals(moved.subjectType())) {
            var deal = quotations.get(moved.subjectId()).opportunityId();
            var request = approvals.get(moved.requestId());
            system.run(() -> {
                if (!open(deal).isEmpty()) {
                    whileActive(deal, () -> align(request, open(deal)));
                }
            });
        }
    }

    /** The task comes first in the list of whoever is urged. */
    @EventListener
    void approvalUrged(ApprovalUrged urged) {
        if (QuotationApproval.SUBJECT.equals(urged.subjectType())) {
            var deal = quotations.get(urged.subjectId()).opportunityId();
            system.run(() -> whileActive(deal, () -> open(deal).forEach(task -> tasks.setPriority(task.getId(), URGED))));
        }
    }

    private void align(ApprovalRequest request, List<Task> open) {
        var bySigner = open.stream().collect(Collectors.toMap(task -> signerOf(task.getId()), Function.identity()));
        var asked = request.asked().stream().collect(Collectors.toMap(Signer::id, Function.identity()));
        var instance = open.get(0).getProcessInstanceId();
        if (Collections.disjoint(bySigner.keySet(), asked.keySet())) {
            tellOfTheMove(instance, request);
            return;
        }
        var missing = asked.keySet().stream().filter(signer -> !bySigner.containsKey(signer)).toList();
        var needless = bySigner.keySet().stream().filter(signer -> !asked.containsKey(signer)).map(bySigner::get).toList();
        if (!missing.isEmpty() || !needless.isEmpty()) {
            change(instance, missing, needless);
        }
        bySigner.forEach((signer, task) -> {
            if (asked.containsKey(signer)) {
                give(task, request, AskedSigners.approver(request, asked.get(signer)));
            }
        });
    }

    private void tellOfTheMove(String instance, ApprovalRequest request) {
        var verdict = request.isOpen() ? Verdict.NEXT_STEP : Verdict.of(request, request.step());
        runtime.createMessageCorrelation(QUOTATION_APPROVAL_MOVED).processInstanceId(instance)
                .setVariables(Map.of(QuotationVariables.APPROVAL_VERDICT.name(), verdict)).correlate();
    }

    private void change(String instance, List<UUID> missing, List<Task> needless) {
        var change = runtime.createProcessInstanceModification(instance);
        missing.forEach(signer -> change.startBeforeActivity(APPROVE).setVariableLocal(QuotationVariables.SIGNER.name(), signer.toString()));
        var tree = runtime.getActivityInstance(instance);
        needless.forEach(task -> change.cancelActivityInstance(holding(tree, task.getExecutionId())));
        change.execute();
    }

    private static String holding(ActivityInstance tree, String execution) {
        for (var child : tree.getChildActivityInstances()) {
            var found = APPROVE.equals(child.getActivityId()) && List.of(child.getExecutionIds()).contains(execution)
                    ? child.getId() : holding(child, execution);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Anew too where it lies with somebody who may not sign it any more: a deputy whose deal it has become. */
    private void give(Task task, ApprovalRequest request, String login) {
        var before = (String) tasks.getVariable(task.getId(), QuotationVariables.APPROVER.name());
        if (!Objects.equals(login, before) || task.getAssignee() != null && request.isOwn(task.getAssignee())) {
            runtime.setVariableLocal(task.getExecutionId(), QuotationVariables.APPROVER.name(), login);
            assignments.give(task, login);
        }
    }

    private List<Task> open(UUID deal) {
        return tasks.createTaskQuery().processInstanceBusinessKey(deal.toString()).taskDefinitionKey(APPROVE).list();
    }

    /** Once, though several processes of the deal may run. */
    private void whileActive(UUID deal, Runnable change) {
        var done = new boolean[1];
        instances.whileActive(deal, instance -> {
            if (!done[0]) {
                done[0] = true;
                change.run();
            }
        });
    }
}
