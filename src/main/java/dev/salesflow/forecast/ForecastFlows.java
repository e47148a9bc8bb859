package dev.salesflow.forecast;

import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.shared.Page;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
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

    /** Whose a closed deal {@code o} is, as a row {@code s}: its owner's of then, and that of the team in which a snapshot saw it last as theirs. */
    private static final String AS_CLOSED = " cross join lateral (select o.owner_login, " + Scope.CURRENCY + """
             as currency, coalesce(
                (select k.team_id from forecast_snapshot k where k.opportunity_id = o.id and k.owner_login = o.owner_login and k.team_id is not null
                    order by k.taken_on desc limit 1),
                (select u.team_id from app_user u where u.login = o.owner_login)) as team_id) s""";
    private static final String IN_PERIOD = " between :from and :to and ";
    /** A won deal counts on the day of its signature, a lost one where it was expected last. */
    private static final String CLOSED_DAY = "case when o.outcome = 'WON' then o.closed_on else o.expected_signing end";
    private static final String CLOSED = """
            o.id, o.outcome, case when o.outcome = 'WON' then o.amount else coalesce(leader.amount, manager.amount, rep.amount, o.amount) end as amount,
            o.outcome = 'WON' or coalesce(leader.category, manager.category, rep.category, 'PIPELINE') <> 'OMITTED' as counted, """ + CLOSED_DAY + " as day";
    /** Closed between the days: open on the first, or opened since. A snapshot holds whatever was open. */
    private static final String MEANWHILE = """
            o.outcome <> 'OPEN'
                and not exists (select 1 from forecast_snapshot k where k.taken_on = cast(:second as date) and k.opportunity_id = o.id)
                and (exists (select 1 from forecast_snapshot k where k.taken_on = :first and k.opportunity_id = o.id)
                    or o.created_at >= :opened and o.closed_on between :first and :until)""";
    /**
     * From how a deal stood at the {@code start} to how it stands at the end, where it is {@code still} open or was {@code closed}; of what counts on one of
     * the two days only, the other's row says why. What was closed has its end as a step of its own, so that whatever came in on the way goes out again.
     */
    private static final String MOVED = """
            moved as (
                select met.id, step.*, coalesce(step.after, 0) - coalesce(step.before, 0) as difference,
                    case when s.owned then s.day end as signing_before, case when f.owned then f.day end as signing_after
                from met left join start s on s.id = met.id left join (select * from still union all select * from closed) f on f.id = met.id
                cross join lateral (values
                    (case when s.counts and f.counts
                            then case when coalesce(s.amount, 0) <> coalesce(f.amount, 0) then 'CHANGED' when f.outcome = 'OPEN' then 'KEPT' end
                        when s.counts then case when f.owned is not true then 'HANDED_OVER' when f.in_currency is not true then 'OTHER_CURRENCY'
                            when f.day between :from and :to then 'OMITTED' else 'PUSHED_OUT' end
                        when s.id is null then 'NEW' when s.owned is not true then 'TAKEN_OVER' when s.in_currency is not true then 'OTHER_CURRENCY'
                        when s.day between :from and :to then 'COUNTED' else 'PULLED_IN' end,
                        case when s.counts then s.amount end, case when f.counts then f.amount end),
                    (case when f.counts and f.outcome <> 'OPEN' then f.outcome end, f.amount, null)) step(movement, before, after)
                where step.movement is not null and (s.counts or f.counts))
            """;
    private static final String ACCURACY = """
            with won as (select o.closed_on, o.amount from opportunity o %2$s where o.outcome = 'WON' and o.closed_on between :from and :to and %1$s),
            open as (select s.category, s.amount, s.percent from forecast_snapshot s
                where s.taken_on = :first and s.expected_signing between :from and :to and %1$s)
            select coalesce((select sum(amount) from won where closed_on < :first), 0) as before,
                coalesce((select sum(amount) from open where category = 'COMMIT'), 0) as committed,
                coalesce((select sum(round(amount * percent / 100, 2)) from open where category <> 'OMITTED'), 0) as weighted,
                coalesce((select sum(amount) from won), 0) as actual""";

    private final JdbcClient jdbc;
    private final Forecast forecast;
    private final Clock clock;

    ForecastFlows(JdbcClient jdbc, Forecast forecast, Clock clock) {
        this.jdbc = jdbc;
        this.forecast = forecast;
        this.clock = clock;
    }

    /** @param second the later snapshot's day; null for now */
    public ForecastFlow flow(Scope scope, Period period, LocalDate first, LocalDate second) {
        var steps = new EnumMap<Movement, ForecastFlow.Step>(Movement.class);
        var ends = new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO};
        jdbc.sql(moved(scope, second) + "select movement, count(*), sum(difference), (select coalesce(sum(amount), 0) from start where counts),"
                        + " (select coalesce(sum(amount), 0) from still where counts) from moved group by movement")
                .params(parameters(scope, period, first, second)).query(row -> {
                    steps.put(Movement.valueOf(row.getString(1)), new ForecastFlow.Step(row.getLong(2), row.getBigDecimal(3)));
                    ends[0] = row.getBigDecimal(4);
                    ends[1] = row.getBigDecimal(5);
                });
        return new ForecastFlow(ends[0], steps, ends[1]);
    }

    /** The deals behind one movement, what moved most first. */
    public Page<Moved> deals(Scope scope, Period period, LocalDate first, LocalDate second, Movement movement, Page.Request page) {
        var parameters = parameters(scope, period, first, second);
        parameters.put("movement", movement.name());
        var seen = scope.viewer() == null ? "true" : OpportunityBook.sees(scope.viewer());
        var rows = jdbc.sql(moved(scope, second) + "select moved.*, c.name as customer, coalesce(u.name, o.owner_login) as owner, " + seen
                        + " as seen from moved join opportunity o on o.id = moved.id join customer c on c.id = o.customer_id"
                        + " left join app_user u on u.login = o.owner_login where movement = :movement order by abs(difference) desc, id limit :size offset :offset")
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
            return jdbc.sql(ACCURACY.formatted(scope.sqlThen(), AS_CLOSED))
                    .params(parameters)
                    .query((row, n) -> new Accuracy(period, day, row.getBigDecimal("before").add(row.getBigDecimal("committed")),
                            row.getBigDecimal("before").add(row.getBigDecimal("weighted")), row.getBigDecimal("actual"))).single();
        });
    }

    private static String moved(Scope scope, LocalDate second) {
        return "with met as (" + met(scope, second) + "), start as " + snapshot(scope, "first") + ", " + Forecast.DEALS.formatted("o.id in (select id from met)")
                + ", still as " + (second == null ? now(scope) : snapshot(scope, "second")) + ", closed as " + closed(scope) + ", " + MOVED;
    }

    /** Deals of the scope in the period on one of the days, each found by an index. */
    private static String met(Scope scope, LocalDate second) {
        var then = "select s.opportunity_id as id from forecast_snapshot s where s.expected_signing" + IN_PERIOD + scope.sqlThen() + " and s.taken_on = :";
        return then + "first union " + (second != null ? then + "second"
                : "select o.id from opportunity o where o.outcome = 'OPEN' and o.expected_signing" + IN_PERIOD + scope.sql())
                + " union select o.id from opportunity o" + AS_CLOSED + " where " + MEANWHILE + " and " + CLOSED_DAY + IN_PERIOD + scope.sqlThen();
    }

    private static String snapshot(Scope scope, String day) {
        return side("s.opportunity_id as id, 'OPEN' as outcome, s.amount, s.category <> 'OMITTED' as counted, s.expected_signing as day", scope.ownedThen(),
                scope.inCurrencyThen(), "forecast_snapshot s where s.opportunity_id in (select id from met) and s.taken_on = :" + day);
    }

    private static String now(Scope scope) {
        return side("o.id, 'OPEN' as outcome, o.amount, o.category <> 'OMITTED' as counted, o.expected_signing as day", scope.owned(), scope.inCurrency(), "deal o");
    }

    private static String closed(Scope scope) {
        return side(CLOSED, scope.ownedThen(), scope.inCurrencyThen(),
                "opportunity o" + AS_CLOSED + Forecast.WORDS + " where " + MEANWHILE + " and o.id in (select id from met)");
    }

    /** Deals with all that their counting rests on. */
    private static String side(String deal, String owned, String inCurrency, String from) {
        return "(select *, counted and owned and in_currency and day between :from and :to as counts from (select " + deal
                + ", " + owned + " as owned, " + inCurrency + " as in_currency from " + from + ") deals)";
    }

    private Map<String, Object> parameters(Scope scope, Period period, LocalDate first, LocalDate second) {
        var parameters = forecast.parameters(scope, period);
        parameters.put("first", first);
        parameters.put("second", second);
        parameters.put("until", second == null ? LocalDate.now(clock) : second);
        parameters.put("opened", first.atStartOfDay(clock.getZone()).toOffsetDateTime());
        return parameters;
    }
}
