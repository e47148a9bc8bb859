package dev.salesflow.opportunity;

import dev.salesflow.opportunity.KeyFact.Kind;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to what is known of deals and how it came to be known: facts with their evidence, meetings, demo plans.
 * It changes what we know, never where a deal stands; {@code by} and rights as with {@link OpportunityBook}.
 */
@Component
@Transactional
public class FactBook {

    private final Opportunities opportunities;
    private final DealNotes notes;
    private final KeyFacts keyFacts;
    private final DealChanges changes;
    private final FactProblems problems;
    private final JdbcClient jdbc;
    private final MessageSource messages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FactBook(Opportunities opportunities, DealNotes notes, KeyFacts keyFacts, DealChanges changes, FactProblems problems, JdbcClient jdbc,
            MessageSource messages, ApplicationEventPublisher events, Clock clock) {
        this.opportunities = opportunities;
        this.notes = notes;
        this.keyFacts = keyFacts;
        this.changes = changes;
        this.problems = problems;
        this.jdbc = jdbc;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    /** Takes in what was learned; fields left null stay as they are. */
    public void learn(UUID id, DealFacts facts, String by) {
        learn(id, facts, facts.keyFacts(), by);
    }

    /** @param grounds what a new day or amount was obtained by */
    private void learn(UUID id, DealFacts facts, List<KeyFact> grounds, String by) {
        var deal = opportunities.require(id);
        new Refusals().add(problems.presales(facts, deal)).throwIfAny();
        var before = deal.known();
        var changed = new TreeSet<>(deal.learn(facts, clock.instant()));
        if (!changed.isEmpty()) {
            opportunities.save(deal);
            changes.note(id, before, deal.known(), grounds, by, clock.instant());
        }
        news(id, facts).forEach(fact -> {
            keyFacts.learn(id, fact, by, clock.instant());
            changed.add(fact.kind().key());
        });
        told(deal, changed, by);
    }

    /**
     * Takes in what a paper of ours says of product and worth: a new amount rests on it, in the language of whoever made it count. What the
     * customer can spend it does not tell, so the budget as a key fact stays what the customer said.
     *
     * @param number as the paper bears it
     */
    public void learn(UUID id, DealFacts facts, Paper paper, String number, String by) {
        var evidence = messages.getMessage(paper.messageKey(), new Object[] {number}, LocaleContextHolder.getLocale());
        learn(id, facts, List.of(KeyFact.of(Kind.BUDGET, facts.said(Kind.BUDGET), evidence, null)), by);
    }

    /** Without what a form only repeats, so that a fact that nobody changed keeps its source. */
    private List<KeyFact> news(UUID id, DealFacts facts) {
        var known = facts.keyFacts().isEmpty() ? List.<KeyFact>of() : keyFacts.of(id);
        return facts.keyFacts().stream().filter(fact -> known.stream().noneMatch(fact::saysNothingNewTo)).toList();
    }

    /**
     * Sets all facts at once, as the edit page shows them: a null or a blank key fact becomes unknown.
     *
     * @param expectedVersion what the person has seen; an {@link OptimisticLockingFailureException} where it is no longer so
     */
    public void correct(UUID id, int expectedVersion, DealFacts facts, String by) {
        var deal = unchanged(id, expectedVersion);
        new Refusals().addAll(problems.of(facts, deal))
                .require(facts.expectedSigning() != null || !facts.proves(Kind.SCHEDULE), "expectedSigning", "opportunity.provenWithoutDay").throwIfAny();
        var before = deal.known();
        var changed = new TreeSet<>(deal.correct(facts, clock.instant()));
        keyFacts.correct(id, facts.keyFacts(), by, clock.instant()).forEach(kind -> changed.add(kind.key()));
        opportunities.save(deal);
        changes.note(id, before, deal.known(), facts.keyFacts(), by, clock.instant());
        told(deal, changed, by);
    }

    /**
     * Sets one key fact with all it rests on, and the day or the amount that it stands for; without a value it becomes unknown.
     *
     * @param facts the deal's facts with at most this key fact
     * @param expectedVersion as with {@link #correct}
     * @return false where all of it was known already, and nobody is told anything
     */
    public boolean state(UUID id, int expectedVersion, Kind kind, DealFacts facts, String by) {
        var deal = unchanged(id, expectedVersion);
        new Refusals().addAll(problems.of(facts, deal)).throwIfAny();
        facts.keyFacts().forEach(fact -> ScheduleOrder.check(fact.items(), facts.expectedSigning()));
        var before = deal.known();
        var changed = new TreeSet<>(deal.correct(facts, clock.instant()));
        if (changed.isEmpty() && keyFacts.know(id, kind, facts)) {
            return false;
        }
        keyFacts.forget(id, kind);
        facts.keyFacts().forEach(fact -> keyFacts.state(id, fact, by, clock.instant()));
        opportunities.save(deal);
        changes.note(id, before, deal.known(), facts.keyFacts(), by, clock.instant());
        changed.add(kind.key());
        told(deal, changed, by);
        return true;
    }

    private Opportunity unchanged(UUID id, int expectedVersion) {
        var deal = opportunities.require(id);
        if (deal.version() != expectedVersion) {
            throw new OptimisticLockingFailureException("opportunity " + id + " is at version " + deal.version());
        }
        return deal;
    }

    private void told(Opportunity deal, Set<String> changed, String by) {
        if (changed.contains("presales")) {
            events.publishEvent(new PresalesAssigned(deal.id(), deal.customerId(), deal.presales(), by));
        }
        if (!changed.isEmpty()) {
            events.publishEvent(new DealFactsChanged(deal.id(), deal.customerId(), changed, by));
        }
    }

    /** Writes a meeting down under the stage it served, with what was learned there: what is new of day and amount, proven. */
    public void recordMeeting(UUID id, Stage stage, LocalDate heldOn, Map<String, Object> minutes, DealFacts learned,
            String by) {
        var deal = opportunities.require(id);
        deal.mustBeOpen();
        if (heldOn.isAfter(LocalDate.now(clock))) {
            throw Refusal.ofField("heldOn", "opportunity.notYet");
        }
        new Refusals().addAll(problems.of(learned, deal)).throwIfAny();
        var meeting = notes.meeting(id, stage, heldOn, minutes, by, clock.instant());
        events.publishEvent(new MeetingRecorded(id, deal.customerId(), meeting, stage, heldOn, by));
        learn(id, learned, by);
    }

    /** What presales will show; whoever plans it is the deal's presales person from then on. */
    public void planDemo(UUID id, DemoPlan plan, String by) {
        var deal = opportunities.require(id);
        deal.mustBeOpen();
        notes.demoPlan(id, plan, by, clock.instant());
        events.publishEvent(new DemoPlanned(id, deal.customerId(), plan.plannedOn(), by));
        if (problems.isPresales(by)) {
            learn(id, DealFacts.NONE.withPresales(by), by);
        }
    }

    /** Gives the deal's demo to this person from now on; to somebody who is not in presales it cannot go, then any of them takes it. */
    public void handDemoOver(UUID id, String to, String by) {
        var deal = opportunities.require(id);
        var changed = deal.correct(new DealFacts(deal.productId(), deal.amount(), deal.currency(), deal.expectedSigning(),
                problems.isPresales(to) ? to : null, deal.note(), List.of()), clock.instant());
        opportunities.save(deal);
        told(deal, changed, by);
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
    public int openDoubts(UUID id) {
        return jdbc.sql("select count(*) from doubt where opportunity_id = ? and not resolved").param(id).query(Integer.class).single();
    }

    @Transactional(readOnly = true)
    public List<KeyFact> keyFacts(UUID id) {
        return keyFacts.of(id);
    }

    Optional<KeyFact> listed(UUID id, Kind kind) {
        return keyFacts.listed(id, kind);
    }

    @Transactional(readOnly = true)
    public DealHistory history(UUID id) {
        return changes.of(id);
    }

    /** What a person would be refused for who tells these facts. */
    @Transactional(readOnly = true)
    public List<Refusal> problems(UUID id, DealFacts facts) {
        return problems.of(facts, opportunities.require(id));
    }
}
