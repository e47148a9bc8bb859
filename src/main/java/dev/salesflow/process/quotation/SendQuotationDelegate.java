package dev.salesflow.process.quotation;

import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.process.engine.Decision;
import dev.salesflow.quotation.QuotationBook;
import dev.salesflow.shared.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** What may go out does, in the name of whoever owns the deal. */
@Component("sendQuotation")
class SendQuotationDelegate implements JavaDelegate {

    private final QuotationBook quotations;
    private final OpportunityBook opportunities;
    private final Clock clock;

    SendQuotationDelegate(QuotationBook quotations, OpportunityBook opportunities, Clock clock) {
        this.quotations = quotations;
        this.opportunities = opportunities;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution process) {
        var deal = opportunities.get(UUID.fromString(process.getProcessBusinessKey()));
        var quotation = quotations.making(deal.id()).orElseThrow(() -> Refusal.of("quotation.noneSubmitted"));
        if (quotation.validUntil().isBefore(LocalDate.now(clock))) {
            throw Refusal.of("quotation.expiredWaiting", quotation.validUntil());
        }
        if (Boolean.TRUE.equals(process.getVariable(QuotationVariables.APPROVAL_NEEDED.name()))) {
            Decision.taken();
        }
        quotations.send(quotation.id(), deal.owner() == null ? quotation.createdBy() : deal.owner());
    }
}
