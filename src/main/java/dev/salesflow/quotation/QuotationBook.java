package dev.salesflow.quotation;

import dev.salesflow.opportunity.DealFacts;
import dev.salesflow.opportunity.FactBook;
import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.Paper;
import dev.salesflow.opportunity.OpportunityLost;
import dev.salesflow.quotation.line.TodaysList;
import dev.salesflow.shared.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The module's door to a quotation's life: submitted, approved, sent, answered. Each that is sent supersedes the one before.
 * Whether {@code by} may do so is the caller's question.
 */
@Component
@Transactional
public class QuotationBook {

    private final Quotations quotations;
    private final QuotationDrafts drafts;
    private final TodaysList list;
    private final OpportunityBook opportunities;
    private final FactBook factBook;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    QuotationBook(Quotations quotations, QuotationDrafts drafts, TodaysList list, OpportunityBook opportunities,
            FactBook factBook, ApplicationEventPublisher events, Clock clock) {
        this.quotations = quotations;
        this.drafts = drafts;
        this.list = list;
        this.opportunities = opportunities;
        this.factBook = factBook;
        this.events = events;
        this.clock = clock;
    }

    /** The draft waits for approval from now on, and is not written at meanwhile. Refused where {@link #behindTheList} says so. */
    public Quotation submit(UUID id, String by) {
        var quotation = quotations.require(id);
        openDeal(quotation.opportunityId());
        mustKeepToTheList(quotation);
        quotation.write(list.followed(quotation.lines(), quotation.currency()));
        return submitted(quotation);
    }

    /** What the price list says otherwise by now, so that nobody submits it unseen; what things cost us is not among it. */
    @Transactional(readOnly = true)
    public Optional<Refusal> behindTheList(Quotation quotation) {
        return quotation.state() == Quotation.State.DRAFT ? list.obstacle(quotation.lines(), quotation.currency()) : Optional.empty();
    }

    void mustKeepToTheList(Quotation quotation) {
        behindTheList(quotation).ifPresent(refusal -> {
            throw refusal;
        });
    }

    Quotation submitted(Quotation quotation) {
        quotation.submit(today());
        return quotations.saveWithLines(quotation);
    }

    /** It may be sent. */
    public Quotation approve(UUID id) {
        var quotation = quotations.require(id);
        quotation.approve();
        return quotations.save(quotation);
    }

    /** Not approved as it is: a draft again. */
    public Quotation sendBack(UUID id) {
        var quotation = quotations.require(id);
        quotation.sendBack();
        return quotations.save(quotation);
    }

    /** Whoever submitted it thinks better of it before it is sent: a draft again. */
    public Quotation withdraw(UUID id, String by) {
        var quotation = quotations.require(id);
        quotation.withdraw();
        return quotations.save(quotation);
    }

    /** Only what is approved. Whatever stood before is superseded; the deal takes its worth from it. */
    public Quotation send(UUID id, String by) {
        var quotation = quotations.require(id);
        var deal = openDeal(quotation.opportunityId());
        quotation.send(by, clock.instant(), today());
        quotations.of(deal.id()).stream().filter(Quotation::stands).forEach(old -> {
            old.supersede();
            quotations.save(old);
        });
        var sent = quotations.save(quotation);
        factBook.learn(deal.id(), DealFacts.NONE.withProduct(sent.productId()).withAmount(sent.amount(), sent.currency()), Paper.QUOTATION, sent.number(), by);
        events.publishEvent(new QuotationSent(sent.id(), deal.id(), deal.customerId(), sent.revision(), sent.amount(), sent.currency(), by));
        return sent;
    }

    /** The next revision in one step, where nobody needs to approve it; what was in the making falls away. */
    public Quotation send(UUID opportunityId, Offer offer, String by) {
        openDeal(opportunityId);
        dropMaking(opportunityId);
        return sent(submit(drafts.begin(opportunityId, offer, by).id(), by), by);
    }

    /** Refused on a closed deal, and once the quotation expired; accepting what is accepted changes nothing. */
    public Quotation accept(UUID id, String by) {
        return accept(id, null, by);
    }

    /** @param words of the customer; null for none */
    public Quotation accept(UUID id, String words, String by) {
        var quotation = quotations.require(id);
        if (quotation.state() == Quotation.State.ACCEPTED) {
            return quotation;
        }
        openDeal(quotation.opportunityId());
        quotation.accept(words, clock.instant(), today());
        answered(quotation, true, by);
        return quotations.save(quotation);
    }

    /** The customer wants something else: what they said is kept, and the next revision begun with the lines of this one. */
    public Quotation wish(UUID id, String words, String by) {
        var quotation = quotations.require(id);
        openDeal(quotation.opportunityId());
        quotation.wish(words, clock.instant());
        quotations.save(quotation);
        return drafts.revise(quotation.opportunityId(), by);
    }

    public Quotation reject(UUID id, String words, String by) {
        var quotation = quotations.require(id);
        quotation.reject(words, clock.instant());
        answered(quotation, false, by);
        return quotations.save(quotation);
    }

    /** What ran out unanswered; nothing where it did not, or was before. */
    public void expire(UUID id) {
        opportunities.hold(quotations.require(id).opportunityId());
        var quotation = quotations.require(id);
        if (quotation.expire(today())) {
            quotations.save(quotation);
            events.publishEvent(new QuotationExpired(id, quotation.opportunityId(), opportunities.get(quotation.opportunityId()).customerId(), quotation.revision()));
        }
    }

    @Transactional(readOnly = true)
    public Quotation get(UUID id) {
        return quotations.require(id);
    }

    /** Empty where there is no such quotation any more. */
    @Transactional(readOnly = true)
    public Optional<UUID> dealOf(UUID id) {
        return quotations.dealOf(id);
    }

    /** Newest first, drafts included. */
    @Transactional(readOnly = true)
    public List<Quotation> of(UUID opportunityId) {
        return quotations.of(opportunityId);
    }

    @Transactional(readOnly = true)
    public Optional<Quotation> standing(UUID opportunityId) {
        return of(opportunityId).stream().filter(Quotation::stands).findFirst();
    }

    /** The draft, or what waits for approval or to be sent. */
    @Transactional(readOnly = true)
    public Optional<Quotation> making(UUID opportunityId) {
        return of(opportunityId).stream().filter(one -> one.state().isInTheMaking()).findFirst();
    }

    @Transactional(readOnly = true)
    public Optional<Quotation> accepted(UUID opportunityId) {
        return of(opportunityId).stream().filter(one -> one.state() == Quotation.State.ACCEPTED).findFirst();
    }

    /** A lost deal leaves no offer open. */
    @EventListener
    void opportunityLost(OpportunityLost lost) {
        dropMaking(lost.opportunityId());
        of(lost.opportunityId()).stream().filter(one -> one.state() == Quotation.State.SENT)
                .forEach(open -> reject(open.id(), null, lost.by()));
    }

    void dropMaking(UUID opportunityId) {
        making(opportunityId).ifPresent(open -> {
            open.end();
            quotations.save(open);
        });
    }

    Quotation sent(Quotation submitted, String by) {
        approve(submitted.id());
        return send(submitted.id(), by);
    }

    private void answered(Quotation quotation, boolean accepted, String by) {
        var customer = opportunities.get(quotation.opportunityId()).customerId();
        events.publishEvent(new QuotationAnswered(quotation.id(), quotation.opportunityId(), customer, accepted, by));
    }

    Opportunity openDeal(UUID opportunityId) {
        var deal = opportunities.hold(opportunityId);
        if (!deal.isOpen()) {
            throw Refusal.of("opportunity.closed");
        }
        return deal;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
