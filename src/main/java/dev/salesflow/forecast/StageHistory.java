package dev.salesflow.forecast;

import dev.salesflow.opportunity.Stage;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How deals that passed through each stage ended, counted nightly: the count reads every closed deal. */
@Component
public class StageHistory {

    /** Fewer say too little. */
    public static final int LEAST_PASSAGES = 30;

    /** Of one stage; {@code passages} are deals that were in it and are closed. */
    public record Passed(int passages, int won) {

        public boolean enough() {
            return passages >= LEAST_PASSAGES;
        }

        public int percent() {
            return Math.round(100f * won / passages);
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    StageHistory(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A stage that no closed deal passed through is absent. */
    public Map<Stage, Passed> all() {
        var all = new EnumMap<Stage, Passed>(Stage.class);
        jdbc.sql("select stage, passages, won from stage_history").query((row, n) ->
                Map.entry(Stage.valueOf(row.getString(1)), new Passed(row.getInt(2), row.getInt(3)))).list()
                .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        return all;
    }

    void count() {
        jdbc.sql("""
                        insert into stage_history (stage, passages, won, counted_at)
                        select stage, count(*), count(*) filter (where outcome = 'WON'), ? from (
                            select distinct s.stage, o.id, o.outcome from stage_stay s join opportunity o on o.id = s.opportunity_id
                            where o.outcome <> 'OPEN') passed
                        group by stage
                        on conflict (stage) do update set passages = excluded.passages, won = excluded.won, counted_at = excluded.counted_at""")
                .param(clock.instant().atOffset(ZoneOffset.UTC)).update();
    }
}
