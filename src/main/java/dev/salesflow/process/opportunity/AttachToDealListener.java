package dev.salesflow.process.opportunity;

import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.process.engine.Variable;
import dev.salesflow.process.engine.access.EngineGroups;
import dev.salesflow.shared.Refusal;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.stereotype.Component;

/**
 * Ties a starting process to its deal, whichever way it was started: the deal must be open, without another process, and
 * the starting person's to change. Assignments are taken from the deal, whatever a caller sent along.
 */
@Component("attachToDeal")
class AttachToDealListener implements ExecutionListener {

    private final OpportunityBook opportunities;
    private final EngineGroups groups;
    private final Viewers viewers;

    AttachToDealListener(OpportunityBook opportunities, EngineGroups groups, Viewers viewers) {
        this.opportunities = opportunities;
        this.groups = groups;
        this.viewers = viewers;
    }

    @Override
    public void notify(DelegateExecution process) {
        var id = dealOf(process.getProcessBusinessKey());
        var person = Context.getCommandContext().getAuthenticatedUserId();
        var deal = opportunities.get(id);
        if (person != null && !opportunities.mayChange(opportunities.visible(id, viewers.of(person)), viewers.of(person))) {
            throw new org.springframework.security.access.AccessDeniedException("deal " + id + " is not " + person + "'s");
        }
        opportunities.processStarted(id, process.getProcessInstanceId());
        set(process, OpportunityVariables.OWNER, deal.owner());
        set(process, OpportunityVariables.MANAGER_GROUP, groups.leading(deal.owner()));
        set(process, OpportunityVariables.PRESALES, deal.presales());
    }

    private static UUID dealOf(String businessKey) {
        try {
            return UUID.fromString(businessKey == null ? "" : businessKey);
        } catch (IllegalArgumentException e) {
            throw Refusal.of("opportunity.startByForm");
        }
    }

    private static <T> void set(DelegateExecution process, Variable<T> variable, T value) {
        process.setVariable(variable.name(), value);
    }
}
