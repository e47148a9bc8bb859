package dev.salesflow.opportunity.alert;

import dev.salesflow.company.CompanyBook;
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
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The facts of {@code alert} for many deals at once, as of any day. A deal is unchanged since its stage, expected signing or amount
 * last changed. One that a list brought and nobody has touched has no such change: its age is held against the longest cycle ever closed.
 * Of a day that is past, which deals were open, their stage, day and amount are reckoned from their history; owner, grade and what is
 * known of the six facts are today's.
 */
@Component
class Situations {

    /** Of one deal. */
    record Case(UUID id, DealSituation situation) {

        /** By how many days it stands longer than it should, by whichever measure is its. */
        int beyond() {
            return Stream.of(situation.daysBeyondUsual(), situation.daysBeyondLongest(), situation.daysOld()).filter(Objects::nonNull).findFirst().orElse(0);
        }
    }

    private static final String SELECT = """
            select s.*, :today - s.entered_on as days_in_stage, :today - s.began_on as days_old,
                case when not s.untouched then :today - greatest(s.entered_on, s.changed_on) - s.patience end as beyond,
                case when s.untouched then :today - s.began_on - (select max(closed_on - started_on) from opportunity
                    where outcome <> 'OPEN' and closed_on <= :today) end as beyond_longest
            from (select o.id, d.stage, c.grade, p.days as patience, coalesce(o.started_on, cast(o.created_at as date)) as began_on,
                    case when worth.later then worth.amount_before else o.amount end as amount,
                    o.currency is not null and o.currency <> :companys as other_currency,
                    coalesce(cast(d.entered_at at time zone :zone as date), o.started_on, cast(o.created_at as date)) as entered_on,
                    (select cast(max(n.changed_at) at time zone :zone as date) from deal_change n where n.opportunity_id = o.id and n.changed_at < :until) as changed_on,
                    o.list_id is not null and not exists (select 1 from deal_change n where n.opportunity_id = o.id and n.list_id is null and n.changed_at < :until)
                        and not exists (select 1 from stage_stay n where n.opportunity_id = o.id and n.entered_at > o.created_at and n.entered_at < :until)
                        as untouched,
                    :today - case when signing.later then signing.signing_before else o.expected_signing end as past_signing,
                    6 - (select count(*) from key_fact f where f.opportunity_id = o.id and f.evidence ~ '\\S') as facts_missing
                from opportunity o join customer c on c.id = o.customer_id
                left join lateral (select n.stage, n.entered_at from stage_stay n where o.stage_entered_at >= :until and n.opportunity_id = o.id
                    and n.entered_at < :until order by n.id desc limit 1) past on true
                cross join lateral (select coalesce(past.stage, o.stage) as stage,
                    case when o.stage_entered_at < :until then o.stage_entered_at else past.entered_at end as entered_at) d
                left join lateral (select true as later, n.amount_before from deal_change n
                    where n.opportunity_id = o.id and n.field = 'AMOUNT' and n.changed_at >= :until order by n.id limit 1) worth on true
                left join lateral (select true as later, n.signing_before from deal_change n
                    where n.opportunity_id = o.id and n.field = 'SIGNING' and n.changed_at >= :until order by n.id limit 1) signing on true
                left join unnest(:stages, :days) as p(stage, days) on p.stage = d.stage
                where %s and not (o.paused and o.paused_at < :until) and coalesce(o.started_on, cast(o.created_at as date)) <= :today and %s) s
            order by s.id""";

    private final JdbcClient jdbc;
    private final StagePatience patience;
    private final CompanyBook company;
    private final Clock clock;

    Situations(JdbcClient jdbc, StagePatience patience, CompanyBook company, Clock clock) {
        this.jdbc = jdbc;
        this.patience = patience;
        this.company = company;
        this.clock = clock;
    }

    /** The next {@code size} of all, in the order of their ids. */
    List<Case> after(UUID id, int size, LocalDate day) {
        return jdbc.sql(select(day, "o.id > :after order by o.id limit :size")).params(parameters(day)).param("after", id).param("size", size)
                .query(Situations::of).list();
    }

    List<Case> of(List<UUID> deals, LocalDate day) {
        return jdbc.sql(select(day, "o.id = any(:deals)")).params(parameters(day)).param("deals", deals.toArray(UUID[]::new))
                .query(Situations::of).list();
    }

    /** The next {@code size} of those that the viewer sees and the condition, over its own parameters, holds for. */
    List<Case> seen(Viewer viewer, String condition, Map<String, Object> own, UUID id, int size, LocalDate day) {
        return jdbc.sql(select(day, OpportunityBook.sees(viewer) + " and " + condition + " and o.id > :after order by o.id limit :size"))
                .params(parameters(day)).params(viewer.parameters()).params(own).param("after", id).param("size", size).query(Situations::of).list();
    }

    /** Of a past day those that are closed by now were open, too. */
    private String select(LocalDate day, String condition) {
        return SELECT.formatted(day.isBefore(LocalDate.now(clock)) ? "(o.outcome = 'OPEN' or o.closed_on > :today)" : "o.outcome = 'OPEN'", condition);
    }

    private Map<String, Object> parameters(LocalDate day) {
        var days = patience.patience();
        var parameters = new HashMap<String, Object>();
        parameters.put("today", day);
        parameters.put("companys", company.current().currency());
        parameters.put("until", day.plusDays(1).atStartOfDay(clock.getZone()).toOffsetDateTime());
        parameters.put("zone", clock.getZone().getId());
        parameters.put("stages", days.keySet().stream().map(Stage::name).toArray(String[]::new));
        parameters.put("days", days.values().toArray(Integer[]::new));
        return parameters;
    }

    private static Case of(ResultSet row, int number) throws SQLException {
        var grade = row.getString("grade");
        return new Case(row.getObject("id", UUID.class), new DealSituation(Stage.valueOf(row.getString("stage")),
                grade == null ? null : Grade.valueOf(grade), row.getBigDecimal("amount"), row.getBoolean("other_currency"), row.getInt("days_in_stage"),
                row.getObject("beyond", Integer.class), row.getObject("past_signing", Integer.class), row.getInt("facts_missing"), row.getBoolean("untouched"),
                row.getObject("beyond_longest", Integer.class), row.getObject("days_old", Integer.class)));
    }
}
