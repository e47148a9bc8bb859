package dev.salesflow.coaching;

import dev.salesflow.identity.Viewer;
import dev.salesflow.rules.RuleBook;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What reps did this week and month, beside the least that the table {@code activity-minimum} asks for, as far as they are there to do
 * it: of a week with two days off three fifths. One query for all of them, and one for their absences.
 * As a fact for coaching: how many of the minimums a rep missed in the last week and month that are over.
 */
@Component
public class ActivityMinimums implements FactSource, RecordSource {

    /** Of the rep {@code r} from that day on; what came with a list the rep did not take up. */
    private static final Map<ActivityKind, String> COUNTED = Map.of(
            ActivityKind.VISITS, "(select count(*) from visit v where v.rep = r.login and v.held_on >= :%1$s and v.held_on < :%1$s_ends)",
            ActivityKind.PROSPECTS, """
                    (select count(*) from customer c where c.owner_login = r.login and c.list_id is null and c.merged_into is null
                        and c.created_at >= :%1$s_begin_at and c.created_at < :%1$s_end_at)""",
            ActivityKind.CONVERSIONS, """
                    (select count(*) from opportunity o where o.owner_login = r.login and o.list_id is null
                        and o.created_at >= :%1$s_begin_at and o.created_at < :%1$s_end_at)""");

    private static final List<RepActivity> ALL = Arrays.stream(ActivityKind.values())
            .flatMap(kind -> Arrays.stream(ActivitySpan.values()).map(span -> new RepActivity(kind, span))).toList();

    private record Done(String login, String name, List<Integer> numbers) {
    }

    /**
     * What is counted of each span.
     *
     * @param end the first day that is not counted any more
     * @param whole the first day after the whole span, which the minimum is for
     */
    private record Times(Function<ActivitySpan, LocalDate> begin, Function<ActivitySpan, LocalDate> end, Function<ActivitySpan, LocalDate> whole) {

        LocalDate first() {
            return Arrays.stream(ActivitySpan.values()).map(begin).min(LocalDate::compareTo).orElseThrow();
        }

        LocalDate last() {
            return Arrays.stream(ActivitySpan.values()).map(whole).max(LocalDate::compareTo).orElseThrow();
        }
    }

    private final RuleBook rules;
    private final DaysWorked worked;
    private final JdbcClient jdbc;
    private final Clock clock;

    ActivityMinimums(RuleBook rules, DaysWorked worked, JdbcClient jdbc, Clock clock) {
        this.rules = rules;
        this.worked = worked;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Of the reps this person leads, or of the person, by name; nobody else has minimums. */
    @Transactional(readOnly = true)
    public List<ActivityCounts> of(Viewer viewer) {
        var today = LocalDate.now(clock);
        return counts("r.enabled and " + viewer.sees("r.login"), viewer.parameters(), new Times(span -> span.beginning(today), span -> today.plusDays(1), span -> span.beginningOfNext(today)));
    }

    @Override
    public Map<String, Map<String, Object>> of(FactQuestion asked) {
        return counts(asked).stream().collect(Collectors.toMap(ActivityCounts::login, rep -> Map.of("minimumsMissed",
                        (int) rep.counts().stream().filter(count -> !count.reached()).count())));
    }

    @Override
    public Set<String> facts() {
        return Set.of("minimumsMissed");
    }

    @Override
    public Evidence.Records of(String fact, RepFacts known, FactQuestion asked) {
        var missed = counts(asked).stream().flatMap(rep -> rep.counts().stream()).filter(count -> !count.reached())
                .map(count -> new Evidence.Item(null, null, Map.of("activity", count.activity().name(), "span", count.span().name(),
                        "done", count.done(), "least", count.least()))).toList();
        return new Evidence.Records(fact, missed.size(), missed);
    }

    /** Of the last week and month that are over. */
    private List<ActivityCounts> counts(FactQuestion asked) {
        var today = asked.today();
        return counts("r.login = any(:reps)", Map.of("reps", asked.reps().toArray(String[]::new)),
                new Times(span -> span.beginningOfLast(today), span -> span.beginning(today), span -> span.beginning(today)));
    }

    private List<ActivityCounts> counts(String condition, Map<String, ?> parameters, Times times) {
        var columns = ALL.stream().map(one -> COUNTED.get(one.activity()).formatted(one.span())).collect(Collectors.joining(", "));
        var done = jdbc.sql("select r.login, r.name, %s from sales_rep r where %s order by lower(r.name), r.login".formatted(columns, condition))
                .params(parameters).params(spans(times)).query((row, n) -> new Done(row.getString(1), row.getString(2), numbers(row))).list();
        var days = worked.of(done.stream().map(Done::login).toList(), times.first(), times.last());
        var least = least();
        return done.stream().map(rep -> new ActivityCounts(rep.login(), rep.name(), counts(rep, least, times, days))).toList();
    }

    private static List<Integer> numbers(ResultSet row) throws SQLException {
        var numbers = new ArrayList<Integer>();
        for (int n = 0; n < ALL.size(); n++) {
            numbers.add(row.getInt(n + 3));
        }
        return numbers;
    }

    private static List<ActivityCounts.Count> counts(Done rep, List<Integer> least, Times times, DaysWorked.Days days) {
        return IntStream.range(0, ALL.size()).mapToObj(n -> {
            var asked = ALL.get(n);
            var share = least.get(n) == null ? null
                    : Integer.valueOf(days.share(least.get(n), rep.login(), times.begin().apply(asked.span()), times.whole().apply(asked.span())));
            return new ActivityCounts.Count(asked.activity(), asked.span(), rep.numbers().get(n), share);
        }).toList();
    }

    /** In the order of {@link #ALL}; null where no row asks for anything. */
    private List<Integer> least() {
        return rules.decideAll(CoachingRules.MINIMUM, ALL).stream()
                .map(decision -> decision.row().map(row -> row.result().least()).orElse(null)).collect(Collectors.toList());
    }

    private Map<String, Object> spans(Times times) {
        var spans = new HashMap<String, Object>();
        for (var span : ActivitySpan.values()) {
            var begin = times.begin().apply(span);
            var end = times.end().apply(span);
            spans.put(span.name(), begin);
            spans.put(span + "_ends", end);
            spans.put(span + "_begin_at", begin.atStartOfDay(clock.getZone()).toOffsetDateTime());
            spans.put(span + "_end_at", end.atStartOfDay(clock.getZone()).toOffsetDateTime());
        }
        return spans;
    }
}
