package dev.salesflow.coaching;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Of the deals that entered a stage and no longer stand there, the share that went on, per rep, against the others of the rep's team and
 * against the half-year before. Stays are read deal by deal, so that a team costs no more in a large company. A deal still standing in the stage counts for neither side: it may yet go on.
 */
@Component
class StageConversions implements FactSource {

    private static final String SQL = """
            with stages as (
                select stage, step from unnest(cast(:allStages as text[])) with ordinality as s(stage, step)),
            people as (
                select login, peers from sales_rep
                where peers in (select peers from sales_rep where login = any(:reps))),
            deals as (
                select o.id, p.login, p.peers, o.outcome, y.furthest
                from people p join opportunity o on o.owner_login = p.login
                cross join lateral (
                    select max(s.step) as furthest from stage_stay y join stages s on s.stage = y.stage where y.opportunity_id = o.id) y
                where y.furthest is not null),
            entered as (
                select distinct d.*, s.step, s.stage, y.entered_at > :enteredSince as lately
                from deals d cross join lateral (
                    select y.stage, y.entered_at from stage_stay y where y.opportunity_id = d.id and y.entered_at > :enteredBefore offset 0) y
                join stages s on s.stage = y.stage),
            counted as (
                select login, peers, stage, step, count(*) filter (where lately) as deals,
                       count(*) filter (where lately and (furthest > step or outcome = 'WON')) as moved,
                       count(*) filter (where not lately) as past_deals,
                       count(*) filter (where not lately and (furthest > step or outcome = 'WON')) as past_moved
                from entered
                where furthest > step or outcome <> 'OPEN'
                group by login, peers, stage, step),
            compared as (
                select *, sum(deals) over team - deals as others_deals, sum(moved) over team - moved as others_moved
                from counted
                window team as (partition by peers, stage))
            select login, stage, deals::int, moved::int, others_deals::int, others_moved::int, past_deals::int, past_moved::int
            from compared where login = any(:reps) and deals > 0
            order by login, step""";

    private record Count(String login, String stage, int deals, int moved, int othersDeals, int othersMoved, int pastDeals, int pastMoved) {

        BigDecimal rate() {
            return percent(moved, deals);
        }

        BigDecimal behindOthers() {
            return percent(othersMoved, othersDeals).subtract(rate());
        }

        BigDecimal behindPast() {
            return percent(pastMoved, pastDeals).subtract(rate());
        }

        /** Deals that would have gone on at the other rate, less those that did, times a hundred. */
        BigDecimal missing(Function<Count, BigDecimal> behind) {
            return behind.apply(this).multiply(BigDecimal.valueOf(deals));
        }

        private static BigDecimal percent(int part, int whole) {
            return BigDecimal.valueOf(100L * part).divide(BigDecimal.valueOf(whole), MathContext.DECIMAL64);
        }
    }

    private final JdbcClient jdbc;

    StageConversions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Map<String, Object>> of(FactQuestion asked) {
        var counts = counts(asked);
        var facts = new HashMap<String, Map<String, Object>>();
        asked.reps().forEach(rep -> facts.put(rep, facts(counts.getOrDefault(rep, List.of()))));
        return facts;
    }

    /** Every rep's rate of each stage that deals have passed, in per cent. */
    Map<String, Map<String, BigDecimal>> rates(FactQuestion asked) {
        return counts(asked).entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                rep -> rep.getValue().stream().collect(Collectors.toMap(Count::stage, count -> tenth(count.rate())))));
    }

    private Map<String, List<Count>> counts(FactQuestion asked) {
        return jdbc.sql(SQL).params(asked.parameters()).query(Count.class).list().stream().collect(Collectors.groupingBy(Count::login));
    }

    private static Map<String, Object> facts(List<Count> stages) {
        var weakest = worst(stages.stream().filter(stage -> stage.othersDeals() > 0).toList(), Count::behindOthers);
        var fallen = worst(stages.stream().filter(stage -> stage.pastDeals() > 0).toList(), Count::behindPast);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("weakestStage", weakest == null ? null : weakest.stage());
        facts.put("conversion", weakest == null ? null : tenth(weakest.rate()));
        facts.put("conversionBehind", weakest == null ? null : tenth(weakest.behindOthers()));
        facts.put("conversionDeals", weakest == null ? 0 : weakest.deals());
        facts.put("fallenStage", fallen == null ? null : fallen.stage());
        facts.put("conversionFallen", fallen == null ? null : tenth(fallen.behindPast()));
        facts.put("fallenDeals", fallen == null ? 0 : Math.min(fallen.deals(), fallen.pastDeals()));
        return facts;
    }

    /** Where most deals are missing, of several the earliest; null where none was passed. */
    private static Count worst(List<Count> stages, Function<Count, BigDecimal> behind) {
        return stages.stream().reduce((one, other) -> Comparator.<Count, BigDecimal>comparing(count -> count.missing(behind))
                .compare(other, one) > 0 ? other : one).orElse(null);
    }

    private static BigDecimal tenth(BigDecimal value) {
        return value.setScale(1, RoundingMode.HALF_UP);
    }
}
