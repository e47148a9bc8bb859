package dev.salesflow.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far the taking back of a list is, batch by batch. */
@Repository
class Undos {

    private final JdbcClient jdbc;

    Undos(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void begin(UUID id, String by, Instant at) {
        jdbc.sql("""
                        insert into import_undo (import_id, asked_by, asked_at) values (?, ?, ?)
                        on conflict (import_id) do update set asked_by = excluded.asked_by, asked_at = excluded.asked_at""")
                .params(id, by, Timestamp.from(at)).update();
    }

    Optional<Undo> find(UUID id) {
        return jdbc.sql("""
                        select u.*, (select count(*) from list_stay s where s.list_id = u.import_id) as stayed from import_undo u
                        where u.import_id = ?""").param(id).query(Undos::undo).optional();
    }

    /** A batch of the file whose records are still in. */
    record Batch(int firstRow, int rows) {
    }

    /** The last one that is not taken back. */
    Optional<Batch> last(UUID id) {
        return jdbc.sql("""
                        select first_row, array_length(lines, 1) as rows from import_batch where import_id = ? and not undone
                        order by first_row desc limit 1""").param(id).query(Batch.class).optional();
    }

    List<String> made(UUID id, Batch batch) {
        return jdbc.sql("""
                        select r.record from import_batch b
                        cross join lateral unnest(string_to_array(b.verdicts, null), b.records) r(verdict, record)
                        where b.import_id = ? and b.first_row = ? and r.verdict = 'C' and r.record is not null""")
                .params(id, batch.firstRow()).query(String.class).list();
    }

    void done(UUID id, Batch batch) {
        jdbc.sql("update import_batch set undone = true where import_id = ? and first_row = ?").params(id, batch.firstRow()).update();
        jdbc.sql("update import_undo set done = done + ? where import_id = ?").params(batch.rows(), id).update();
    }

    void end(UUID id, Instant at) {
        jdbc.sql("update import_undo set ended_at = ? where import_id = ?").params(Timestamp.from(at), id).update();
    }

    private static Undo undo(ResultSet rs, int n) throws SQLException {
        var ended = rs.getTimestamp("ended_at");
        return new Undo(rs.getString("asked_by"), rs.getTimestamp("asked_at").toInstant(), rs.getInt("done"),
                ended == null ? null : ended.toInstant(), rs.getLong("stayed"));
    }
}
