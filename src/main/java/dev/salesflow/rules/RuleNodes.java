package dev.salesflow.rules;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What every node tells of itself: which version of each table runs there, and how far it is with the next one. */
@Component
public class RuleNodes {

    /** Heard of less than this long ago, by the database's clock: part of the installation. */
    private static final String ALIVE = "seen_at > now() - interval '10 seconds'";

    private final JdbcClient jdbc;

    RuleNodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One node and one table.
     *
     * @param change the approved change it works on, or null
     * @param prepared whether that is compiled and proved there
     * @param failure why it is not, in the engine's words; null: nothing went wrong
     */
    public record Node(UUID node, String name, String table, int version, UUID change, boolean prepared, String failure) {
    }

    void report(Node state) {
        jdbc.sql("""
                        insert into rule_node (node, name, table_name, version, change_id, prepared, failure, seen_at)
                        values (?, ?, ?, ?, ?, ?, ?, now())
                        on conflict (node, table_name) do update set version = excluded.version, change_id = excluded.change_id,
                            prepared = excluded.prepared, failure = excluded.failure, seen_at = excluded.seen_at""")
                .param(1, state.node()).param(2, state.name()).param(3, state.table()).param(4, state.version())
                .param(5, state.change(), Types.OTHER).param(6, state.prepared()).param(7, state.failure(), Types.VARCHAR)
                .update();
    }

    void isAlive(UUID node) {
        jdbc.sql("update rule_node set seen_at = now() where node = ?").param(node).update();
        jdbc.sql("delete from rule_node where seen_at < now() - interval '1 day'").update();
    }

    void leaves(UUID node) {
        jdbc.sql("delete from rule_node where node = ?").param(node).update();
    }

    /** The nodes that run now, for one table. */
    public List<Node> of(String table) {
        return jdbc.sql("select * from rule_node where table_name = ? and " + ALIVE + " order by name, node").param(table)
                .query(RuleNodes::node).list();
    }

    /** The nodes that run now, for all tables. */
    public List<Node> all() {
        return jdbc.sql("select * from rule_node where " + ALIVE + " order by name, node").query(RuleNodes::node).list();
    }

    private static Node node(ResultSet row, int number) throws SQLException {
        return new Node(row.getObject("node", UUID.class), row.getString("name"), row.getString("table_name"),
                row.getInt("version"), row.getObject("change_id", UUID.class), row.getBoolean("prepared"),
                row.getString("failure"));
    }
}
