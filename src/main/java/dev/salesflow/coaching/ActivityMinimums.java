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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What reps did this week and month, beside the least that the table {@code activity-minimum} asks for; one query for all of them.
 * As a fact for coaching: how many of the minimums a rep missed in the last week and month that are over.
 */
@Component
public class ActivityMinimums implements FactSource {

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

    private final RuleBook rules;
    private final JdbcClient jdbc;
    private final Clock clock;

    ActivityMinimums(RuleBook rules, JdbcClient jdbc, Clock clock) {
        this.rules = rules;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Of the reps this person leads, or of the person, by name; nobody else has minimums. */
    @Transactional(readOnly = true)
    public List<ActivityCounts> of(Viewer viewer) {
        var today = LocalDate.now(clock);
        return counts("r.enabled and " + viewer.sees("r.login"), viewer.parameters(), spans(span -> span.beginning(today), span -> today.plusDays(1)));
    }

    @Override
    public Map<String, Map<String, Object>> of(FactQuestion asked) {
        var over = spans(span -> span.beginningOfLast(asked.today()), span -> span.beginning(asked.today()));
        return counts("r.login = any(:reps)", Map.of("reps", asked.reps().toArray(String[]::new)), over).stream()
                .collect(Collectors.toMap(ActivityCounts::login, rep -> Map.of("minimumsMissed",
                        (int) rep.counts().stream().filter(count -> !count.reached()).count())));
    }

    private List<ActivityCounts> counts(String condition, Map<String, Object> parameters, Map<String, Object> spans) {
        var columns = ALL.stream().map(one -> COUNTED.get(one.activity()).formatted(one.span())).collect(Collectors.joining(", "));
        var least = least();
        return jdbc.sql("select r.login, r.name, %s from sales_rep r where %s order by lower(r.name), r.login".formatted(columns, condition))
                .params(parameters).params(spans)
                .query((row, n) -> new ActivityCounts(row.getString(1), row.getString(2), counts(row, least))).list();
    }

    private static List<ActivityCounts.Count> counts(ResultSet row, List<Integer> least) throws SQLException {
        var counts = new ArrayList<ActivityCounts.Count>();
        for (int n = 0; n < ALL.size(); n++) {
            counts.add(new ActivityCounts.Count(ALL.get(n).activity(), ALL.get(n).span(), row.getInt(n + 3), least.get(n)));
        }
        return counts;
    }

    /** In the order of {@link #ALL}; null where no row asks for anything. */
    private List<Integer> least() {
        return rules.decideAll(CoachingRules.MINIMUM, ALL).stream()
                .map(decision -> decision.row().map(row -> row.result().least()).orElse(null)).collect(Collectors.toList());
    }

    private Map<String, Object> spans(Function<ActivitySpan, LocalDate> begin, Function<ActivitySpan, LocalDate> end) {
        var spans = new HashMap<String, Object>();
        for (var span : ActivitySpan.values()) {
            spans.put(span.name(), begin.apply(span));
            spans.put(span + "_ends", end.apply(span));
            spans.put(span + "_begin_at", begin.apply(span).atStartOfDay(clock.getZone()).toOffsetDateTime());
            spans.put(span + "_end_at", end.apply(span).atStartOfDay(clock.getZone()).toOffsetDateTime());
        }
        return spans;
    }
}
