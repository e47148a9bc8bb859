package dev.salesflow.nurturing.approach;

import dev.salesflow.nurturing.approach.ApproachDecision.Choice;
import dev.salesflow.nurturing.cadence.ContactTasks;
import dev.salesflow.nurturing.pool.PoolBook;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to decisions about customers without progress. Whoever has the task may decide: the process asks who that is. */
@Component
@Transactional
public class ApproachBook {

    private static final String SELECT = """
            select id, customer_id, rep_login as rep, fruitless, state, cause, approach, paused_until, outcome, opened_at, decided_by
            from approach_review""";
    private static final int LONGEST_OUTCOME = 2_000;

    private final PoolBook pool;
    private final ContactTasks dueContacts;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ApproachBook(PoolBook pool, ContactTasks dueContacts, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.pool = pool;
        this.dueContacts = dueContacts;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public ApproachReview get(UUID id) {
        return jdbc.sql(SELECT + " where id = ?").param(id).query(ApproachReview.class).optional()
                .orElseThrow(() -> new NotFound("approach review", id));
    }

    /** The last one of the customer, whatever became of it. */
    @Transactional(readOnly = true)
    public Optional<ApproachReview> latest(UUID customer) {
        return jdbc.sql(SELECT + " where customer_id = ? order by opened_at desc limit 1").param(customer).query(ApproachReview.class).optional();
    }

    /** Those of a rep that wait for a decision or for the new approach to be tried. */
    @Transactional(readOnly = true)
    public List<UUID> running(String rep) {
        return jdbc.sql("select id from approach_review where rep_login = ? and (state = 'OPEN' or state = 'CHANGED' and outcome is null) order by id")
                .param(rep).query(UUID.class).list();
    }

    /** Decisions that nobody was asked for yet, because no model ran; locked until the caller's transaction ends. */
    public List<ApproachReview> lockUnasked(int most) {
        return jdbc.sql(SELECT + " where state = 'OPEN' and process_id is null order by id limit ? for update skip locked").param(most)
                .query(ApproachReview.class).list();
    }

    public void asked(UUID id, String processId) {
        jdbc.sql("update approach_review set process_id = ? where id = ?").params(processId, id).update();
    }

    /** One at a time for a customer: a second asks for nothing. */
    void open(UUID customer, String rep, ApproachFacts facts, int version, int row) {
        var id = Ids.next();
        var opened = jdbc.sql("""
                        insert into approach_review (id, customer_id, rep_login, fruitless, table_version, rule_row, state, opened_at, version)
                        values (?, ?, ?, ?, ?, ?, 'OPEN', ?, 1) on conflict (customer_id) where state = 'OPEN' do nothing""")
                .params(id, customer, rep, facts.fruitless(), version, row, now()).update();
        if (opened > 0) {
            events.publishEvent(new ApproachReviewOpened(id, customer, rep, facts.fruitless()));
        }
    }

    /** A release that cannot be, because a deal is open, is refused like a field that is wrong. */
    public void decide(UUID id, ApproachDecision decision, String by) {
        new Refusals().addAll(decision.problems(LocalDate.now(clock))).throwIfAny();
        var review = get(id);
        var changed = jdbc.sql("""
                        update approach_review set state = :state, cause = :cause, approach = :approach, paused_until = cast(:until as date),
                            decided_by = :by, decided_at = :now, version = version + 1 where id = :id and state = 'OPEN'""")
                .param("state", state(decision.choice()).name()).param("cause", decision.cause())
                .param("approach", decision.approach(), Types.VARCHAR)
                .param("until", decision.until() == null ? null : decision.until().toString(), Types.VARCHAR)
                .param("by", by).param("now", now()).param("id", id).update();
        if (changed == 0) {
            throw Refusal.conflict("approach.decided");
        }
        jdbc.sql("update contact_plan set fruitless = 0, approach = ?, paused_until = ? where customer_id = ?")
                .params(decision.approach(), decision.until(), review.customerId()).update();
        jdbc.sql("select plan_contacts(array[cast(? as uuid)])").param(review.customerId()).query((row, n) -> 0).single();
        dueContacts.end(List.of(review.customerId()));
        events.publishEvent(new ApproachDecided(id, review.customerId(), decision, by));
        if (decision.choice() == Choice.RELEASE) {
            pool.release(review.customerId(), decision.cause(), by);
        }
    }

    /** Another approach that a case review agreed on: what was asked or tried before is settled by it. */
    public void agree(UUID customer, String rep, String approach, String by) {
        begunAnew(List.of(customer));
        var id = Ids.next();
        jdbc.sql("""
                        insert into approach_review (id, customer_id, rep_login, fruitless, state, approach, opened_at, decided_by, decided_at, version)
                        values (?, ?, ?, 0, 'CHANGED', ?, ?, ?, ?, 1)""").params(id, customer, rep, approach, now(), by, now()).update();
        jdbc.sql("update contact_plan set approach = ? where customer_id = ?").params(approach, customer).update();
        dueContacts.end(List.of(customer));
        events.publishEvent(new ApproachDecided(id, customer, new ApproachDecision(Choice.CHANGE, null, approach, null), by));
        events.publishEvent(new ApproachAgreed(id, customer, rep));
    }

    private static ApproachReview.State state(Choice choice) {
        return switch (choice) {
            case CHANGE -> ApproachReview.State.CHANGED;
            case PAUSE -> ApproachReview.State.PAUSED;
            case RELEASE -> ApproachReview.State.RELEASED;
        };
    }

    /** What the changed approach brought; a contact that was recorded meanwhile has said it already. */
    public void tried(UUID id, String outcome) {
        var words = outcome.length() > LONGEST_OUTCOME ? outcome.substring(0, LONGEST_OUTCOME) : outcome;
        jdbc.sql("update approach_review set outcome = ?, version = version + 1 where id = ? and state = 'CHANGED' and outcome is null").params(words, id).update();
    }

    /** A contact was recorded: what was to be tried is tried. */
    void contacted(UUID customer, String said) {
        jdbc.sql("select id from approach_review where customer_id = ? and state = 'CHANGED' and outcome is null order by id").param(customer)
                .query(UUID.class).list().forEach(id -> {
                    tried(id, said);
                    events.publishEvent(new ApproachReviewEnded(id, customer));
                });
    }

    /** Something moved, or the customer is not the rep's any more: contacts count from one, and nobody need decide. */
    void begunAnew(Collection<UUID> customers) {
        record Withdrawn(UUID id, UUID customerId) {
        }
        jdbc.sql("""
                        with anew as (
                            update contact_plan set fruitless = 0, approach = null
                            where customer_id = any(cast(:ids as uuid[])) and (fruitless > 0 or approach is not null))
                        update approach_review set state = case state when 'OPEN' then 'WITHDRAWN' else state end,
                            outcome = case state when 'CHANGED' then '–' end, version = version + 1
                        where customer_id = any(cast(:ids as uuid[])) and (state = 'OPEN' or state = 'CHANGED' and outcome is null)
                        returning id, customer_id""")
                .param("ids", customers.stream().map(UUID::toString).toArray(String[]::new)).query(Withdrawn.class).list()
                .forEach(one -> events.publishEvent(new ApproachReviewEnded(one.id(), one.customerId())));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
