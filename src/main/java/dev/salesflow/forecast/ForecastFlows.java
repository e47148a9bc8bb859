package dev.salesflow.forecast;

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

    /** One deal and what became of it. */
    public record Moved(UUID id, String customer, String owner, Movement movement, BigDecimal before, BigDecimal after, LocalDate signingBefore,
            LocalDate signingAfter) {
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

    private static final String MOVED = """
            , first as (select s.* from forecast_snapshot s where s.taken_on = :first),
            second as (%s),
            moved as (
                select o.id, c.name as customer, coalesce(u.name, o.owner_login) as owner, first.amount as before, second.amount as after,
                    first.expected_signing as signing_before, second.expected_signing as signing_after,
                    case when first.expected_signing between :from and :to then
                        case when second.opportunity_id is null then case o.outcome when 'WON' then 'WON' when 'LOST' then 'LOST' else 'GONE' end
                            when second.expected_signing between :from and :to then
                                case when coalesce(first.amount, 0) = coalesce(second.amount, 0) then 'KEPT' else 'CHANGED' end
                            else 'PUSHED_OUT' end
                    else case when first.opportunity_id is null then 'NEW' else 'PULLED_IN' end end as movement
                from first full join second on second.opportunity_id = first.opportunity_id
                join opportunity o on o.id = coalesce(first.opportunity_id, second.opportunity_id) join customer c on c.id = o.customer_id
                left join app_user u on u.login = o.owner_login
                where (first.expected_signing between :from and :to or second.expected_signing between :from and :to) and %s)
            """;
    private static final String DIFFERENCE = """
            case when movement in ('NEW', 'PULLED_IN') then coalesce(after, 0) when movement = 'CHANGED' then coalesce(after, 0) - coalesce(before, 0)
                when movement = 'KEPT' then 0 else -coalesce(before, 0) end""";

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
        jdbc.sql(moved(scope, second) + "select movement, count(*), sum(" + DIFFERENCE + """
                        ), coalesce(sum(before) filter (where signing_before between :from and :to), 0),
                        coalesce(sum(after) filter (where signing_after between :from and :to), 0) from moved group by movement""")
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
                        row.getObject("signing_after", LocalDate.class))).list();
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
            return jdbc.sql("""
                            with won as (select o.closed_on, o.amount from opportunity o where o.outcome = 'WON' and o.closed_on between :from and :to and %1$s),
                            open as (select s.category, s.amount, s.percent from forecast_snapshot s join opportunity o on o.id = s.opportunity_id
                                where s.taken_on = :first and s.expected_signing between :from and :to and %1$s)
                            select coalesce((select sum(amount) from won where closed_on < :first), 0) as before,
                                coalesce((select sum(amount) from open where category = 'COMMIT'), 0) as committed,
                                coalesce((select sum(round(amount * percent / 100, 2)) from open where category <> 'OMITTED'), 0) as weighted,
                                coalesce((select sum(amount) from won), 0) as actual""".formatted(scope.sql()))
                    .params(parameters)
                    .query((row, n) -> new Accuracy(period, day, row.getBigDecimal("before").add(row.getBigDecimal("committed")),
                            row.getBigDecimal("before").add(row.getBigDecimal("weighted")), row.getBigDecimal("actual"))).single();
        });
    }

    private static String moved(Scope scope, LocalDate second) {
        var later = second == null ? "select id as opportunity_id, amount, expected_signing from deal"
                : "select s.opportunity_id, s.amount, s.expected_signing from forecast_snapshot s where s.taken_on = :second";
        return Forecast.DEALS.formatted(scope.sql()) + MOVED.formatted(later, scope.sql());
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
