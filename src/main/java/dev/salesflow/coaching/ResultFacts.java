package dev.salesflow.coaching;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of a rep's deals within half a year and why they were lost, against the others of the team and against the half-year before. */
@Component
class ResultFacts implements FactSource {

    /** The team's figures are those of all the manager's reps, and so of more than the reps asked for. */
    private static final String SQL = """
            with people as (
                select login, peers from sales_rep where peers in (select peers from sales_rep where login = any(:reps))),
            closed as (
                select o.owner_login as rep, count(*) filter (where o.outcome = 'WON') as won,
                       count(*) filter (where o.outcome = 'LOST') as lost,
                       count(*) filter (where o.outcome = 'LOST' and o.competitor is not null) as lost_to_competitors,
                       count(*) filter (where o.outcome = 'LOST' and o.stage = any(:lateStages)) as lost_late
                from opportunity o
                where o.owner_login = any(array(select login from people)) and o.outcome <> 'OPEN' and o.closed_on > :resultsSince and o.closed_on <= :today
                group by o.owner_login),
            past as (
                select o.owner_login as rep, count(*) as deals, 100.0 * count(*) filter (where o.outcome = 'WON') / count(*) as win_rate
                from opportunity o
                where o.outcome <> 'OPEN' and o.closed_on > :pastSince and o.closed_on <= :resultsSince and o.owner_login = any(:reps)
                group by o.owner_login),
            kinds as (
                select distinct on (o.owner_login) o.owner_login as rep, o.lost_kind as kind, count(*) as deals
                from opportunity o
                where o.outcome = 'LOST' and o.lost_kind is not null and o.closed_on > :resultsSince and o.closed_on <= :today and o.owner_login = any(:reps)
                group by o.owner_login, o.lost_kind order by o.owner_login, count(*) desc, o.lost_kind),
            team as (
                select r.peers, sum(won) as won, sum(won + lost) as closed
                from closed join people r on r.login = closed.rep group by r.peers),
            rated as (
                select *, won + lost as deals, 100.0 * won / nullif(won + lost, 0) as win_rate from closed)
            select r.login as rep, coalesce(rated.lost, 0)::int as losses, round(rated.win_rate, 1) as "winRate",
                   round(100.0 * (team.won - rated.won) / nullif(team.closed - rated.deals, 0) - rated.win_rate, 1) as "winRateBehind",
                   round(past.win_rate - rated.win_rate, 1) as "winRateFallen",
                   least(coalesce(rated.deals, 0), coalesce(past.deals, 0))::int as "winRateFallenDeals",
                   coalesce(rated.lost_to_competitors, 0)::int as "lostToCompetitors", coalesce(rated.lost_late, 0)::int as "lostLate",
                   kinds.kind as "lossKind", coalesce(kinds.deals, 0)::int as "lossKindDeals"
            from sales_rep r
            left join rated on rated.rep = r.login
            left join past on past.rep = r.login
            left join kinds on kinds.rep = r.login
            left join team on team.peers = r.peers
            where r.login = any(:reps)""";

    private final JdbcClient jdbc;

    ResultFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Map<String, Object>> of(FactQuestion asked) {
        return asked.answeredBy(jdbc, SQL);
    }
}
