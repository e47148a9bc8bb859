package dev.salesflow.coaching;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of a rep's deals within half a year, against the team and against the half-year before. */
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
                select o.owner_login as rep, 100.0 * count(*) filter (where o.outcome = 'WON') / count(*) as win_rate
                from opportunity o
                where o.outcome <> 'OPEN' and o.closed_on > :pastSince and o.closed_on <= :resultsSince and o.owner_login = any(:reps)
                group by o.owner_login),
            team as (
                select r.peers, 100.0 * sum(won) / nullif(sum(won + lost), 0) as win_rate
                from closed join people r on r.login = closed.rep group by r.peers),
            rated as (
                select *, 100.0 * won / nullif(won + lost, 0) as win_rate from closed)
            select r.login as rep, coalesce(rated.lost, 0)::int as losses, round(rated.win_rate, 1) as "winRate",
                   round(team.win_rate - rated.win_rate, 1) as "winRateBehind",
                   round(past.win_rate - rated.win_rate, 1) as "winRateFallen",
                   coalesce(rated.lost_to_competitors, 0)::int as "lostToCompetitors", coalesce(rated.lost_late, 0)::int as "lostLate"
            from sales_rep r
            left join rated on rated.rep = r.login
            left join past on past.rep = r.login
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
