package dev.salesflow.opportunity.decision;

import dev.salesflow.opportunity.DealFactsChanged;
import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.decision.DecisionPerson.Part;
import dev.salesflow.opportunity.decision.DecisionPerson.Support;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people in the decision on a deal. Whether somebody may change them is the caller's question. */
@Component
@Transactional
public class DecisionMap {

    /** Nobody oversees a chart of more. */
    static final int MOST = 60;

    private final OpportunityBook deals;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DecisionMap(OpportunityBook deals, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.deals = deals;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** In the order of the decision's path, then by name. */
    @Transactional(readOnly = true)
    public List<DecisionPerson> of(UUID deal) {
        return jdbc.sql("select * from decision_person where opportunity_id = ? order by step nulls last, lower(name), id").param(deal)
                .query((row, n) -> person(row)).list();
    }

    @Transactional(readOnly = true)
    public DecisionPerson get(UUID deal, UUID id) {
        return of(deal).stream().filter(person -> person.id().equals(id)).findFirst().orElseThrow(() -> new NotFound("decisionPerson", id));
    }

    /**
     * Puts a person without id on the chart, or changes one.
     *
     * @throws Refusal with the field's reason; {@link OptimisticLockingFailureException} where somebody changed the person since
     */
    public void put(UUID dealId, DecisionPerson person, String by) {
        var deal = deals.holdOpen(dealId);
        new Refusals().addAll(person.problems()).addAll(placeProblems(of(dealId), person)).throwIfAny();
        if (person.id() == null) {
            insert(dealId, person, by);
        } else {
            update(dealId, person, by);
        }
        told(deal, by);
    }

    /** Whoever reported to them reports to nobody then. @throws OptimisticLockingFailureException where somebody changed the person since that version */
    public void remove(UUID dealId, UUID id, int version, String by) {
        var deal = deals.holdOpen(dealId);
        if (jdbc.sql("delete from decision_person where opportunity_id = ? and id = ? and version = ?").params(dealId, id, version).update() == 0) {
            throw new OptimisticLockingFailureException("person " + id + " was changed or removed");
        }
        told(deal, by);
    }

    private static List<Refusal> placeProblems(List<DecisionPerson> people, DecisionPerson person) {
        var above = new HashMap<UUID, UUID>();
        people.forEach(one -> above.put(one.id(), one.reportsTo()));
        var problems = new Refusals()
                .require(person.id() != null || people.size() < MOST, "name", "decision.most", MOST)
                .require(person.reportsTo() == null || above.containsKey(person.reportsTo()), "reportsTo", "error.notAChoice");
        for (var next = person.reportsTo(); next != null && person.id() != null; next = above.get(next)) {
            if (next.equals(person.id())) {
                return problems.require(false, "reportsTo", "decision.circle").all();
            }
        }
        return problems.all();
    }

    private void insert(UUID deal, DecisionPerson person, String by) {
        jdbc.sql("""
                        insert into decision_person (id, opportunity_id, name, title, inside, part, support, reports_to, step, note,
                            recorded_by, recorded_at, version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)""")
                .params(Ids.next(), deal, person.name().strip(), person.title(), person.inside(), person.part().name(), person.support().name(),
                        person.reportsTo(), person.step(), person.note(), by, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void update(UUID deal, DecisionPerson person, String by) {
        var updated = jdbc.sql("""
                        update decision_person set name = ?, title = ?, inside = ?, part = ?, support = ?, reports_to = ?, step = ?, note = ?,
                            recorded_by = ?, recorded_at = ?, version = version + 1 where opportunity_id = ? and id = ? and version = ?""")
                .params(person.name().strip(), person.title(), person.inside(), person.part().name(), person.support().name(), person.reportsTo(),
                        person.step(), person.note(), by, clock.instant().atOffset(ZoneOffset.UTC), deal, person.id(), person.version())
                .update();
        if (updated == 0) {
            throw new OptimisticLockingFailureException("person " + person.id() + " was changed or removed");
        }
    }

    private void told(Opportunity deal, String by) {
        events.publishEvent(new DealFactsChanged(deal.id(), deal.customerId(), Set.of("people"), by));
    }

    private static DecisionPerson person(ResultSet row) throws SQLException {
        return new DecisionPerson(row.getObject("id", UUID.class), row.getInt("version"), row.getString("name"), row.getString("title"),
                row.getBoolean("inside"), Part.valueOf(row.getString("part")), Support.valueOf(row.getString("support")),
                row.getObject("reports_to", UUID.class), row.getObject("step", Integer.class), row.getString("note"));
    }
}
