package dev.salesflow.opportunity.doubt;

import dev.salesflow.identity.Viewer;
import dev.salesflow.opportunity.DealHelpers;
import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.OpportunityLost;
import dev.salesflow.opportunity.OpportunityWon;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The doubts of each deal. They are answered, never removed; whether somebody may is the caller's question. */
@Component
@Transactional
public class Doubts {

    /**
     * One that somebody is to answer.
     *
     * @param answered whether an answer stands there already; the customer has not said that it settles it
     */
    public record Asked(UUID deal, String customer, int number, String doubt, LocalDate due, boolean answered) {
    }

    private static final int MOST = 100;
    private static final int MOST_ASKED = 20;
    private static final String HELP = "doubt ";
    /** Of the rows d of doubts and o of their deals. */
    static final String OPEN = "not d.resolved and o.outcome = 'OPEN'";

    private final OpportunityBook deals;
    private final DealHelpers helpers;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Doubts(OpportunityBook deals, DealHelpers helpers, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.deals = deals;
        this.helpers = helpers;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** The open ones first, each in the order in which they came up. */
    @Transactional(readOnly = true)
    public List<Doubt> of(UUID deal) {
        return jdbc.sql("select * from doubt where opportunity_id = ? order by resolved, number").param(deal).query((row, n) -> doubt(row)).list();
    }

    @Transactional(readOnly = true)
    public List<Doubt> open(UUID deal) {
        return of(deal).stream().filter(doubt -> !doubt.resolved()).toList();
    }

    @Transactional(readOnly = true)
    public Doubt get(UUID deal, UUID id) {
        return of(deal).stream().filter(doubt -> doubt.id().equals(id)).findFirst().orElseThrow(() -> new NotFound("doubt", id));
    }

    /**
     * Takes one without id in, or changes one.
     *
     * @throws Refusal with the field's reason; {@link OptimisticLockingFailureException} where somebody changed it since
     */
    public Doubt put(UUID dealId, Doubt doubt, String by) {
        var deal = hold(dealId);
        var all = of(dealId);
        var known = all.stream().filter(one -> one.id().equals(doubt.id())).findFirst();
        new Refusals().addAll(doubt.problems()).add(ownerProblem(doubt.owner())).add(dueProblem(doubt.due(), known))
                .require(doubt.id() != null || all.size() < MOST, "doubt", "doubt.most", MOST).throwIfAny();
        if (known.filter(one -> one.version() == doubt.version() && doubt.saysNothingNewTo(one)).isPresent()) {
            return known.get();
        }
        var id = doubt.id() == null ? insert(dealId, doubt, all.size() + 1, by) : update(dealId, doubt);
        letSee(deal, id, doubt);
        events.publishEvent(new DoubtRecorded(dealId, deal.customerId(), id, doubt.doubt().strip(), doubt.state(), by));
        return get(dealId, id);
    }

    /**
     * What whoever answers it says, and what that rests on; whether it is settled the rep asks the customer.
     *
     * @param version as with {@link #put}
     */
    public Doubt answer(UUID dealId, UUID id, int version, String answer, String proof, String by) {
        var known = get(dealId, id);
        return put(dealId, Doubt.told(id, version, known.kind(), known.doubt(), known.owner(), known.due(), answer, proof, known.resolved()), by);
    }

    /** The open ones that this person answers, in whoever's deal, the most urgent first: so many as a day's page holds. */
    @Transactional(readOnly = true)
    public List<Asked> askedOf(Viewer viewer) {
        return jdbc.sql("""
                        select d.opportunity_id as deal, c.name as customer, d.number, d.doubt, d.due_on as due, d.answer is not null as answered
                          from doubt d join opportunity o on o.id = d.opportunity_id join customer c on c.id = o.customer_id
                         where %s and %s order by answered, d.due_on nulls last, d.recorded_at limit :most""".formatted(OPEN, viewer.isOwn("d.owner_login")))
                .params(viewer.parameters()).param("most", MOST_ASKED).query(Asked.class).list();
    }

    /** How many there are of these in all. */
    @Transactional(readOnly = true)
    public long countAskedOf(Viewer viewer) {
        return jdbc.sql("select count(*) from doubt d join opportunity o on o.id = d.opportunity_id where " + OPEN + " and " + viewer.isOwn("d.owner_login"))
                .params(viewer.parameters()).query(Long.class).single();
    }

    /** Another answers it from now on. */
    void give(UUID dealId, UUID id, String to) {
        jdbc.sql("update doubt set owner_login = ?, version = version + 1 where id = ? and not resolved").params(to, id).update();
        letSee(deals.get(dealId), id, get(dealId, id));
    }

    /** Who is the deal's own has changed, and so who needs to be let in. */
    void letSee(UUID dealId) {
        var deal = deals.get(dealId);
        open(dealId).forEach(doubt -> letSee(deal, doubt.id(), doubt));
    }

    /** Whoever answers it sees the deal until it is settled, for they cannot answer what they know nothing of. */
    private void letSee(Opportunity deal, UUID id, Doubt doubt) {
        if (doubt.resolved() || doubt.owner() == null || doubt.owner().equals(deal.owner()) || doubt.owner().equals(deal.presales())) {
            helpers.ends(HELP + id);
        } else {
            helpers.begins(HELP + id, deal.id(), doubt.owner());
        }
    }

    @EventListener
    void won(OpportunityWon deal) {
        closed(deal.opportunityId());
    }

    @EventListener
    void lost(OpportunityLost deal) {
        closed(deal.opportunityId());
    }

    private void closed(UUID deal) {
        open(deal).forEach(doubt -> helpers.ends(HELP + doubt.id()));
    }

    /** None is ever removed, so the next number is one more than there are. */
    private UUID insert(UUID deal, Doubt doubt, int number, String by) {
        var id = Ids.next();
        jdbc.sql("""
                        insert into doubt (id, opportunity_id, number, kind, doubt, owner_login, due_on, answer, proof, resolved, resolved_on,
                            recorded_by, recorded_at, version)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)""")
                .params(id, deal, number, doubt.kind().name(), doubt.doubt().strip(), doubt.owner(), doubt.due(), PlainText.clean(doubt.answer()),
                        PlainText.clean(doubt.proof()), doubt.resolved(), doubt.resolved() ? LocalDate.now(clock) : null, by,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    private UUID update(UUID deal, Doubt doubt) {
        var updated = jdbc.sql("""
                        update doubt set kind = ?, doubt = ?, owner_login = ?, due_on = ?, answer = ?, proof = ?, resolved = ?,
                            resolved_on = case when ? then coalesce(resolved_on, ?) end, version = version + 1
                         where opportunity_id = ? and id = ? and version = ?""")
                .params(doubt.kind().name(), doubt.doubt().strip(), doubt.owner(), doubt.due(), PlainText.clean(doubt.answer()),
                        PlainText.clean(doubt.proof()), doubt.resolved(), doubt.resolved(), LocalDate.now(clock), deal, doubt.id(), doubt.version())
                .update();
        if (updated == 0) {
            throw new OptimisticLockingFailureException("doubt " + doubt.id() + " was changed");
        }
        return doubt.id();
    }

    private Opportunity hold(UUID deal) {
        jdbc.sql("select id from opportunity where id = ? for no key update").param(deal).query(UUID.class).optional();
        var held = deals.get(deal);
        held.mustBeOpen();
        return held;
    }

    /** A day that was set before may pass. */
    private Optional<Refusal> dueProblem(LocalDate due, Optional<Doubt> known) {
        return due == null || !due.isBefore(LocalDate.now(clock)) || known.filter(one -> due.equals(one.due())).isPresent() ? Optional.empty()
                : Optional.of(Refusal.ofField("due", "doubt.duePassed"));
    }

    private Optional<Refusal> ownerProblem(String owner) {
        return owner == null || jdbc.sql("select exists (select 1 from app_user where login = ?)").param(owner).query(Boolean.class).single()
                ? Optional.empty() : Optional.of(Refusal.ofField("owner", "opportunity.noSuchPerson", PlainText.quoted(owner)));
    }

    private static Doubt doubt(ResultSet row) throws SQLException {
        return new Doubt(row.getObject("id", UUID.class), row.getInt("version"), row.getInt("number"), Doubt.Kind.valueOf(row.getString("kind")),
                row.getString("doubt"), row.getString("owner_login"), row.getObject("due_on", LocalDate.class), row.getString("answer"),
                row.getString("proof"), row.getBoolean("resolved"), row.getObject("resolved_on", LocalDate.class), row.getString("recorded_by"));
    }
}
