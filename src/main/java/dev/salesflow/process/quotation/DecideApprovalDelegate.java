package dev.salesflow.process.quotation;

import dev.salesflow.insight.Argument;
import dev.salesflow.insight.TimelineBook;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.quotation.QuotationBook;
import dev.salesflow.shared.Refusal;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.stereotype.Component;

/** Asks for approval where the rules want it; else the quotation may go out at once. */
@Component("decideApproval")
class DecideApprovalDelegate implements JavaDelegate {

    private final QuotationBook quotations;
    private final QuotationApproval approval;
    private final OpportunityBook opportunities;
    private final TimelineBook timeline;

    DecideApprovalDelegate(QuotationBook quotations, QuotationApproval approval, OpportunityBook opportunities, TimelineBook timeline) {
        this.quotations = quotations;
        this.approval = approval;
        this.opportunities = opportunities;
        this.timeline = timeline;
    }

    @Override
    public void execute(DelegateExecution process) {
        var deal = opportunities.get(UUID.fromString(process.getProcessBusinessKey()));
        var quotation = quotations.making(deal.id()).orElseThrow(() -> Refusal.of("quotation.noneSubmitted"));
        var person = Context.getCommandContext().getAuthenticatedUserId();
        var by = person == null ? (String) process.getVariable(QuotationVariables.SUBMITTED_BY.name()) : person;
        var asked = approval.ask(quotation, by);
        if (asked.isEmpty()) {
            quotations.approve(quotation.id());
        } else {
            timeline.note(deal.customerId(), deal.id(), by, "quotationSubmitted", Argument.text(String.valueOf(quotation.revision())));
        }
        process.setVariable(QuotationVariables.APPROVAL_NEEDED.name(), asked.isPresent());
    }
}
