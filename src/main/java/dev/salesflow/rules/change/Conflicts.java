package dev.salesflow.rules.change;

import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.Ids;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a person typed into a draft and lost to another's edit; theirs to see until they take it, type there again or let it go. */
@Component
public class Conflicts {

    private static final int SHOWN = 50;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;

    Conflicts(JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    /**
     * @param reason key of the sentence, below {@code rules.conflict.}
     * @param theirs what stood there at that moment
     */
    public record Kept(UUID id, String row, String column, String reason, String theirs, String mine) {
    }

    /** @param all how many there are; the oldest of them are listed */
    public record Open(long all, List<Kept> first) {
    }

    public Open of(Viewer viewer, UUID change) {
        var first = jdbc.sql("select * from rule_change_conflict where change_id = ? and login = ? order by nr limit ?")
                .params(change, viewer.login(), SHOWN).query((row, n) -> new Kept(row.getObject("id", UUID.class), row.getString("cell_row"),
                        row.getString("cell_column"), row.getString("reason"), row.getString("theirs"), row.getString("mine"))).list();
        return new Open(first.size() < SHOWN ? first.size() : jdbc.sql("select count(*) from rule_change_conflict where change_id = ? and login = ?")
                .params(change, viewer.login()).query(Long.class).single(), first);
    }

    /** One, or without an id all of this person's. */
    @Transactional
    public void dismiss(Viewer viewer, UUID change, UUID id) {
        jdbc.sql("delete from rule_change_conflict where change_id = :change and login = :login and (cast(:id as uuid) is null or id = :id)")
                .param("change", change).param("login", viewer.login()).param("id", id, Types.OTHER).update();
    }

    void keep(Viewer viewer, UUID change, List<Typing.Conflict> met) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        batches.batchUpdate("insert into rule_change_conflict (id, change_id, login, cell_row, cell_column, reason, theirs, mine, met_at) "
                + "values (?, ?, ?, ?, ?, ?, ?, ?, ?)", met.stream().filter(Typing.Conflict::isAChoice).map(one -> new Object[] {Ids.next(), change,
                    viewer.login(), one.edit().row(), one.edit().column(), one.reason(), one.theirs(), one.mine(), now}).toList());
    }

    /** Whoever typed in a cell again has decided about it. */
    void settle(Viewer viewer, UUID change, List<Edit> applied) {
        var typed = applied.stream().filter(edit -> edit.kind() == Edit.Kind.SET).toList();
        if (!typed.isEmpty()) {
            jdbc.sql("""
                            delete from rule_change_conflict c using unnest(?, ?) typed (cell_row, cell_column)
                            where c.change_id = ? and c.login = ? and c.cell_row = typed.cell_row and c.cell_column = typed.cell_column""")
                    .params(texts(typed.stream().map(Edit::row).toList()), texts(typed.stream().map(Edit::column).toList()), change, viewer.login()).update();
        }
    }

    private static String[] texts(List<String> all) {
        return all.stream().map(Objects::toString).toArray(String[]::new);
    }
}
