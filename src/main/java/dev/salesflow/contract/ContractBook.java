package dev.salesflow.contract;

import dev.salesflow.contract.payment.Instalment;
import dev.salesflow.contract.payment.PaymentReceived;
import dev.salesflow.contract.payment.PaymentTakenBack;
import dev.salesflow.contract.payment.Payments;
import dev.salesflow.contract.payment.Planned;
import dev.salesflow.identity.Viewer;
import dev.salesflow.opportunity.DealFacts;
import dev.salesflow.opportunity.FactBook;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.Paper;
import dev.salesflow.quotation.QuotationBook;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusal;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The module's door: a signature makes the contract and wins the deal, in one step. {@code by} is the login of the person who acts; whether
 * that person may is the caller's question, asked with {@link #visible} and {@link #mayChange}.
 */
@Component
@Transactional
public class ContractBook {

    private final Contracts contracts;
    private final QuotationBook quotations;
    private final OpportunityBook opportunities;
    private final FactBook facts;
    private final Payments payments;
    private final ContractSight sight;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ContractBook(Contracts contracts, QuotationBook quotations, OpportunityBook opportunities, FactBook facts,
            Payments payments, ContractSight sight, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.contracts = contracts;
        this.quotations = quotations;
        this.opportunities = opportunities;
        this.facts = facts;
        this.payments = payments;
        this.sight = sight;
        this.jdbc = jdbc;
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
        facts.learn(opportunityId, DealFacts.NONE.withAmount(contract.amount(), contract.currency()), Paper.CONTRACT, contract.number(), by);
        opportunities.win(opportunityId, contract.signedOn(), contract.amount(), contract.currency(), by);
        var signed = save(contract);
        if (!signing.plan().isEmpty()) {
            payments.plan(signed.id(), signed.amount(), signed.signedOn(), signing.plan());
        }
        events.publishEvent(new ContractSigned(signed.id(), opportunityId, deal.customerId(), signed.number(),
                signed.amount(), signed.currency(), by));
        return signed;
    }

    /** Two may be proposed the same number: whoever comes second is told so, as if they had typed one that is taken. */
    private Contract save(Contract contract) {
        try {
            return contracts.save(contract);
        } catch (DbActionExecutionException | DuplicateKeyException e) {
            if (String.valueOf(NestedExceptionUtils.getMostSpecificCause(e).getMessage()).contains("contract_number_key")) {
                throw Refusal.ofField("number", "contract.numberTaken", contract.number());
            }
            throw e;
        }
    }

    /** The contract as this person may see it: whoever sees its deal. */
    @Transactional(readOnly = true)
    public Contract visible(UUID id, Viewer viewer) {
        var contract = get(id);
        if (!sight.of(viewer).all()) {
            opportunities.visible(contract.opportunityId(), viewer);
        }
        return contract;
    }

    /** Its rep and those who lead. */
    @Transactional(readOnly = true)
    public boolean mayChange(Contract contract, Viewer viewer) {
        return opportunities.mayChange(opportunities.get(contract.opportunityId()), viewer);
    }

    @Transactional(readOnly = true)
    public Contract get(UUID id) {
        return contracts.findById(id).orElseThrow(() -> new NotFound("contract", id));
    }

    @Transactional(readOnly = true)
    public List<Instalment> instalments(UUID id) {
        return payments.of(id);
    }

    /** The next free number of this year, for instance HT-2026-0014; no promise that nobody takes it first. */
    @Transactional(readOnly = true)
    public String proposedNumber() {
        var prefix = "HT-" + LocalDate.now(clock).getYear() + "-";
        var last = jdbc.sql("select max(cast(substr(number, :from) as integer)) from contract where lower(number) like :like and number ~ :shape")
                .param("from", prefix.length() + 1).param("like", prefix.toLowerCase(Locale.ROOT) + "%").param("shape", "^" + prefix + "[0-9]{4,7}$")
                .query(Integer.class).optional().orElse(0);
        return prefix + "%04d".formatted(last + 1);
    }

    /**
     * Sets days, remarks and the instalments at once, as the page shows them.
     *
     * @param expectedVersion what the person has seen; an {@link OptimisticLockingFailureException} where it is no longer so
     */
    public void change(UUID id, int expectedVersion, Term term, String note, List<Planned> plan, String by) {
        var contract = hold(id);
        if (contract.version() != expectedVersion) {
            throw new OptimisticLockingFailureException("contract " + id + " is at version " + contract.version());
        }
        var before = Arrays.asList(contract.term(), contract.note(), payments.of(id));
        contract.change(term, note);
        contracts.save(contract);
        if (!plan.isEmpty() || !payments.of(id).isEmpty()) {
            payments.plan(id, contract.amount(), contract.signedOn(), plan);
        }
        if (!before.equals(Arrays.asList(contract.term(), contract.note(), payments.of(id)))) {
            events.publishEvent(new ContractChanged(id, contract.opportunityId(), customer(contract), contract.number(), by));
        }
    }

    /** @param receipt names it: however often it arrives, it is noted once */
    public void receive(UUID id, UUID receipt, int instalment, BigDecimal amount, LocalDate on, String note, String by) {
        var contract = hold(id);
        contract.mustHold();
        if (payments.receive(id, receipt, instalment, amount, on, note, by)) {
            events.publishEvent(new PaymentReceived(id, contract.opportunityId(), customer(contract), contract.number(), amount, contract.currency(), by));
        }
    }

    public void takeBack(UUID id, UUID receipt, String by) {
        var contract = hold(id);
        contract.mustHold();
        var amount = payments.takeBack(id, receipt);
        events.publishEvent(new PaymentTakenBack(id, contract.opportunityId(), customer(contract), contract.number(), amount, contract.currency(), by));
    }

    /** What is still open is no longer due. The deal stays won: it was signed, and what was reported of that time stays true. */
    public void cancel(UUID id, String reason, LocalDate on, String by) {
        var contract = hold(id);
        contract.cancel(reason, on, LocalDate.now(clock), by);
        contracts.save(contract);
        events.publishEvent(new ContractCancelled(id, contract.opportunityId(), customer(contract), contract.number(), reason.strip(), by));
    }

    private UUID customer(Contract contract) {
        return opportunities.get(contract.opportunityId()).customerId();
    }

    private Contract hold(UUID id) {
        jdbc.sql("select id from contract where id = ? for update").param(id).query(UUID.class).optional();
        return get(id);
    }

    @Transactional(readOnly = true)
    public Optional<Contract> of(UUID opportunityId) {
        return contracts.findByOpportunityId(opportunityId);
    }
}
