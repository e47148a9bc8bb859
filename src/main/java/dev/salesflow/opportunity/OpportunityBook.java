package dev.salesflow.opportunity;

import dev.salesflow.customer.CustomerBook;
import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import dev.salesflow.shared.Turn;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to where deals stand: opens them, moves them, closes them, and tells by events. {@code by} is the login of the
 * person who acts, null for the system; whether that person may is the caller's question, asked with {@link #visible}.
 */
@Component
@Transactional
public class OpportunityBook {

    private static final int LONGEST_REASON = 1000;

    private final Opportunities opportunities;
    private final DealNotes notes;
    private final DealChanges changes;
    private final DealOwners owners;
    private final CustomerBook customers;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OpportunityBook(Opportunities opportunities, DealNotes notes, DealChanges changes, DealOwners owners, CustomerBook customers, JdbcClient jdbc,
            ApplicationEventPublisher events, Clock clock) {
        this.opportunities = opportunities;
        this.notes = notes;
        this.changes = changes;
        this.owners = owners;
        this.customers = customers;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Opens a deal, or answers the one that the same request opened before. Requests of one name wait for each other,
     * so that a race ends with one deal too; a request name used for another customer is refused.
     */
    public Opportunity open(Opening opening, String by) {
        if (opening.requestId() == null || opening.requestId().isBlank() || opening.requestId().length() > 200
                || opening.requestId().chars().anyMatch(Character::isISOControl) || !PlainText.isReadable(opening.requestId())) {
            throw Refusal.ofField("requestId", "opportunity.requestIdMissing");
        }
        var known = openedBy(opening.requestId());
        if (known.isPresent()) {
            if (!known.get().customerId().equals(opening.customerId())) {
                throw Refusal.ofField("requestId", "opportunity.requestIdUsed");
            }
            return known.get();
        }
        customers.hold(opening.customerId());
        var now = clock.instant();
        var deal = opportunities.save(Opportunity.open(opening, owners.of(opening, by), now, LocalDate.now(clock)));
        notes.stayBegins(deal.id(), deal.stage(), by, now);
        events.publishEvent(new OpportunityOpened(deal.id(), deal.customerId(), deal.owner(), deal.stage(), by));
        return get(deal.id());
    }

    /** The same for somebody who knows of no other deal: refused where one with this customer is open. */
    public Opportunity openFirst(Opening opening, String by) {
        if (openedBy(opening.requestId()).isEmpty()) {
            refuseSecond(opening.customerId());
        }
        return open(opening, by);
    }

    /** The deal that this request has opened; where the same request is under way, its end is waited for. */
    public Optional<Opportunity> openedBy(String requestId) {
        Turn.take(jdbc, "opportunity " + requestId);
        return opportunities.findByRequestId(requestId);
    }

    /**
     * Refuses where a deal with this customer is open already: for ways of starting that cannot name their request.
     * Locks the customer against a second such start until the caller's transaction ends.
     */
    public void refuseSecond(UUID customerId) {
        Turn.take(jdbc, "customer " + customerId);
        if (jdbc.sql("select exists (select 1 from opportunity where customer_id = ? and outcome = 'OPEN')")
                .param(customerId).query(Boolean.class).single()) {
            throw Refusal.ofField("another", "opportunity.oneIsOpen");
        }
    }

    @Transactional(readOnly = true)
    public Opportunity get(UUID id) {
        return opportunities.require(id);
    }

    /** Empty where the id is another record's. */
    @Transactional(readOnly = true)
    public Optional<Opportunity> find(UUID id) {
        return opportunities.findById(id);
    }

    /** The open deal, held against other changes until the caller's transaction ends: what is noted beside it is judged together. */
    public Opportunity holdOpen(UUID id) {
        jdbc.sql("select id from opportunity where id = ? for no key update").param(id).query(UUID.class).optional();
        var held = get(id);
        held.mustBeOpen();
        return held;
    }

    /** The deal as this person may see it: their own, their team's, or where they are the presales person or a helper, or stand in for one who is. */
    @Transactional(readOnly = true)
    public Opportunity visible(UUID id, Viewer viewer) {
        if (!isVisible(id, viewer)) {
            throw new NotFound("opportunity", id);
        }
        return get(id);
    }

    @Transactional(readOnly = true)
    public boolean isVisible(UUID id, Viewer viewer) {
        return jdbc.sql("select exists (select 1 from opportunity o where o.id = :id and " + sees(viewer) + ")")
                .param("id", id).params(viewer.parameters()).query(Boolean.class).single();
    }

    /** The deal, held until the transaction ends: what is counted or stands once per deal is written one after the other. */
    public Opportunity hold(UUID id) {
        jdbc.sql("select id from opportunity where id = ? for update").param(id).query(UUID.class).optional();
        return get(id);
    }

    /** SQL that holds for the rows {@code o} of opportunity this person may see; with {@link Viewer#parameters()}. */
    public static String sees(Viewer viewer) {
        return "(" + viewer.worksOn("o.owner_login") + " or " + viewer.isOwn("o.presales_login")
                + " or o.id = any(array(select h.opportunity_id from deal_helper h where " + viewer.isOwn("h.login") + ")))";
    }

    /** Who may change a deal they see: its rep and those who lead or stand in for them; a presales person or a helper, even a manager, only looks on. */
    public boolean mayChange(Opportunity deal, Viewer viewer) {
        return viewer.seesEverything() || viewer.isOwner(deal.owner()) || viewer.isManager() && jdbc.sql("select exists (select 1 from opportunity o where o.id = :id and "
                + changes(viewer) + ")").param("id", deal.id()).params(viewer.parameters()).query(Boolean.class).single();
    }

    /** The same in SQL, for the rows {@code o} of opportunity; with {@link Viewer#parameters()}. */
    static String changes(Viewer viewer) {
        return viewer.worksOn("o.owner_login");
    }

    public void enterStage(UUID id, Stage stage, String by) {
        var deal = get(id);
        var from = deal.stage();
        if (deal.enter(stage, clock.instant())) {
            opportunities.save(deal);
            notes.stayBegins(id, stage, by, clock.instant());
            events.publishEvent(new StageEntered(id, deal.customerId(), from, stage, by));
        }
    }

    public void handOver(UUID id, String toLogin, String by) {
        owners.require(toLogin, "owner");
        var deal = hold(id);
        var from = deal.owner();
        deal.handOverTo(toLogin, clock.instant());
        opportunities.save(deal);
        events.publishEvent(new OpportunityHandedOver(id, deal.customerId(), from, toLogin, by));
    }

    /** What that last day of a pause would be refused for. */
    public Optional<Refusal> pauseProblem(LocalDate until) {
        return Pause.untilProblem(until, LocalDate.now(clock));
    }

    /** Rests until that day; without a day, until somebody resumes it. */
    public void pause(UUID id, String reason, LocalDate until, String by) {
        var deal = get(id);
        deal.pause(required("reason", reason), until, clock.instant(), LocalDate.now(clock));
        opportunities.save(deal);
        events.publishEvent(new OpportunityPaused(id, deal.customerId(), reason.strip(), until, by));
    }

    public void resume(UUID id, String by) {
        var deal = get(id);
        var rested = deal.resume(clock.instant());
        opportunities.save(deal);
        events.publishEvent(new OpportunityResumed(id, deal.customerId(), rested, by));
    }

    /** The same, its kind not known. */
    public void lose(UUID id, String reason, String competitor, String by) {
        lose(id, new Loss(null, reason, competitor), by);
    }

    public void lose(UUID id, Loss loss, String by) {
        var deal = get(id);
        var why = new Loss(loss.lostKind(), required("lostReason", loss.lostReason()), PlainText.clean(loss.competitor()));
        deal.lose(why, clock.instant(), LocalDate.now(clock));
        opportunities.save(deal);
        notes.stayEnds(id, clock.instant());
        events.publishEvent(new OpportunityLost(id, deal.customerId(), why.lostReason(), why.competitor(), by));
    }

    /** Called when a contract is signed; a deal is won no other way. */
    public void win(UUID id, LocalDate signedOn, BigDecimal amount, String currency, String by) {
        var deal = get(id);
        var before = deal.known();
        deal.win(signedOn, amount, currency, clock.instant());
        opportunities.save(deal);
        changes.note(id, before, deal.known(), List.of(), by, clock.instant());
        notes.stayEnds(id, clock.instant());
        events.publishEvent(new OpportunityWon(id, deal.customerId(), by));
    }

    /** Notes which process instance leads this deal; a second one is refused. */
    public void processStarted(UUID id, String processId) {
        var deal = get(id);
        deal.processStarted(processId);
        opportunities.save(deal);
    }

    public void remindOfStandstill(UUID id) {
        var deal = get(id);
        events.publishEvent(new StandstillReminded(id, deal.customerId(), deal.owner(), deal.stage()));
    }

    public void escalateStandstill(UUID id) {
        var deal = get(id);
        events.publishEvent(new StandstillEscalated(id, deal.customerId(), deal.owner(), deal.stage()));
    }

    public void adviseOnStandstill(UUID id, String advice, String by) {
        var deal = get(id);
        deal.mustBeOpen();
        events.publishEvent(new StandstillReviewed(id, deal.customerId(), required("advice", advice), by));
    }

    private static String required(String field, String text) {
        new Refusals().add(PlainText.requiredProblem(field, text, LONGEST_REASON)).throwIfAny();
        return text.strip();
    }
}
