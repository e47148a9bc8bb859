package dev.salesflow.coaching;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What reps are and were coached in, topic by topic. A round that was cancelled has coached nobody. */
@Component
class CoachedRounds implements FactSource {

    private static final String SQL = """
            select rep_login as rep, topic, (array_agg(id) filter (where state = 'RUNNING'))[1] as running,
                   date_part('day', :now - max(ended_at) filter (where state = 'FINISHED'))::int as days_since
            from coaching_round where rep_login = any(:reps) and state <> 'CANCELLED' group by rep_login, topic""";

    private record Row(String rep, CoachingTopic topic, UUID running, Integer daysSince) {
    }

    /** Of one rep. */
    record Rounds(Map<CoachingTopic, UUID> running, Map<CoachingTopic, Integer> daysSince) {

        static final Rounds NONE = new Rounds(Map.of(), Map.of());

        private static Rounds of(List<Row> rows) {
            var running = new EnumMap<CoachingTopic, UUID>(CoachingTopic.class);
            var days = new EnumMap<CoachingTopic, Integer>(CoachingTopic.class);
            rows.forEach(row -> {
                Optional.ofNullable(row.running()).ifPresent(id -> running.put(row.topic(), id));
                Optional.ofNullable(row.daysSince()).ifPresent(since -> days.put(row.topic(), since));
            });
            return new Rounds(running, days);
        }
    }

    private final JdbcClient jdbc;

    CoachedRounds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Map<String, Object>> of(FactQuestion asked) {
        var rounds = rounds(asked);
        var facts = new HashMap<String, Map<String, Object>>();
        asked.reps().forEach(rep -> facts.put(rep, facts(rounds.getOrDefault(rep, Rounds.NONE))));
        return facts;
    }

    /** A rep who never was coached is absent. */
    Map<String, Rounds> rounds(FactQuestion asked) {
        return jdbc.sql(SQL).params(asked.parameters()).query(Row.class).list().stream()
                .collect(Collectors.groupingBy(Row::rep, Collectors.collectingAndThen(Collectors.toList(), Rounds::of)));
    }

    private static Map<String, Object> facts(Rounds rounds) {
        var facts = new HashMap<String, Object>();
        facts.put("roundsRunning", rounds.running().size());
        facts.put("daysSinceCoaching", rounds.daysSince().values().stream().min(Integer::compare).orElse(null));
        return facts;
    }
}
