package dev.salesflow.opportunity.alert;

import dev.salesflow.grading.Grade;
import dev.salesflow.identity.Viewer;
import dev.salesflow.opportunity.DealSituation;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The facts of {@code alert} for many deals at once, as of any day. A deal is unchanged since its stage, expected signing or amount
 * last changed, and too long where that is more than its stage's patience. One that a list brought and nobody has touched has no such
 * change: it is too long where it is older than the longest cycle that was ever closed.
 */
@Component
class Situations {

    /** Of one deal. */
    record Case(UUID id, DealSituation situation) {
    }

    private static final String SELECT = """
            select s.*, :today - s.entered_on as days_in_stage, case when s.untouched then :today - s.started_on - (select max(closed_on - started_on) from opportunity
                        where outcome <> 'OPEN' and closed_on <= :today)
                    else :today - greatest(s.entered_on, s.changed_on) - s.patience end as beyond
            from (select o.id, o.stage, c.grade, o.amount, o.started_on, p.days as patience,
                    cast(o.stage_entered_at at time zone :zone as date) as entered_on,
                    (select cast(max(d.changed_at) at time zone :zone as date) from deal_change d where d.opportunity_id = o.id) as changed_on,
                    o.list_id is not null and o.stage_entered_at <= o.created_at
                        and not exists (select 1 from deal_change d where d.opportunity_id = o.id and d.list_id is null) as untouched,
                    :today - o.expected_signing as past_signing,
                    6 - (select count(*) from key_fact f where f.opportunity_id = o.id and f.evidence ~ '\\S') as facts_missing
                from opportunity o join customer c on c.id = o.customer_id
                left join unnest(:stages, :days) as p(stage, days) on p.stage = o.stage
                where o.outcome = 'OPEN' and not o.paused and coalesce(o.started_on, cast(o.created_at as date)) <= :today and %s) s
            order by s.id""";

    private final JdbcClient jdbc;
    private final StagePatience patience;
    private final Clock clock;

    Situations(JdbcClient jdbc, StagePatience patience, Clock clock) {
        this.jdbc = jdbc;
        this.patience = patience;
        this.clock = clock;
    }

    /** The next {@code size} of all, in the order of their ids. */
    List<Case> after(UUID id, int size, LocalDate day) {
        return jdbc.sql(SELECT.formatted("o.id > :after order by o.id limit :size")).params(parameters(day)).param("after", id).param("size", size)
                .query(Situations::of).list();
    }

    List<Case> of(List<UUID> deals, LocalDate day) {
        return jdbc.sql(SELECT.formatted("o.id = any(:deals)")).params(parameters(day)).param("deals", deals.toArray(UUID[]::new))
                .query(Situations::of).list();
    }

    /** The next {@code size} of those that the viewer sees and the condition, over its own parameters, holds for. */
    List<Case> seen(Viewer viewer, String condition, Map<String, Object> own, UUID id, int size, LocalDate day) {
        return jdbc.sql(SELECT.formatted(OpportunityBook.sees(viewer) + " and " + condition + " and o.id > :after order by o.id limit :size"))
                .params(parameters(day)).params(viewer.parameters()).params(own).param("after", id).param("size", size).query(Situations::of).list();
    }

    private Map<String, Object> parameters(LocalDate day) {
        var days = patience.patience();
        var parameters = new HashMap<String, Object>();
        parameters.put("today", day);
        parameters.put("zone", clock.getZone().getId());
        parameters.put("stages", days.keySet().stream().map(Stage::name).toArray(String[]::new));
        parameters.put("days", days.values().toArray(Integer[]::new));
        return parameters;
    }

    private static Case of(ResultSet row, int number) throws SQLException {
        var grade = row.getString("grade");
        return new Case(row.getObject("id", UUID.class), new DealSituation(Stage.valueOf(row.getString("stage")),
                grade == null ? null : Grade.valueOf(grade), row.getBigDecimal("amount"), row.getInt("days_in_stage"),
                row.getObject("beyond", Integer.class), row.getObject("past_signing", Integer.class), row.getInt("facts_missing")));
    }
}
