package dev.salesflow.forecast;

import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.shared.Page;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What moved in a period's forecast between a snapshot and a later one, or now; and how true past snapshots were. */
@Component
@Transactional(readOnly = true)
public class ForecastFlows {

    /**
     * One deal and what became of it; amounts are null on days on which it did not count.
     *
     * @param seen whether the viewer still sees the deal itself
     */
    public record Moved(UUID id, String customer, String owner, Movement movement, BigDecimal before, BigDecimal after, LocalDate signingBefore,
            LocalDate signingAfter, boolean seen) {
    }

    /**
     * A past period as its first snapshot saw it.
     *
     * @param actual signed within the period
     */
    public record Accuracy(Period period, LocalDate takenOn, BigDecimal committed, BigDecimal weighted, BigDecimal actual) {

        /** Actual over forecast in percent; null where nothing was forecast. */
        public Integer percentOf(BigDecimal forecast) {
            return forecast.signum() == 0 ? null : actual.multiply(BigDecimal.valueOf(100)).divide(forecast, 0, RoundingMode.HALF_UP).intValue();
        }
    }

    private static final String IN_PERIOD = "expected_signing between :from and :to";
    /** Counted then and counted later; of what was only one of the two, the other day's row says why. */
    private static final String MOVED = """
            first as (select s.opportunity_id, s.amount, s.expected_signing from forecast_snapshot s
                where s.taken_on = :first and s.category <> 'OMITTED' and s.expected_signing between :from and :to and %s),
            second as (%s),
            met as (select opportunity_id from first union select opportunity_id from second),
            before as (select s.opportunity_id, s.expected_signing, coalesce(%s, false) as owned, coalesce(%s, false) as same_currency
                from met join forecast_snapshot s on s.opportunity_id = met.opportunity_id and s.taken_on = :first),
            later as (%s),
            moved as (
                select o.id, c.name as customer, coalesce(u.name, o.owner_login) as owner, %s as seen, first.amount as before, second.amount as after,
                    case when before.owned then before.expected_signing end as signing_before, case when later.owned then later.expected_signing end as signing_after,
                    case when first.opportunity_id is not null and second.opportunity_id is not null
                            then case when coalesce(first.amount, 0) = coalesce(second.amount, 0) then 'KEPT' else 'CHANGED' end
                        when first.opportunity_id is not null then case when later.opportunity_id is null then case o.outcome when 'WON' then 'WON' else 'LOST' end
                            when not later.owned then 'HANDED_OVER' when not later.same_currency then 'OTHER_CURRENCY'
                            when later.expected_signing between :from and :to then 'OMITTED' else 'PUSHED_OUT' end
                        when before.opportunity_id is null then 'NEW' when not before.owned then 'TAKEN_OVER' when not before.same_currency then 'OTHER_CURRENCY'
                        when before.expected_signing between :from and :to then 'COUNTED' else 'PULLED_IN' end as movement
                from met join opportunity o on o.id = met.opportunity_id join customer c on c.id = o.customer_id
                left join first on first.opportunity_id = o.id left join second on second.opportunity_id = o.id
                left join before on before.opportunity_id = o.id left join later on later.opportunity_id = o.id
                left join app_user u on u.login = o.owner_login)
            """;
    /** A deal signed is its owner's of then, and that of the team in which a snapshot saw it last. */
    private static final String ACCURACY = """
            with won as (select o.closed_on, o.amount from (
                    select o.id, o.closed_on, o.amount, o.owner_login, %1$s as currency from opportunity o
                    where o.outcome = 'WON' and o.closed_on between :from and :to) o
                cross join lateral (select o.owner_login, o.currency, coalesce(
                    (select k.team_id from forecast_snapshot k where k.opportunity_id = o.id and k.team_id is not null order by k.taken_on desc limit 1),
                    (select u.team_id from app_user u where u.login = o.owner_login)) as team_id) s
                where %2$s),
            open as (select s.category, s.amount, s.percent from forecast_snapshot s
                where s.taken_on = :first and s.expected_signing between :from and :to and %2$s)
            select coalesce((select sum(amount) from won where closed_on < :first), 0) as before,
                coalesce((select sum(amount) from open where category = 'COMMIT'), 0) as committed,
                coalesce((select sum(round(amount * percent / 100, 2)) from open where category <> 'OMITTED'), 0) as weighted,
                coalesce((select sum(amount) from won), 0) as actual""";
    private static final String DIFFERENCE = "coalesce(after, 0) - coalesce(before, 0)";

    private final JdbcClient jdbc;
    private final Forecast forecast;

    ForecastFlows(JdbcClient jdbc, Forecast forecast) {
        this.jdbc = jdbc;
        this.forecast = forecast;
    }

    /** @param second the later snapshot's day; null for now */
    public ForecastFlow flow(Scope scope, Period period, LocalDate first, LocalDate second) {
        var steps = new EnumMap<Movement, ForecastFlow.Step>(Movement.class);
        var start = new BigDecimal[] {BigDecimal.ZERO};
        var end = new BigDecimal[] {BigDecimal.ZERO};
        jdbc.sql(moved(scope, second) + "select movement, count(*), sum(" + DIFFERENCE + "), coalesce(sum(before), 0), coalesce(sum(after), 0)"
                        + " from moved group by movement")
                .params(parameters(scope, period, first, second)).query((row, n) -> {
                    steps.put(Movement.valueOf(row.getString(1)), new ForecastFlow.Step(row.getLong(2), row.getBigDecimal(3)));
                    start[0] = start[0].add(row.getBigDecimal(4));
                    end[0] = end[0].add(row.getBigDecimal(5));
                    return row.getString(1);
                }).list();
        return new ForecastFlow(start[0], steps, end[0]);
    }

    /** The deals behind one movement, what moved most first. */
    public Page<Moved> deals(Scope scope, Period period, LocalDate first, LocalDate second, Movement movement, Page.Request page) {
        var parameters = parameters(scope, period, first, second);
        parameters.put("movement", movement.name());
        var rows = jdbc.sql(moved(scope, second) + "select * from moved where movement = :movement order by abs(" + DIFFERENCE
                        + ") desc, id limit :size offset :offset")
                .params(parameters).param("size", page.size()).param("offset", page.offset())
                .query((row, n) -> new Moved(row.getObject("id", UUID.class), row.getString("customer"), row.getString("owner"), movement,
                        row.getBigDecimal("before"), row.getBigDecimal("after"), row.getObject("signing_before", LocalDate.class),
                        row.getObject("signing_after", LocalDate.class), row.getBoolean("seen"))).list();
        var total = jdbc.sql(moved(scope, second) + "select count(*) from moved where movement = :movement").params(parameters).query(Long.class).single();
        return page.of(rows, total);
    }

    /** Of a period that is over, by the first snapshot taken in it; empty where none was. */
    public Optional<Accuracy> accuracy(Scope scope, Period period) {
        var parameters = Forecast.withinPeriod(scope, period);
        var taken = jdbc.sql("select min(taken_on) from forecast_snapshot where taken_on between :from and :to").params(parameters)
                .query(LocalDate.class).optional();
        return taken.map(day -> {
            parameters.put("first", day);
            return jdbc.sql(ACCURACY.formatted(Scope.CURRENCY, scope.sqlThen()))
                    .params(parameters)
                    .query((row, n) -> new Accuracy(period, day, row.getBigDecimal("before").add(row.getBigDecimal("committed")),
                            row.getBigDecimal("before").add(row.getBigDecimal("weighted")), row.getBigDecimal("actual"))).single();
        });
    }

    private static String moved(Scope scope, LocalDate second) {
        var seen = scope.viewer() == null ? "true" : OpportunityBook.sees(scope.viewer());
        var then = "select s.opportunity_id, %s from forecast_snapshot s where s.taken_on = :second";
        if (second != null) {
            return "with " + MOVED.formatted(scope.sqlThen(), then.formatted("s.amount, s.expected_signing") + " and s.category <> 'OMITTED' and s." + IN_PERIOD
                    + " and " + scope.sqlThen(), scope.ownedThen(), scope.inCurrencyThen(), then.formatted("s.expected_signing, coalesce("
                    + scope.ownedThen() + ", false) as owned, coalesce(" + scope.inCurrencyThen() + ", false) as same_currency")
                    + " and s.opportunity_id in (select opportunity_id from met)", seen);
        }
        return Forecast.DEALS.formatted(scope.sql()) + ", " + MOVED.formatted(scope.sqlThen(),
                "select id as opportunity_id, amount, expected_signing from deal where category <> 'OMITTED' and " + IN_PERIOD,
                scope.ownedThen(), scope.inCurrencyThen(), "select o.id as opportunity_id, o.expected_signing, coalesce(" + scope.owned()
                        + ", false) as owned, coalesce(" + scope.inCurrency() + ", false) as same_currency from met join opportunity o on o.id = met.opportunity_id"
                        + " where o.outcome = 'OPEN'", seen);
    }

    private Map<String, Object> parameters(Scope scope, Period period, LocalDate first, LocalDate second) {
        var parameters = forecast.parameters(scope, period);
        parameters.put("first", first);
        if (second != null) {
            parameters.put("second", second);
        }
        return parameters;
    }
}
