package dev.salesflow.quotation;

import dev.salesflow.opportunity.DealFacts;
import dev.salesflow.opportunity.FactBook;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.OpportunityLost;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusal;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The module's door: sends quotations, each superseding the one before, and takes the customer's answer. */
@Component
@Transactional
public class QuotationBook {

    private final Quotations quotations;
    private final OpportunityBook opportunities;
    private final FactBook factBook;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    QuotationBook(Quotations quotations, OpportunityBook opportunities, FactBook factBook, JdbcClient jdbc,
            ApplicationEventPublisher events, Clock clock) {
        this.quotations = quotations;
        this.opportunities = opportunities;
        this.factBook = factBook;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** The next revision; whatever stood before is superseded. The deal takes its worth from it. */
    public Quotation send(UUID opportunityId, Offer offer, String by) {
        lock(opportunityId);
        var deal = opportunities.get(opportunityId);
        if (!deal.isOpen()) {
            throw Refusal.of("opportunity.closed");
        }
        var before = of(opportunityId);
        before.stream().filter(Quotation::stands).forEach(old -> {
            old.supersede();
            quotations.save(old);
        });
        var revision = before.isEmpty() ? 1 : before.get(0).revision() + 1;
        var sent = quotations.save(Quotation.send(opportunityId, revision, offer, by, clock.instant(), LocalDate.now(clock)));
        factBook.learn(opportunityId, DealFacts.NONE.withProduct(offer.productId())
                .withAmount(offer.amount(), offer.currency()), by);
        events.publishEvent(new QuotationSent(sent.id(), opportunityId, deal.customerId(), revision, offer.amount(),
                offer.currency(), by));
        return sent;
    }

    /** Refused on a closed deal, and once the quotation expired; accepting what is accepted changes nothing. */
    public Quotation accept(UUID quotationId, String by) {
        var quotation = get(quotationId);
        lock(quotation.opportunityId());
        if (quotation.state() != Quotation.State.ACCEPTED && !opportunities.get(quotation.opportunityId()).isOpen()) {
            throw Refusal.of("opportunity.closed");
        }
        if (quotation.accept(LocalDate.now(clock))) {
            quotation = quotations.save(quotation);
            answered(quotation, true, by);
        }
        return quotation;
    }

    public void reject(UUID quotationId, String by) {
        var quotation = get(quotationId);
        quotation.reject();
        quotations.save(quotation);
        answered(quotation, false, by);
    }

    /**
     * The price both sides shook hands on: the standing quotation is accepted, after a new revision where the amount is
     * another. Refused where there is none to accept; at the amount of an expired one too, which a new quotation must
     * renew first.
     */
    public Quotation agree(UUID opportunityId, BigDecimal amount, String by) {
        var standing = standing(opportunityId).orElseThrow(() -> Refusal.of("quotation.noneToAccept"));
        if (amount == null || standing.amount().compareTo(amount) == 0) {
            return accept(standing.id(), by);
        }
        var today = LocalDate.now(clock);
        var until = standing.validUntil().isBefore(today) ? today : standing.validUntil();
        var revised = send(opportunityId, new Offer(standing.productId(), amount, standing.discountAt(amount),
                standing.currency(), until, standing.note()), by);
        return accept(revised.id(), by);
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<Quotation> of(UUID opportunityId) {
        return quotations.findByOpportunityIdOrderByRevisionDesc(opportunityId);
    }

    @Transactional(readOnly = true)
    public Optional<Quotation> standing(UUID opportunityId) {
        return of(opportunityId).stream().filter(Quotation::stands).findFirst();
    }

    @Transactional(readOnly = true)
    public Optional<Quotation> accepted(UUID opportunityId) {
        return of(opportunityId).stream().filter(one -> one.state() == Quotation.State.ACCEPTED).findFirst();
    }

    /** A lost deal leaves no offer open. */
    @EventListener
    void opportunityLost(OpportunityLost lost) {
        of(lost.opportunityId()).stream().filter(one -> one.state() == Quotation.State.SENT)
                .forEach(open -> reject(open.id(), lost.by()));
    }

    private Quotation get(UUID id) {
        return quotations.findById(id).orElseThrow(() -> new NotFound("quotation", id));
    }

    private void answered(Quotation quotation, boolean accepted, String by) {
        var customer = opportunities.get(quotation.opportunityId()).customerId();
        events.publishEvent(new QuotationAnswered(quotation.id(), quotation.opportunityId(), customer, accepted, by));
    }

    /** Two revisions at once would take the same number. */
    private void lock(UUID opportunityId) {
        jdbc.sql("select id from opportunity where id = ? for update").param(opportunityId).query(UUID.class).optional()
                .orElseThrow(() -> new NotFound("opportunity", opportunityId));
    }
}
