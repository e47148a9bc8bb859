package dev.salesflow.opportunity;

import dev.salesflow.customer.CustomerBook;
import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusal;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The module's door: opens deals, moves them, closes them, and tells by events. {@code by} is the login of the person
 * who acts, null for the system; whether that person may is the caller's question, asked with {@link #visible}.
 */
@Component
@Transactional
public class OpportunityBook {

    private final Opportunities opportunities;
    private final DealNotes notes;
    private final CustomerBook customers;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OpportunityBook(Opportunities opportunities, DealNotes notes, CustomerBook customers, JdbcClient jdbc,
            ApplicationEventPublisher events, Clock clock) {
        this.opportunities = opportunities;
        this.notes = notes;
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
                || opening.requestId().chars().anyMatch(Character::isISOControl)) {
            throw Refusal.ofField("requestId", "opportunity.requestIdMissing");
        }
        lock("opportunity " + opening.requestId());
        var known = opportunities.findByRequestId(opening.requestId());
        if (known.isPresent()) {
            if (!known.get().customerId().equals(opening.customerId())) {
                throw Refusal.ofField("requestId", "opportunity.requestIdUsed");
            }
            return known.get();
        }
        customers.hold(opening.customerId());
        var now = clock.instant();
        var deal = opportunities.save(Opportunity.open(opening, ownerFor(opening, by), now, LocalDate.now(clock)));
        notes.stayBegins(deal.id(), deal.stage(), by, now);
        events.publishEvent(new OpportunityOpened(deal.id(), deal.customerId(), deal.owner(), deal.stage(), by));
        return get(deal.id());
    }

    /**
     * Refuses where a deal with this customer is open already: for ways of starting that cannot name their request.
     * Locks the customer against a second such start until the caller's transaction ends.
     */
    public void refuseSecond(UUID customerId) {
        lock("customer " + customerId);
        if (jdbc.sql("select exists (select 1 from opportunity where customer_id = ? and outcome = 'OPEN')")
                .param(customerId).query(Boolean.class).single()) {
            throw Refusal.ofField("another", "opportunity.oneIsOpen");
        }
    }

    private void lock(String name) {
        jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(?, 0))) locked")
                .param(name).query(Integer.class).single();
    }

    @Transactional(readOnly = true)
    public Opportunity get(UUID id) {
        return opportunities.findById(id).orElseThrow(() -> new NotFound("opportunity", id));
    }

    /** The deal as this person may see it: their own, their team's, or where they are the presales person. */
    @Transactional(readOnly = true)
    public Opportunity visible(UUID id, Viewer viewer) {
        var seen = jdbc.sql("select exists (select 1 from opportunity o where o.id = :id and " + sees(viewer) + ")")
                .param("id", id).params(viewer.parameters()).query(Boolean.class).single();
        if (!seen) {
            throw new NotFound("opportunity", id);
        }
        return get(id);
    }

    /** SQL that holds for the rows {@code o} of opportunity this person may see; with {@link Viewer#parameters()}. */
    public static String sees(Viewer viewer) {
        return "(" + viewer.sees("o.owner_login") + " or o.presales_login = :viewer)";
    }

    /** Who may change a deal they see: its rep and those who lead; a presales person only looks on. */
    public static boolean mayChange(Opportunity deal, Viewer viewer) {
        return viewer.leads() || viewer.login().equals(deal.owner());
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

    /** Takes in what was learned; fields left null stay as they are. */
    public void learn(UUID id, DealFacts facts, String by) {
        var deal = get(id);
        requirePresales(facts, deal);
        var changed = new TreeSet<>(deal.learn(facts, clock.instant()));
        if (!changed.isEmpty()) {
            opportunities.save(deal);
        }
        for (var fact : facts.keyFacts()) {
            notes.keyFact(id, fact, by, clock.instant());
            changed.add(fact.kind().name().toLowerCase(Locale.ROOT));
        }
        told(deal, changed, by);
    }

    /**
     * Sets all facts at once, as the edit page shows them: a null or a blank key fact becomes unknown.
     *
     * @param expectedVersion what the person has seen; an {@link OptimisticLockingFailureException} where it is no longer so
     */
    public void correct(UUID id, int expectedVersion, DealFacts facts, String by) {
        var deal = get(id);
        if (deal.version() != expectedVersion) {
            throw new OptimisticLockingFailureException("opportunity " + id + " is at version " + deal.version());
        }
        requirePresales(facts, deal);
        var changed = new TreeSet<>(deal.correct(facts, clock.instant()));
        changed.addAll(notes.correctKeyFacts(id, facts.keyFacts(), by, clock.instant()));
        opportunities.save(deal);
        told(deal, changed, by);
    }

    private void told(Opportunity deal, Set<String> changed, String by) {
        if (changed.contains("presales")) {
            events.publishEvent(new PresalesAssigned(deal.id(), deal.customerId(), deal.presales(), by));
        }
        if (!changed.isEmpty()) {
            events.publishEvent(new DealFactsChanged(deal.id(), deal.customerId(), changed, by));
        }
    }

    /** Writes a meeting down under the stage it served, with what was learned there. */
    public void recordMeeting(UUID id, Stage stage, LocalDate heldOn, Map<String, Object> minutes, DealFacts learned,
            String by) {
        var deal = get(id);
        deal.mustBeOpen();
        if (heldOn.isAfter(LocalDate.now(clock))) {
            throw Refusal.ofField("heldOn", "opportunity.notYet");
        }
        var meeting = notes.meeting(id, stage, heldOn, minutes, by, clock.instant());
        events.publishEvent(new MeetingRecorded(id, deal.customerId(), meeting, stage, heldOn, by));
        learn(id, learned, by);
    }

    /** What presales will show; whoever plans it is the deal's presales person from then on. */
    public void planDemo(UUID id, DemoPlan plan, String by) {
        var deal = get(id);
        deal.mustBeOpen();
        notes.demoPlan(id, plan, by, clock.instant());
        events.publishEvent(new DemoPlanned(id, deal.customerId(), plan.plannedOn(), by));
        if (isPresales(by)) {
            learn(id, DealFacts.NONE.withPresales(by), by);
        }
    }

    public UUID recordDoubt(UUID id, String doubt, String answer, boolean resolved, String by) {
        var deal = get(id);
        deal.mustBeOpen();
        var doubtId = notes.doubt(id, doubt, answer, resolved, by, clock.instant());
        events.publishEvent(new DoubtRecorded(id, deal.customerId(), doubtId, doubt, resolved, by));
        return doubtId;
    }

    public void answerDoubt(UUID id, UUID doubtId, String answer, boolean resolved, String by) {
        var deal = get(id);
        deal.mustBeOpen();
        if (!notes.answer(id, doubtId, answer, resolved)) {
            throw new NotFound("doubt", doubtId);
        }
        var doubt = doubts(id).stream().filter(one -> one.id().equals(doubtId)).findFirst().orElseThrow();
        events.publishEvent(new DoubtRecorded(id, deal.customerId(), doubtId, doubt.doubt(), resolved, by));
    }

    public void handOver(UUID id, String toLogin, String by) {
        requirePerson(toLogin, "owner");
        var deal = get(id);
        var from = deal.owner();
        deal.handOverTo(toLogin, clock.instant());
        opportunities.save(deal);
        events.publishEvent(new OpportunityHandedOver(id, deal.customerId(), from, toLogin, by));
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

    public void lose(UUID id, String reason, String competitor, String by) {
        var deal = get(id);
        var winner = competitor == null || competitor.isBlank() ? null : competitor.strip();
        deal.lose(required("lostReason", reason), winner, clock.instant(), LocalDate.now(clock));
        opportunities.save(deal);
        notes.stayEnds(id, clock.instant());
        events.publishEvent(new OpportunityLost(id, deal.customerId(), reason.strip(), winner, by));
    }

    /** Called when a contract is signed; a deal is won no other way. */
    public void win(UUID id, LocalDate signedOn, BigDecimal amount, String currency, String by) {
        var deal = get(id);
        deal.win(signedOn, amount, currency, clock.instant());
        opportunities.save(deal);
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

    @Transactional(readOnly = true)
    public List<Meeting> meetings(UUID id) {
        return notes.meetings(id);
    }

    @Transactional(readOnly = true)
    public Optional<DemoPlan> demoPlan(UUID id) {
        return notes.demoPlan(id);
    }

    @Transactional(readOnly = true)
    public List<Doubt> doubts(UUID id) {
        return notes.doubts(id);
    }

    @Transactional(readOnly = true)
    public List<KeyFact> keyFacts(UUID id) {
        return notes.keyFacts(id);
    }

    private String ownerFor(Opening opening, String by) {
        if (opening.owner() != null) {
            requirePerson(opening.owner(), "owner");
            return opening.owner();
        }
        var owners = jdbc.sql("select coalesce(owner_login, '') from customer where id = ?")
                .param(opening.customerId()).query(String.class).optional()
                .orElseThrow(() -> new NotFound("customer", opening.customerId()));
        return owners.isEmpty() ? by : owners;
    }

    /** Who is named already may stay, though they left or changed their work: that need not stop other facts. */
    private void requirePresales(DealFacts facts, Opportunity deal) {
        var login = facts.presales();
        if (login != null && !login.equals(deal.presales()) && !isPresales(login)) {
            throw Refusal.ofField("presales", "opportunity.notPresales", login);
        }
    }

    private boolean isPresales(String login) {
        return jdbc.sql("select exists (select 1 from app_user where login = ? and enabled and role = 'PRESALES')").param(login)
                .query(Boolean.class).single();
    }

    private void requirePerson(String login, String field) {
        if (!jdbc.sql("select exists (select 1 from app_user where login = ? and enabled)").param(login)
                .query(Boolean.class).single()) {
            throw Refusal.ofField(field, "opportunity.noSuchPerson", login);
        }
    }

    private static String required(String field, String text) {
        if (text == null || text.isBlank()) {
            throw Refusal.ofField(field, "error.required");
        }
        if (text.strip().length() > 1000) {
            throw Refusal.ofField(field, "error.tooLong", 1000);
        }
        return text.strip();
    }
}
