package dev.salesflow.demo;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Coaching that lies in the past. What is over has no process and no open step, so it can be written as it was; the doors would
 * begin it now. As with {@link Past}, this writes in another module's tables.
 */
@Component
class PastCoaching {

    private final JdbcClient jdbc;
    private final Clock clock;

    PastCoaching(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Dates today's ratings back. */
    void ofRatings(String rep, String by, int daysAgo) {
        var then = ago(daysAgo);
        jdbc.sql("update skill_rating set rated_on = :day, rated_at = :at where rep_login = :rep and rated_by = :by and rated_on = :today")
                .param("day", then.toLocalDate()).param("at", then).param("rep", rep).param("by", by).param("today", ago(0).toLocalDate()).update();
    }

    void round(UUID id, NamedCsvRecord row, String suffix, String evidence) {
        jdbc.sql("""
                        insert into coaching_round (id, rep_login, coach_login, topic, urgency, kind, evidence, table_name, table_version, rule_row, state,
                            round, finding, outcome, started_at, ended_at, version)
                        values (:id, :rep, :coach, :topic, :urgency, :kind, cast(:evidence as json), 'coaching-trigger', 1, :row, 'FINISHED',
                            :round, :finding, :outcome, :started, :ended, 1)""")
                .param("id", id).param("rep", row.getField("rep") + suffix).param("coach", "manager" + suffix)
                .param("topic", row.getField("topic")).param("urgency", row.getField("urgency")).param("kind", row.getField("kind"))
                .param("evidence", evidence).param("row", number(row, "row")).param("round", number(row, "round"))
                .param("finding", row.getField("finding")).param("outcome", row.getField("outcome"))
                .param("started", ago(number(row, "started"))).param("ended", ago(number(row, "ended"))).update();
        jdbc.sql("""
                        insert into coaching_effect (coaching_id, measure, verdict, before_on, after_on, own_before, own_after, others, others_before,
                            others_after, measured_at)
                        values (?, ?, 'MEASURED', ?, ?, ?, ?, 2, ?, ?, ?)""")
                .params(id, row.getField("fact"), ago(number(row, "started")).toLocalDate(), ago(number(row, "ended") - 28).toLocalDate(),
                        new BigDecimal(row.getField("before")), new BigDecimal(row.getField("after")), new BigDecimal(row.getField("othersBefore")),
                        new BigDecimal(row.getField("othersAfter")), ago(number(row, "ended") - 34)).update();
    }

    void step(UUID id, String step, String by, int daysAgo, String notes) {
        jdbc.sql("insert into coaching_step (coaching_id, round, step, notes, done_by, done_at) values (?, 1, ?, cast(? as json), ?, ?)")
                .params(id, step, notes, by, ago(daysAgo)).update();
    }

    private OffsetDateTime ago(int days) {
        return OffsetDateTime.now(clock).minusDays(days);
    }

    private static int number(NamedCsvRecord row, String field) {
        return Integer.parseInt(row.getField(field));
    }
}
