package dev.salesflow.rules.change;

import dev.salesflow.identity.Viewer;
import java.sql.Types;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who looks at which cell of a draft right now. */
@Component
public class Presence {

    private final JdbcClient jdbc;

    Presence(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param row the row's id, or null where nothing is chosen */
    public record Person(String login, String name, String row, String column) {
    }

    /** Tells where this person is; whoever is heard of no more for ten seconds has left. */
    public void at(Viewer viewer, UUID change, String row, String column) {
        jdbc.sql("""
                        insert into rule_change_presence (change_id, login, cell_row, cell_column, seen_at) values (?, ?, ?, ?, now())
                        on conflict (change_id, login) do update set cell_row = excluded.cell_row, cell_column = excluded.cell_column,
                            seen_at = excluded.seen_at""")
                .param(1, change).param(2, viewer.login()).param(3, row, Types.VARCHAR).param(4, column, Types.VARCHAR).update();
    }

    /** The others. */
    public List<Person> others(Viewer viewer, UUID change) {
        return jdbc.sql("""
                        select p.login, coalesce(u.name, p.login), p.cell_row, p.cell_column from rule_change_presence p
                        left join app_user u on u.login = p.login
                        where p.change_id = ? and p.login <> ? and p.seen_at > now() - interval '10 seconds' order by p.login""")
                .params(change, viewer.login())
                .query((row, n) -> new Person(row.getString(1), row.getString(2), row.getString(3), row.getString(4))).list();
    }
}
