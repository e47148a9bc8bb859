package dev.salesflow.coaching;

import dev.salesflow.opportunity.Stage;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whose facts are asked for and as of when; the windows of time are the same for all sources.
 *
 * @param parameters what a source's SQL may name: {@code :reps}, {@code :now}, {@code :today}, {@code :activitySince}, {@code :discountSince},
 *                   {@code :resultsSince}, {@code :pastSince} (the half-year before the last), {@code :stages} with {@code :patience}, …
 */
public record FactQuestion(List<String> reps, LocalDate today, Map<String, Object> parameters) {

    static final int ACTIVITY_DAYS = 28;
    static final int DISCOUNT_DAYS = 90;
    static final int RESULT_DAYS = 180;

    static FactQuestion of(Collection<String> reps, Map<Stage, Integer> patience, Clock clock) {
        var now = OffsetDateTime.now(clock);
        var today = LocalDate.now(clock);
        var parameters = new HashMap<String, Object>();
        parameters.put("reps", reps.toArray(String[]::new));
        parameters.put("stages", patience.keySet().stream().map(Stage::name).toArray(String[]::new));
        parameters.put("patience", patience.values().toArray(Integer[]::new));
        parameters.put("allStages", Stage.ALL.stream().map(Stage::name).toArray(String[]::new));
        parameters.put("lateStages", Stage.ALL.stream().filter(stage -> stage.compareTo(Stage.QUOTATION) >= 0).map(Stage::name).toArray(String[]::new));
        parameters.put("zone", clock.getZone().getId());
        parameters.put("now", now);
        parameters.put("today", today);
        parameters.put("activitySince", today.minusDays(ACTIVITY_DAYS));
        parameters.put("resultsSince", today.minusDays(RESULT_DAYS));
        parameters.put("pastSince", today.minusDays(2 * RESULT_DAYS));
        parameters.put("enteredSince", now.minusDays(RESULT_DAYS));
        parameters.put("enteredBefore", now.minusDays(2 * RESULT_DAYS));
        parameters.put("discountSince", now.minusDays(DISCOUNT_DAYS));
        return new FactQuestion(List.copyOf(reps), today, parameters);
    }

    /** The same with more for the SQL to name. */
    public FactQuestion and(Map<String, ?> more) {
        var all = new HashMap<>(parameters);
        all.putAll(more);
        return new FactQuestion(reps, today, all);
    }

    /** By the SQL's column {@code rep}; its other columns are named as the facts are. */
    public Map<String, Map<String, Object>> answeredBy(JdbcClient jdbc, String sql) {
        var facts = new HashMap<String, Map<String, Object>>();
        for (var row : jdbc.sql(sql).params(parameters).query().listOfRows()) {
            var named = new LinkedHashMap<>(row);
            facts.put((String) named.remove("rep"), named);
        }
        return facts;
    }
}
