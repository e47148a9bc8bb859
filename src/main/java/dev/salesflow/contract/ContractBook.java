package dev.salesflow.contract;

import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.quotation.QuotationBook;
import dev.salesflow.shared.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The module's door: a signature makes the contract and wins the deal, in one step. */
@Component
@Transactional
public class ContractBook {

    private final Contracts contracts;
    private final QuotationBook quotations;
    private final OpportunityBook opportunities;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ContractBook(Contracts contracts, QuotationBook quotations, OpportunityBook opportunities,
            ApplicationEventPublisher events, Clock clock) {
        this.contracts = contracts;
        this.quotations = quotations;
        this.opportunities = opportunities;
        this.events = events;
        this.clock = clock;
    }

    public Contract sign(UUID opportunityId, Signing signing, String by) {
        var deal = opportunities.get(opportunityId);
        var accepted = quotations.accepted(opportunityId)
                .orElseThrow(() -> Refusal.of("contract.noAcceptedQuotation"));
        var contract = Contract.sign(accepted, signing, by, clock.instant(), LocalDate.now(clock));
        if (contracts.existsByNumber(contract.number())) {
            throw Refusal.ofField("number", "contract.numberTaken", contract.number());
        }
        opportunities.win(opportunityId, contract.signedOn(), contract.amount(), contract.currency(), by);
        var signed = contracts.save(contract);
        events.publishEvent(new ContractSigned(signed.id(), opportunityId, deal.customerId(), signed.number(),
                signed.amount(), signed.currency(), by));
        return signed;
    }

    @Transactional(readOnly = true)
    public Optional<Contract> of(UUID opportunityId) {
        return contracts.findByOpportunityId(opportunityId);
    }
}
