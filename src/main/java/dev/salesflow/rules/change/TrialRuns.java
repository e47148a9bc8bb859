package dev.salesflow.rules.change;

import dev.salesflow.shared.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Trials of drafts on all current cases, as the database has them. */
@Component
public class TrialRuns {

    private static final String OPEN = "state in ('WAITING', 'RUNNING')";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;

    TrialRuns(JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    /** Where a trial stands. */
    public enum State {
        WAITING, RUNNING, DONE, FAILED, CANCELLED;

        public boolean isOpen() {
            return this == WAITING || this == RUNNING;
        }
    }

    /**
     * @param against the version with which it compares; null where that is not known any more
     * @param moved how many would come out otherwise, of those done
     */
    public record Run(UUID id, UUID change, String source, Integer against, State state, long total, long done, long moved, UUID after) {
    }

    /** How many would come out as one thing instead of another. */
    public record Kind(String from, String to, long count) {
    }

    public record Move(UUID caseId, String label, String from, String to) {
    }

    void ask(UUID id, RuleChange change, String source, int against, long total, String by) {
        jdbc.sql("""
                        insert into rule_trial (id, change_id, revision, source, against, state, total, asked_by, asked_at)
                        values (?, ?, ?, ?, ?, 'WAITING', ?, ?, ?)""")
                .params(id, change.id(), change.revision(), source, against, total, by, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    public Optional<Run> newest(UUID change) {
        return jdbc.sql("select * from rule_trial where change_id = ? order by asked_at desc, id desc limit 1").param(change)
                .query(TrialRuns::run).optional();
    }

    Optional<Run> oldestOpen() {
        return jdbc.sql("select * from rule_trial where " + OPEN + " order by asked_at limit 1").query(TrialRuns::run).optional();
    }

    boolean isOpen(UUID id) {
        return jdbc.sql("select exists (select 1 from rule_trial where id = ? and " + OPEN + ")").param(id).query(Boolean.class).single();
    }

    void progress(UUID id, UUID after, int done, List<Move> moves) {
        batches.batchUpdate("""
                insert into rule_trial_move (trial_id, case_id, label, from_text, to_text) values (?, ?, ?, ?, ?)
                on conflict do nothing""",
                moves.stream().map(move -> new Object[] {id, move.caseId(), move.label(), move.from(), move.to()}).toList());
        jdbc.sql("update rule_trial set state = 'RUNNING', after_id = ?, done = done + ?, moved = moved + ? where id = ? and " + OPEN)
                .params(after, done, moves.size(), id).update();
    }

    void end(UUID id, State state) {
        jdbc.sql("update rule_trial set state = ? where id = ? and " + OPEN).params(state.name(), id).update();
    }

    /** What nobody can look at any more: names of records are kept no longer than the change is open. */
    void clear() {
        jdbc.sql("""
                delete from rule_trial_move where trial_id in (
                    select t.id from rule_trial t join rule_change c on c.id = t.change_id where c.state in ('PUBLISHED', 'WITHDRAWN'))""").update();
    }

    public List<Kind> kinds(UUID trial) {
        return jdbc.sql("""
                        select from_text, to_text, count(*) from rule_trial_move where trial_id = ? group by from_text, to_text
                        order by count(*) desc, from_text, to_text""")
                .param(trial).query((row, n) -> new Kind(row.getString(1), row.getString(2), row.getLong(3))).list();
    }

    public Page<Move> moves(UUID trial, Page.Request page) {
        var moves = jdbc.sql("""
                        select case_id, label, from_text, to_text from rule_trial_move where trial_id = ?
                        order by from_text, to_text, case_id limit ? offset ?""")
                .params(trial, page.size(), page.offset())
                .query((row, n) -> new Move(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getString(4))).list();
        return page.of(moves, jdbc.sql("select moved from rule_trial where id = ?").param(trial).query(Long.class).single());
    }

    private static Run run(ResultSet row, int number) throws SQLException {
        return new Run(row.getObject("id", UUID.class), row.getObject("change_id", UUID.class),
                row.getString("source"), row.getObject("against", Integer.class), State.valueOf(row.getString("state")), row.getLong("total"), row.getLong("done"),
                row.getLong("moved"), row.getObject("after_id", UUID.class));
    }
}
