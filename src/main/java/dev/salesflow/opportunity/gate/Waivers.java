package dev.salesflow.opportunity.gate;

import dev.salesflow.identity.Viewer;
import dev.salesflow.opportunity.GateGap.Lack;
import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to leave given by managers; only who leads a deal's owner gives it, never the owner. */
@Component
@Transactional
public class Waivers {

    private static final int LONGEST_REASON = 1000;

    private final OpportunityBook deals;
    private final Gaps gaps;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Waivers(OpportunityBook deals, Gaps gaps, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.deals = deals;
        this.gaps = gaps;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Whether this person may wave this deal through: a manager above its owner, or an administrator. */
    @Transactional(readOnly = true)
    public boolean mayGive(Opportunity deal, Viewer viewer) {
        return deal.isOpen() && viewer.leads() && !viewer.login().equals(deal.owner())
                && jdbc.sql("select exists (select 1 from opportunity o where o.id = :id and " + viewer.sees("o.owner_login") + ")")
                        .param("id", deal.id()).params(viewer.parameters()).query(Boolean.class).single();
    }

    /** One that was given before for the same stage and not used yet is replaced. */
    public void give(UUID dealId, Stage stage, String reason, Viewer by) {
        var deal = deals.get(dealId);
        deal.mustBeOpen();
        if (!mayGive(deal, by)) {
            throw new AccessDeniedException(by.login() + " does not lead the owner of deal " + dealId);
        }
        new Refusals().add(PlainText.requiredProblem("reason", reason, LONGEST_REASON))
                .require(stage != null, "stage", "error.required")
                .require(stage == null || stage.compareTo(deal.stage()) > 0 || stage == Stage.CONTRACT, "stage", "gate.notAhead").throwIfAny();
        var missing = gaps.required(deal, stage).stream().map(gap -> gap.lack()).distinct().toList();
        new Refusals().require(!missing.isEmpty(), "stage", "gate.nothingMissing").throwIfAny();
        jdbc.sql("""
                        insert into gate_waiver (id, opportunity_id, stage, reason, missing, given_by, given_at) values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (opportunity_id, stage) where used_at is null do update set reason = excluded.reason,
                            missing = excluded.missing, given_by = excluded.given_by, given_at = excluded.given_at""")
                .params(Ids.next(), dealId, stage.name(), reason.strip(), names(missing), by.login(), now()).update();
        events.publishEvent(new GateWaived(dealId, deal.customerId(), stage, missing, reason.strip(), by.login()));
    }

    /** Of this deal, the newest first. */
    @Transactional(readOnly = true)
    public List<Waiver> of(UUID deal) {
        return jdbc.sql("select * from gate_waiver where opportunity_id = ? order by given_at desc, id").param(deal).query(Waivers::waiver).list();
    }

    /** True where leave was given that covers all of these; it is over then. */
    boolean use(UUID deal, Stage stage, Collection<Lack> missing, String by) {
        return jdbc.sql("""
                        update gate_waiver set used_by = ?, used_at = ?
                        where opportunity_id = ? and stage = ? and used_at is null and missing @> cast(? as text[])""")
                .params(by, now(), deal, stage.name(), names(missing)).update() == 1;
    }

    /** Whether leave is given and not used that covers all of these. */
    @Transactional(readOnly = true)
    boolean covers(UUID deal, Stage stage, Collection<Lack> missing) {
        return jdbc.sql("""
                        select exists (select 1 from gate_waiver
                        where opportunity_id = ? and stage = ? and used_at is null and missing @> cast(? as text[]))""")
                .params(deal, stage.name(), names(missing)).query(Boolean.class).single();
    }

    /** Whether the deal entered that stage by leave that was given when all its doubts of now were open already. */
    boolean coversDoubts(UUID deal, Stage stage) {
        return jdbc.sql("""
                        select exists (select 1 from gate_waiver w where w.opportunity_id = ? and w.stage = ? and w.used_at is not null and 'DOUBTS' = any(w.missing)
                            and not exists (select 1 from doubt d where d.opportunity_id = w.opportunity_id and not d.resolved and d.recorded_at > w.given_at))""")
                .params(deal, stage.name()).query(Boolean.class).single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static String[] names(Collection<Lack> lacks) {
        return lacks.stream().map(Lack::name).toArray(String[]::new);
    }

    private static Waiver waiver(ResultSet row, int number) throws SQLException {
        var used = row.getTimestamp("used_at");
        var missing = Arrays.stream((String[]) row.getArray("missing").getArray()).map(Lack::valueOf).toList();
        return new Waiver(row.getObject("id", UUID.class), Stage.valueOf(row.getString("stage")), row.getString("reason"), missing,
                row.getString("given_by"), row.getTimestamp("given_at").toInstant(), used == null ? null : used.toInstant());
    }
}
