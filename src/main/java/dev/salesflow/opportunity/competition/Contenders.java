package dev.salesflow.opportunity.competition;

import dev.salesflow.opportunity.DealFactsChanged;
import dev.salesflow.opportunity.KeyFact.Confidence;
import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.competition.Contender.Standing;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The contenders for each deal. Whether somebody may change them is the caller's question. */
@Component
@Transactional
public class Contenders {

    static final int MOST = 20;

    private final OpportunityBook deals;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Contenders(OpportunityBook deals, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.deals = deals;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** The foremost first. */
    @Transactional(readOnly = true)
    public List<Contender> of(UUID deal) {
        return jdbc.sql("select * from contender where opportunity_id = ? order by foremost, lower(name)").param(deal)
                .query((row, n) -> contender(row)).list();
    }

    @Transactional(readOnly = true)
    public Contender get(UUID deal, UUID id) {
        return of(deal).stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow(() -> new NotFound("contender", id));
    }

    /**
     * Takes one without id in, or changes one.
     *
     * @throws Refusal with the field's reason; {@link OptimisticLockingFailureException} where somebody changed it since
     */
    public void put(UUID dealId, Contender contender, String by) {
        var deal = deals.holdOpen(dealId);
        var all = of(dealId);
        var others = all.stream().filter(one -> !one.id().equals(contender.id())).toList();
        new Refusals().addAll(contender.problems()).require(others.size() < MOST, "name", "contender.most", MOST)
                .require(contender.grounds().saidOn() == null || !contender.grounds().saidOn().isAfter(LocalDate.now(clock)), "contenderSaidOn", "opportunity.notYet")
                .require(others.stream().noneMatch(one -> one.name().equalsIgnoreCase(String.valueOf(contender.name()).strip())), "name", "contender.twice")
                .throwIfAny();
        if (all.contains(contender)) {
            return;
        }
        if (contender.id() == null) {
            insert(dealId, contender, by);
        } else {
            update(dealId, contender, by);
        }
        told(deal, by);
    }

    /** @throws OptimisticLockingFailureException where somebody changed it since that version */
    public void remove(UUID dealId, UUID id, int version, String by) {
        var deal = deals.holdOpen(dealId);
        if (jdbc.sql("delete from contender where opportunity_id = ? and id = ? and version = ?").params(dealId, id, version).update() == 0) {
            throw new OptimisticLockingFailureException("contender " + id + " was changed or removed");
        }
        told(deal, by);
    }

    private void insert(UUID deal, Contender one, String by) {
        jdbc.sql("""
                        insert into contender (id, opportunity_id, name, standing, strengths, weaknesses, countermove, evidence, said_by, said_on,
                            confidence, recorded_by, recorded_at, version)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)""")
                .params(Ids.next(), deal, one.name().strip(), one.standing().name(), one.strengths(), one.weaknesses(), one.countermove(),
                        one.grounds().evidence(), one.grounds().saidBy(), one.grounds().saidOn(), sure(one), by, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void update(UUID deal, Contender one, String by) {
        var updated = jdbc.sql("""
                        update contender set name = ?, standing = ?, strengths = ?, weaknesses = ?, countermove = ?, evidence = ?, said_by = ?,
                            said_on = ?, confidence = ?, recorded_by = ?, recorded_at = ?, version = version + 1 where opportunity_id = ? and id = ? and version = ?""")
                .params(one.name().strip(), one.standing().name(), one.strengths(), one.weaknesses(), one.countermove(),
                        one.grounds().evidence(), one.grounds().saidBy(), one.grounds().saidOn(), sure(one), by, clock.instant().atOffset(ZoneOffset.UTC), deal, one.id(), one.version())
                .update();
        if (updated == 0) {
            throw new OptimisticLockingFailureException("contender " + one.id() + " was changed or removed");
        }
    }

    private void told(Opportunity deal, String by) {
        events.publishEvent(new DealFactsChanged(deal.id(), deal.customerId(), Set.of("contenders"), by));
    }

    private static String sure(Contender one) {
        return one.grounds().confidence() == null ? null : one.grounds().confidence().name();
    }

    private static Contender contender(ResultSet row) throws SQLException {
        var confidence = row.getString("confidence");
        return new Contender(row.getObject("id", UUID.class), row.getInt("version"), row.getString("name"),
                Standing.valueOf(row.getString("standing")), row.getString("strengths"), row.getString("weaknesses"), row.getString("countermove"),
                new Grounds(row.getString("evidence"), row.getString("said_by"), row.getObject("said_on", LocalDate.class),
                        confidence == null ? null : Confidence.valueOf(confidence)));
    }
}
