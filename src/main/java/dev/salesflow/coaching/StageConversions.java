package dev.salesflow.coaching;

import dev.salesflow.opportunity.Stage;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Of the deals that entered a stage and no longer stand there, the share that went on, per rep against the rep's team.
 * A deal still standing in the stage counts for neither side: it may yet go on.
 */
@Component
class StageConversions {

    private static final String SQL = """
            with stages as (
                select stage, step from unnest(cast(:stages as text[])) with ordinality as s(stage, step)),
            people as (
                select login, peers from sales_rep
                where peers in (select peers from sales_rep where login = any(:reps))),
            deals as (
                select o.id, p.login, p.peers, o.outcome, max(s.step) as furthest
                from people p join opportunity o on o.owner_login = p.login
                join stage_stay y on y.opportunity_id = o.id join stages s on s.stage = y.stage
                group by o.id, p.login, p.peers, o.outcome),
            entered as (
                select distinct d.*, s.step, s.stage
                from deals d join stage_stay y on y.opportunity_id = d.id join stages s on s.stage = y.stage
                where y.entered_at > :since),
            counted as (
                select login, peers, stage, step, count(*) as deals,
                       count(*) filter (where furthest > step or outcome = 'WON') as moved
                from entered
                where furthest > step or outcome <> 'OPEN'
                group by login, peers, stage, step),
            compared as (
                select *, sum(deals) over team as team_deals, sum(moved) over team as team_moved
                from counted
                window team as (partition by peers, stage))
            select login, stage, deals::int, moved::int, team_deals::int, team_moved::int
            from compared where login = any(:reps)
            order by login, step""";

    /** The stage where most deals are missing against the team's rate; rates in per cent. */
    record Weakest(Stage stage, BigDecimal rate, BigDecimal teamRate, Integer deals) {

        static final Weakest NONE = new Weakest(null, null, null, 0);
    }

    private record Count(String login, Stage stage, int deals, int moved, int teamDeals, int teamMoved) {

        BigDecimal rate() {
            return percent(moved, deals);
        }

        BigDecimal teamRate() {
            return percent(teamMoved, teamDeals);
        }

        /** Deals that would have gone on at the team's rate, less those that did, times a hundred. */
        BigDecimal missing() {
            return teamRate().subtract(rate()).multiply(BigDecimal.valueOf(deals));
        }

        private static BigDecimal percent(int part, int whole) {
            return BigDecimal.valueOf(100L * part).divide(BigDecimal.valueOf(whole), MathContext.DECIMAL64);
        }
    }

    private final JdbcClient jdbc;

    StageConversions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, Weakest> weakest(Collection<String> reps, OffsetDateTime since) {
        var worst = new HashMap<String, Count>();
        jdbc.sql(SQL)
                .param("stages", Stage.ALL.stream().map(Stage::name).toArray(String[]::new))
                .param("reps", reps.toArray(String[]::new))
                .param("since", since)
                .query(Count.class)
                .stream()
                .forEach(count -> worst.merge(count.login(), count,
                        (a, b) -> b.missing().compareTo(a.missing()) > 0 ? b : a));
        var weakest = new HashMap<String, Weakest>();
        worst.forEach((rep, count) ->
                weakest.put(rep, new Weakest(count.stage(), count.rate(), count.teamRate(), count.deals())));
        return weakest;
    }
}
