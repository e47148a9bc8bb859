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

    /**
     * A closed deal that a list brought has no stays. It passed the first stage as every deal does; further ones count only of a list that tells
     * where its lost deals ended, or they would all seem to have been won: then its won deals passed all stages, its lost ones those up to their last.
     */
    private static final String COUNT = """
            insert into stage_history (stage, passages, won, counted_at)
            with listed as (select o.id, o.list_id, o.stage, o.outcome from opportunity o
                where o.outcome <> 'OPEN' and o.list_id is not null and not exists (select 1 from stage_stay s where s.opportunity_id = o.id)),
            telling as (select distinct list_id from listed where outcome = 'LOST' and stage <> 'EXCHANGE'),
            passed as (select s.stage, o.id, o.outcome from stage_stay s join opportunity o on o.id = s.opportunity_id where o.outcome <> 'OPEN'
                union
                select p.stage, l.id, l.outcome from listed l cross join unnest(:stages) with ordinality as p(stage, n)
                where p.n = 1 or l.list_id in (select list_id from telling)
                    and (l.outcome = 'WON' or p.n <= array_position(cast(:stages as text[]), l.stage)))
            select stage, count(*), count(*) filter (where outcome = 'WON'), :now from passed group by stage
            on conflict (stage) do update set passages = excluded.passages, won = excluded.won, counted_at = excluded.counted_at""";

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
        jdbc.sql(COUNT).param("now", clock.instant().atOffset(ZoneOffset.UTC)).param("stages", Stage.ALL.stream().map(Stage::name).toArray(String[]::new)).update();
    }
}
