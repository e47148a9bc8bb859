package dev.salesflow.forecast;

import dev.salesflow.opportunity.Stage;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which open deals are expected to be signed on which day of a month. */
@Component
public class SigningCalendar {

    private static final int A_DAY = 5;

    /** Of one currency; a deal without an amount counts, but adds nothing. */
    public record Sum(String currency, long deals, BigDecimal amount) {
    }

    /** One deal of a day. */
    public record Signing(UUID deal, String customer, String grade, Stage stage, BigDecimal amount, String currency) {
    }

    /** @param signings the largest; {@code more} how many others there are */
    public record Day(LocalDate date, List<Sum> sums, List<Signing> signings, long more) {

        public boolean isEmpty() {
            return sums.isEmpty();
        }
    }

    /** Whole weeks from Monday on, with days of the months before and after. */
    public record Month(YearMonth month, List<List<Day>> weeks, List<Sum> sums) {
    }

    private record SumOfDay(LocalDate day, Sum sum) {
    }

    private record SigningOfDay(LocalDate day, Signing signing) {
    }

    private static final String EXPECTED = """
             from opportunity o join customer c on c.id = o.customer_id
            where o.outcome = 'OPEN' and o.expected_signing between :first and :last and %s""";

    private final JdbcClient jdbc;

    SigningCalendar(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Month month(Scope scope, YearMonth month) {
        var parameters = new HashMap<>(scope.parameters());
        parameters.put("first", month.atDay(1));
        parameters.put("last", month.atEndOfMonth());
        var sums = sums(scope, parameters);
        var signings = signings(scope, parameters);
        var days = new ArrayList<Day>();
        var end = month.atEndOfMonth().with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        for (var day = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)); !day.isAfter(end); day = day.plusDays(1)) {
            days.add(day(day, sums.getOrDefault(day, List.of()), signings.getOrDefault(day, List.of())));
        }
        var weeks = new ArrayList<List<Day>>();
        for (var n = 0; n < days.size(); n += 7) {
            weeks.add(List.copyOf(days.subList(n, n + 7)));
        }
        return new Month(month, weeks, total(sums));
    }

    private static Day day(LocalDate day, List<Sum> sums, List<Signing> signings) {
        return new Day(day, sums, signings, sums.stream().mapToLong(Sum::deals).sum() - signings.size());
    }

    private Map<LocalDate, List<Sum>> sums(Scope scope, Map<String, Object> parameters) {
        return jdbc.sql("select o.expected_signing, o.currency, count(*), coalesce(sum(o.amount), 0)" + EXPECTED.formatted(scope.sql())
                        + " group by o.expected_signing, o.currency order by o.currency nulls last").params(parameters)
                .query((row, n) -> new SumOfDay(row.getObject(1, LocalDate.class), new Sum(row.getString(2), row.getLong(3), row.getBigDecimal(4)))).list().stream()
                .collect(Collectors.groupingBy(SumOfDay::day, Collectors.mapping(SumOfDay::sum, Collectors.toList())));
    }

    private Map<LocalDate, List<Signing>> signings(Scope scope, Map<String, Object> parameters) {
        return jdbc.sql("select * from (select o.id, c.name, c.grade, o.stage, o.amount, o.currency, o.expected_signing, row_number() over"
                        + " (partition by o.expected_signing order by o.amount desc nulls last, o.id) as place" + EXPECTED.formatted(scope.sql())
                        + ") d where place <= :most order by expected_signing, place").params(parameters).param("most", A_DAY)
                .query((row, n) -> new SigningOfDay(row.getObject("expected_signing", LocalDate.class), new Signing(row.getObject("id", UUID.class),
                        row.getString("name"), row.getString("grade"), Stage.valueOf(row.getString("stage")), row.getBigDecimal("amount"), row.getString("currency"))))
                .list().stream().collect(Collectors.groupingBy(SigningOfDay::day, Collectors.mapping(SigningOfDay::signing, Collectors.toList())));
    }

    private static List<Sum> total(Map<LocalDate, List<Sum>> sums) {
        var total = new java.util.TreeMap<String, Sum>();
        sums.values().stream().flatMap(List::stream).forEach(sum -> total.merge(sum.currency() == null ? "" : sum.currency(), sum,
                (one, other) -> new Sum(one.currency(), one.deals() + other.deals(), one.amount().add(other.amount()))));
        return List.copyOf(total.values());
    }
}
