package dev.salesflow.grading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The book of runs: what was asked for, how far each is, and where it goes on. */
@Component
class GradeRuns {

    private final JdbcClient jdbc;
    private final Clock clock;

    GradeRuns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A run to be done, and what its pages need. */
    record Open(UUID id, String requestKey, String startedBy, UUID afterId) {

        Cause cause() {
            return requestKey.startsWith("rules ") ? Cause.RULES : Cause.RUN;
        }
    }

    /** @return false: the same was asked for before */
    boolean ask(UUID id, String requestKey, String by) {
        return jdbc.sql("""
                        insert into grade_run (id, request_key, state, started_by, asked_at) values (?, ?, 'WAITING', ?, ?)
                        on conflict (request_key) do nothing""")
                .params(id, requestKey, by, now()).update() == 1;
    }

    Optional<Open> oldestOpen() {
        return jdbc.sql("""
                        select id, request_key, started_by, after_id from grade_run where state in ('WAITING', 'RUNNING')
                        order by asked_at, id limit 1""")
                .query((row, n) -> new Open(row.getObject(1, UUID.class), row.getString(2), row.getString(3),
                        row.getObject(4, UUID.class)))
                .optional();
    }

    void begin(UUID id) {
        jdbc.sql("""
                        update grade_run set state = 'RUNNING', started_at = coalesce(started_at, ?),
                               total = (select count(*) from customer where merged_into is null)
                        where id = ?""")
                .params(now(), id).update();
    }

    void progress(UUID id, UUID afterId, int version, int processed, int changed) {
        jdbc.sql("""
                        update grade_run set after_id = ?, version = ?, processed = processed + ?, changed = changed + ?
                        where id = ?""")
                .params(afterId, version, processed, changed, id).update();
    }

    void end(UUID id, GradeRun.State state) {
        jdbc.sql("update grade_run set state = ?, ended_at = ? where id = ?").params(state.name(), now(), id).update();
    }

    Optional<GradeRun> find(UUID id) {
        return jdbc.sql(SELECT + " where r.id = ?").param(id).query(GradeRuns::run).optional();
    }

    Optional<GradeRun> latest() {
        return jdbc.sql(SELECT + " order by r.asked_at desc, r.id desc limit 1").query(GradeRuns::run).optional();
    }

    private static final String SELECT = """
            select r.*, coalesce(u.name, r.started_by) as by_name
            from grade_run r left join app_user u on u.login = r.started_by""";

    private static GradeRun run(ResultSet row, int number) throws SQLException {
        return new GradeRun(row.getObject("id", UUID.class), GradeRun.State.valueOf(row.getString("state")),
                row.getString("by_name"), instant(row, "asked_at"), instant(row, "started_at"), instant(row, "ended_at"),
                row.getLong("total"), row.getLong("processed"), row.getLong("changed"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
