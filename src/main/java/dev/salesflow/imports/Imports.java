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
import java.util.Arrays;
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

    private static final int MOST_OF_ONE_PERSON = 2;

    private static final String LEASE = "leased_until = clock_timestamp() + interval '" + LEASE_SECONDS + " seconds'";

    private final JdbcClient jdbc;
    private final Json json;

    Imports(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(ImportRun run) {
        jdbc.sql("""
                        insert into import_run (id, kind, file_name, bytes, format, charset, delimiter, sheet, sheets, head_line, columns,
                            given_mapping, answers, state, started_by, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?, ?)""")
                .params(run.id(), run.kind().name(), run.file(), run.bytes(), run.format().type().name(), run.format().charset(),
                        String.valueOf(run.format().delimiter()), run.format().sheet(), json.write(run.format().sheets()), run.format().headLine(),
                        json.write(run.columns()), json.write(run.given()), json.write(run.answers()), run.state().name(), run.startedBy(),
                        Timestamp.from(run.createdAt()))
                .update();
    }

    /** Begins again with another sheet; what was answered about the one before is gone. False where it waits for no answer. */
    boolean changeSheet(UUID id, FileFormat format, List<String> columns, Map<String, JsonNode> answers, String by) {
        return jdbc.sql("""
                        update import_run set sheet = ?, head_line = ?, columns = ?::jsonb, answers = ?::jsonb, given_mapping = '{}', mapping = '{}',
                            questions = '[]', row_count = 0, state = 'QUEUED', attempts = 0, confirmed_by = ? where id = ? and state = 'QUESTION'""")
                .params(format.sheet(), format.headLine(), json.write(columns), json.write(answers), by, id).update() == 1;
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

    /** Takes answers in and lets the import go on, as this person's; false where it waits for none. */
    boolean answer(UUID id, Map<String, JsonNode> answers, String by) {
        return jdbc.sql("""
                        update import_run set answers = answers || ?::jsonb, state = 'QUEUED', questions = '[]', attempts = 0, confirmed_by = ?
                        where id = ? and state = 'QUESTION'""")
                .params(json.write(answers), by, id).update() == 1;
    }

    /** Whose rights it acts with: those of whoever let it go on, as its preview did. */
    String actor(UUID id) {
        return jdbc.sql("select coalesce(confirmed_by, started_by) from import_run where id = ?").param(id).query(String.class).single();
    }

    /** Imports still waiting for answers whose file came before that moment; held, so that none is answered meanwhile. */
    List<UUID> unanswered(Instant before) {
        return jdbc.sql("select id from import_run where state = 'QUESTION' and created_at < ? for update skip locked")
                .param(Timestamp.from(before)).query(UUID.class).list();
    }

    /** An import that is a node's to work on; {@code undoing}: to take back. */
    record Claim(UUID id, boolean undoing) {
    }

    /** The oldest import that nobody works on, now this node's; of one person's only some at once, so that others find room. */
    Optional<Claim> claim(UUID node) {
        return jdbc.sql("update import_run set state = case state when 'UNDOING' then state else 'RUNNING' end, leased_by = ?,"
                        + " attempts = attempts + 1, " + LEASE + """
                         where id = (select id from import_run r where state in ('QUEUED', 'RUNNING', 'UNDOING')
                            and (leased_until is null or leased_until < clock_timestamp())
                            and (select count(*) from import_run at_work where at_work.started_by = r.started_by
                                 and at_work.state in ('RUNNING', 'UNDOING') and at_work.leased_until > clock_timestamp()) < ?
                            order by created_at limit 1 for update skip locked)
                        returning id, state = 'UNDOING' as undoing""")
                .params(node, MOST_OF_ONE_PERSON).query(Claim.class).optional();
    }

    int attempts(UUID id) {
        return jdbc.sql("select attempts from import_run where id = ?").param(id).query(Integer.class).single();
    }

    /** Holds the row until commit and makes this the list's transaction; false where another node has taken over. */
    boolean lock(UUID id, UUID node) {
        return jdbc.sql("select set_config('salesflow.list', id::text, true) from import_run where id = ? and leased_by = ? and state = 'RUNNING' for update")
                .params(id, node).query(String.class).optional().isPresent();
    }

    boolean renew(UUID id, UUID node) {
        return jdbc.sql("update import_run set " + LEASE + " where id = ? and leased_by = ? and state in ('RUNNING', 'UNDOING')")
                .params(id, node).update() == 1;
    }

    /** Ends it at once where nobody works on it, else after the batch at hand; false where there is nothing to stop. */
    boolean cancel(UUID id, String by) {
        return jdbc.sql("update import_run set cancelled_by = coalesce(cancelled_by, ?) where id = ? and state in ('QUEUED', 'RUNNING', 'QUESTION')")
                .params(by, id).update() == 1;
    }

    /** No node is at work on it; asked by whoever holds its row. */
    boolean idle(UUID id) {
        return jdbc.sql("select leased_until is null or leased_until < clock_timestamp() from import_run where id = ?")
                .param(id).query(Boolean.class).single();
    }

    /** Who wants it to end, where somebody does. */
    Optional<String> cancelledBy(UUID id) {
        return jdbc.sql("select cancelled_by from import_run where id = ? and cancelled_by is not null").param(id).query(String.class).optional();
    }

    /** From a state at rest to being taken back by this node; false where it was not at rest. */
    boolean beginUndo(UUID id, UUID node) {
        return jdbc.sql("update import_run set state = 'UNDOING', problem = null, problem_arguments = '[]', leased_by = ?, attempts = 1, " + LEASE
                        + " where id = ? and state in ('DONE', 'FAILED')").params(node, id).update() == 1;
    }

    /** One more batch is through. */
    void step(UUID id) {
        jdbc.sql("update import_run set attempts = 0, " + LEASE + " where id = ?").param(id).update();
    }

    void undone(UUID id) {
        jdbc.sql("update import_run set state = 'UNDONE', leased_by = null, leased_until = null where id = ?").param(id).update();
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

    void countRemoved(UUID id, ImportRun.Removed removed) {
        if (removed.any()) {
            jdbc.sql("update import_run set identity_cards = identity_cards + ?, bank_cards = bank_cards + ? where id = ?")
                    .params(removed.identityCards(), removed.bankCards(), id).update();
        }
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
                .params(problem, json.write(Arrays.stream(arguments).map(String::valueOf).toList()), Timestamp.from(at), id).update();
    }

    private ImportRun run(ResultSet rs, int n) throws SQLException {
        var plan = rs.getString("plan");
        var finished = rs.getTimestamp("finished_at");
        return new ImportRun(rs.getObject("id", UUID.class), ImportKind.valueOf(rs.getString("kind")), rs.getString("file_name"),
                rs.getLong("bytes"), format(rs),
                json.read(rs.getString("columns"), new TypeReference<>() { }), json.read(rs.getString("given_mapping"), new TypeReference<>() { }),
                json.read(rs.getString("answers"), new TypeReference<>() { }), json.read(rs.getString("mapping"), new TypeReference<>() { }),
                json.read(rs.getString("questions"), new TypeReference<>() { }), plan == null ? null : json.read(plan, new TypeReference<>() { }),
                ImportState.valueOf(rs.getString("state")), rs.getInt("row_count"), rs.getInt("processed"),
                new ImportRun.Counts(rs.getInt("created"), rs.getInt("updated"), rs.getInt("unchanged"), rs.getInt("duplicate"), rs.getInt("failed")),
                new ImportRun.Removed(rs.getInt("identity_cards"), rs.getInt("bank_cards")),
                rs.getString("problem"), json.read(rs.getString("problem_arguments"), new TypeReference<>() { }), rs.getString("started_by"),
                rs.getTimestamp("created_at").toInstant(), finished == null ? null : finished.toInstant());
    }

    private FileFormat format(ResultSet rs) throws SQLException {
        return new FileFormat(FileFormat.Type.valueOf(rs.getString("format")), rs.getString("charset"), rs.getString("delimiter").charAt(0),
                rs.getString("sheet"), json.read(rs.getString("sheets"), new TypeReference<>() { }), rs.getInt("head_line"));
    }
}
