package dev.salesflow.coaching;

import dev.salesflow.opportunity.KeyFact;
import dev.salesflow.opportunity.Stage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Computes the facts of many reps at once: one query per group of facts, however many reps there are. */
@Component
class RepNumbers {

    static final int ACTIVITY_DAYS = 28;
    static final int DISCOUNT_DAYS = 90;
    static final int RESULT_DAYS = 180;

    private static final String PERSON = """
            select u.login as rep, date_part('day', :now - u.created_at)::int as days_in_team,
                   (select date_part('day', :now - max(c.ended_at))::int from coaching_round c where c.rep_login = u.login) as days_since_coaching,
                   (select count(*)::int from visit v
                     where v.rep = u.login and v.held_on > :activitySince and v.held_on <= :today) as meetings,
                   q.average as average_discount, q.deepest as deepest_discount
            from app_user u
            left join (
                select o.owner_login, avg(q.discount_percent) as average, max(q.discount_percent) as deepest
                from quotation q join opportunity o on o.id = q.opportunity_id
                where q.sent_at >= :discountSince and o.owner_login = any(:reps)
                group by o.owner_login) q on q.owner_login = u.login
            where u.login = any(:reps)""";

    private static final String PIPELINE = """
            select o.owner_login as rep, count(*)::int as open_deals,
                   case when count(distinct coalesce(o.currency, '')) = 1 then sum(o.amount) end as open_amount,
                   case when count(distinct coalesce(o.currency, '')) = 1 then max(o.amount) end as largest_deal,
                   case when count(distinct coalesce(o.currency, '')) = 1 then max(o.currency) end as currency,
                   count(*) filter (where not o.paused and p.days is not null
                        and o.stage_entered_at < :now - make_interval(days => p.days))::int as standing_still,
                   count(*) filter (where o.expected_signing < :today)::int as signing_overdue,
                   count(*) filter (where c.grade = 'A' and (
                        select count(*) from key_fact k
                        where k.opportunity_id = o.id and length(k.evidence) > 0) < :keyFacts)::int as key_facts_missing
            from opportunity o
            join customer c on c.id = o.customer_id
            left join unnest(cast(:stages as text[]), cast(:patience as int[])) as p(stage, days) on p.stage = o.stage
            where o.outcome = 'OPEN' and o.owner_login = any(:reps)
            group by o.owner_login""";

    /** The team's figures are those of all the manager's reps, and so of more than the reps asked for. */
    private static final String RESULTS = """
            with closed as (
                select o.owner_login as rep, count(*) filter (where o.outcome = 'WON') as won,
                       count(*) filter (where o.outcome = 'LOST') as lost
                from opportunity o
                where o.outcome <> 'OPEN' and o.closed_on > :resultsSince and o.closed_on <= :today
                group by o.owner_login),
            team as (
                select r.peers, sum(won) as won, sum(lost) as lost
                from closed join sales_rep r on r.login = closed.rep group by r.peers)
            select r.login as rep, coalesce(closed.lost, 0)::int as losses,
                   100.0 * closed.won / nullif(closed.won + closed.lost, 0) as win_rate,
                   100.0 * team.won / nullif(team.won + team.lost, 0) as team_win_rate
            from sales_rep r
            left join closed on closed.rep = r.login
            left join team on team.peers = r.peers
            where r.login = any(:reps)""";

    private record Person(String rep, Integer daysInTeam, Integer daysSinceCoaching, Integer meetings,
            BigDecimal averageDiscount, BigDecimal deepestDiscount) {
    }

    private record Pipeline(String rep, Integer openDeals, BigDecimal openAmount, BigDecimal largestDeal, String currency,
            Integer standingStill, Integer signingOverdue, Integer keyFactsMissing) {

        static final Pipeline EMPTY = new Pipeline(null, 0, BigDecimal.ZERO, null, null, 0, 0, 0);
    }

    private record Results(String rep, Integer losses, BigDecimal winRate, BigDecimal teamWinRate) {
    }

    private final JdbcClient jdbc;
    private final StageConversions conversions;
    private final Clock clock;

    RepNumbers(JdbcClient jdbc, StageConversions conversions, Clock clock) {
        this.jdbc = jdbc;
        this.conversions = conversions;
        this.clock = clock;
    }

    /**
     * The facts of these reps today, in the given order.
     *
     * @param patience days a deal may stand in each stage
     */
    @Transactional(readOnly = true)
    public Map<String, RepFacts> of(Collection<String> reps, Map<Stage, Integer> patience) {
        var parameters = parameters(reps, patience);
        var people = rows(PERSON, parameters, Person.class, Person::rep);
        var pipelines = rows(PIPELINE, parameters, Pipeline.class, Pipeline::rep);
        var results = rows(RESULTS, parameters, Results.class, Results::rep);
        var weakest = conversions.weakest(reps, since(RESULT_DAYS));
        var facts = new LinkedHashMap<String, RepFacts>();
        for (var rep : reps) {
            facts.put(rep, facts(people.get(rep), pipelines.getOrDefault(rep, Pipeline.EMPTY), results.get(rep),
                    weakest.getOrDefault(rep, StageConversions.Weakest.NONE)));
        }
        return facts;
    }

    private Map<String, Object> parameters(Collection<String> reps, Map<Stage, Integer> patience) {
        var parameters = new HashMap<String, Object>();
        parameters.put("reps", reps.toArray(String[]::new));
        parameters.put("stages", patience.keySet().stream().map(Stage::name).toArray(String[]::new));
        parameters.put("patience", patience.values().toArray(Integer[]::new));
        parameters.put("keyFacts", KeyFact.Kind.values().length);
        parameters.put("now", OffsetDateTime.now(clock));
        parameters.put("today", LocalDate.now(clock));
        parameters.put("activitySince", LocalDate.now(clock).minusDays(ACTIVITY_DAYS));
        parameters.put("resultsSince", LocalDate.now(clock).minusDays(RESULT_DAYS));
        parameters.put("discountSince", since(DISCOUNT_DAYS));
        return parameters;
    }

    private OffsetDateTime since(int days) {
        return OffsetDateTime.now(clock).minusDays(days);
    }

    private <T> Map<String, T> rows(String sql, Map<String, Object> parameters, Class<T> type, Function<T, String> rep) {
        return jdbc.sql(sql).params(parameters).query(type).list().stream().collect(Collectors.toMap(rep, row -> row));
    }

    private static RepFacts facts(Person person, Pipeline pipeline, Results results, StageConversions.Weakest weakest) {
        return new RepFacts(person.rep(), person.daysInTeam(), person.daysSinceCoaching(), person.meetings(),
                pipeline.openDeals(), pipeline.openAmount(), pipeline.largestDeal(), pipeline.currency(),
                pipeline.standingStill(), pipeline.signingOverdue(), pipeline.keyFactsMissing(),
                results.losses(), tenth(results.winRate()), behind(results.winRate(), results.teamWinRate()),
                weakest.stage(), tenth(weakest.rate()), behind(weakest.rate(), weakest.teamRate()), weakest.deals(),
                tenth(person.averageDiscount()), tenth(person.deepestDiscount()));
    }

    private static BigDecimal behind(BigDecimal own, BigDecimal team) {
        return own == null || team == null ? null : tenth(team.subtract(own));
    }

    private static BigDecimal tenth(BigDecimal value) {
        return value == null ? null : value.setScale(1, RoundingMode.HALF_UP);
    }
}
