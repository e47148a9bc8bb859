package dev.salesflow.imports;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.salesflow.identity.Viewer;
import dev.salesflow.imports.reading.ImportKind;
import dev.salesflow.imports.reading.Plan;
import dev.salesflow.imports.reading.Question;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.RowOutcome.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of imports. Leases go by the database's clock, so that nodes need not agree on theirs. */
@Repository
class Imports {

    /** How long a node may be silent before another takes over; every batch renews it. */
    static final int LEASE_SECONDS = 30;

    private static final String LEASE = "leased_until = clock_timestamp() + interval '" + LEASE_SECONDS + " seconds'";

    private final JdbcClient jdbc;
    private final Json json;

    Imports(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(ImportRun run) {
        jdbc.sql("""
                        insert into import_run (id, kind, file_name, bytes, charset, delimiter, columns, given_mapping, answers, state,
                            started_by, created_at)
                        values (?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?, ?)""")
                .params(run.id(), run.kind().name(), run.file(), run.bytes(), run.charset(), String.valueOf(run.delimiter()),
                        json.write(run.columns()), json.write(run.given()), json.write(run.answers()), run.state().name(), run.startedBy(),
                        Timestamp.from(run.createdAt()))
                .update();
    }

    /** What the upload found out about the file, once its bytes are stored. */
    void describe(UUID id, long bytes, String charset, char delimiter, List<String> columns) {
        jdbc.sql("update import_run set bytes = ?, charset = ?, delimiter = ?, columns = ?::jsonb where id = ?")
                .params(bytes, charset, String.valueOf(delimiter), json.write(columns), id).update();
    }

    Optional<ImportRun> find(UUID id) {
        return jdbc.sql("select * from import_run where id = ?").param(id).query(this::run).optional();
    }

    Optional<ImportRun> visible(UUID id, Viewer viewer) {
        return jdbc.sql("select * from import_run r where id = :id and " + viewer.sees("r.started_by"))
                .params(viewer.parameters()).param("id", id).query(this::run).optional();
    }

    Page<ImportRun> page(Viewer viewer, Page.Request request) {
        var where = " from import_run r where " + viewer.sees("r.started_by");
        var total = jdbc.sql("select count(*)" + where).params(viewer.parameters()).query(Long.class).single();
        return request.of(jdbc.sql("select *" + where + " order by created_at desc, id desc limit :size offset :offset")
                .params(viewer.parameters()).param("size", request.size()).param("offset", request.offset())
                .query(this::run).list(), total);
    }

    /** Takes answers in and lets the import go on; false where it waits for none. */
    boolean answer(UUID id, Map<String, JsonNode> answers) {
        return jdbc.sql("""
                        update import_run set answers = answers || ?::jsonb, state = 'QUEUED', questions = '[]', attempts = 0
                        where id = ? and state = 'QUESTION'""")
                .params(json.write(answers), id).update() == 1;
    }

    /** The oldest import that nobody works on, now this node's. */
    Optional<UUID> claim(UUID node) {
        return jdbc.sql("update import_run set state = 'RUNNING', leased_by = ?, attempts = attempts + 1, " + LEASE + """
                         where id = (select id from import_run where state in ('QUEUED', 'RUNNING')
                            and (leased_until is null or leased_until < clock_timestamp())
                            order by created_at limit 1 for update skip locked)
                        returning id""")
                .param(node).query(UUID.class).optional();
    }

    int attempts(UUID id) {
        return jdbc.sql("select attempts from import_run where id = ?").param(id).query(Integer.class).single();
    }

    /** Holds the row until commit; false where another node has taken over. */
    boolean lock(UUID id, UUID node) {
        return jdbc.sql("select 1 from import_run where id = ? and leased_by = ? and state = 'RUNNING' for update")
                .params(id, node).query(Integer.class).optional().isPresent();
    }

    boolean renew(UUID id, UUID node) {
        return jdbc.sql("update import_run set " + LEASE + " where id = ? and leased_by = ? and state = 'RUNNING'")
                .params(id, node).update() == 1;
    }

    void release(UUID id, UUID node) {
        jdbc.sql("update import_run set leased_by = null, leased_until = null, attempts = 0 where id = ? and leased_by = ?").params(id, node).update();
    }

    void ask(UUID id, int rows, Map<String, String> mapping, List<Question> questions) {
        jdbc.sql("""
                        update import_run set state = 'QUESTION', row_count = ?, mapping = ?::jsonb, questions = ?::jsonb,
                            leased_by = null, leased_until = null where id = ?""")
                .params(rows, json.write(mapping), json.write(questions), id).update();
    }

    void follow(UUID id, int rows, Plan plan) {
        jdbc.sql("update import_run set row_count = ?, mapping = ?::jsonb, plan = ?::jsonb, questions = '[]' where id = ?")
                .params(rows, json.write(plan.mapping()), json.write(plan), id).update();
    }

    void advance(UUID id, Map<Verdict, Integer> verdicts) {
        jdbc.sql("update import_run set created = created + :c, updated = updated + :u, unchanged = unchanged + :n,"
                        + " duplicate = duplicate + :d, failed = failed + :f, processed = processed + :all, attempts = 0, " + LEASE
                        + " where id = :id")
                .param("c", verdicts.getOrDefault(Verdict.CREATED, 0)).param("u", verdicts.getOrDefault(Verdict.UPDATED, 0))
                .param("n", verdicts.getOrDefault(Verdict.UNCHANGED, 0)).param("d", verdicts.getOrDefault(Verdict.DUPLICATE, 0))
                .param("f", verdicts.getOrDefault(Verdict.FAILED, 0))
                .param("all", verdicts.values().stream().mapToInt(Integer::intValue).sum()).param("id", id).update();
    }

    /** Rows whose verdict turned out better than "unchanged" when the whole file was in. */
    void unchangedToUpdated(UUID id, int rows) {
        jdbc.sql("update import_run set unchanged = unchanged - ?, updated = updated + ? where id = ?").params(rows, rows, id).update();
    }

    void finish(UUID id, Instant at) {
        jdbc.sql("update import_run set state = 'DONE', finished_at = ?, leased_by = null, leased_until = null where id = ?")
                .params(Timestamp.from(at), id).update();
    }

    void fail(UUID id, String problem, Object[] arguments, Instant at) {
        jdbc.sql("""
                        update import_run set state = 'FAILED', problem = ?, problem_arguments = ?::jsonb, finished_at = ?,
                            leased_by = null, leased_until = null where id = ?""")
                .params(problem, json.write(java.util.Arrays.stream(arguments).map(String::valueOf).toList()), Timestamp.from(at), id).update();
    }

    private ImportRun run(ResultSet rs, int n) throws SQLException {
        var plan = rs.getString("plan");
        var finished = rs.getTimestamp("finished_at");
        return new ImportRun(rs.getObject("id", UUID.class), ImportKind.valueOf(rs.getString("kind")), rs.getString("file_name"),
                rs.getLong("bytes"), rs.getString("charset"), delimiter(rs.getString("delimiter")),
                json.read(rs.getString("columns"), new TypeReference<>() { }), json.read(rs.getString("given_mapping"), new TypeReference<>() { }),
                json.read(rs.getString("answers"), new TypeReference<>() { }), json.read(rs.getString("mapping"), new TypeReference<>() { }),
                json.read(rs.getString("questions"), new TypeReference<>() { }), plan == null ? null : json.read(plan, new TypeReference<>() { }),
                ImportState.valueOf(rs.getString("state")), rs.getInt("row_count"), rs.getInt("processed"),
                new ImportRun.Counts(rs.getInt("created"), rs.getInt("updated"), rs.getInt("unchanged"), rs.getInt("duplicate"), rs.getInt("failed")),
                rs.getString("problem"), json.read(rs.getString("problem_arguments"), new TypeReference<>() { }), rs.getString("started_by"),
                rs.getTimestamp("created_at").toInstant(), finished == null ? null : finished.toInstant());
    }

    private static char delimiter(String text) {
        return text.isEmpty() ? ',' : text.charAt(0);
    }
}
