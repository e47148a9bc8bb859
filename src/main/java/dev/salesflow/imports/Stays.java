package dev.salesflow.imports;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.salesflow.shared.Hold;
import dev.salesflow.shared.ListedTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds the records of a list that somebody changed since or that something hangs on; they stay when it is taken back. */
@Repository
class Stays {

    private static final String IN_LIST = " where s.list_id = :list ";

    private final JdbcClient jdbc;
    private final List<Hold.Source> sources;
    private final Json json;

    Stays(JdbcClient jdbc, List<Hold.Source> sources, Json json) {
        this.jdbc = jdbc;
        this.sources = sources;
        this.json = json;
    }

    /** Until no more is found: what stays may hold others. */
    void findAll(UUID list, List<ListedTable> tables) {
        var holds = holds();
        int found;
        do {
            found = tables.stream().mapToInt(table -> find(list, table, holds, "", "", List.of())).sum();
        } while (found > 0);
    }

    /** Among these, once they are locked. */
    Set<String> among(UUID list, ListedTable table, Collection<String> keys) {
        var some = "any(cast(:keys as " + table.keyType() + "[]))";
        find(list, table, holds(), " and t." + table.key() + " = " + some, " where e.record = " + some, keys);
        return new HashSet<>(jdbc.sql("select s.key from list_stay s" + IN_LIST + "and s.table_name = :table and s.key = any(:keys)")
                .param("list", list).param("table", table.name()).param("keys", keys.toArray(String[]::new)).query(String.class).list());
    }

    private List<Hold> holds() {
        return sources.stream().flatMap(source -> source.holds().stream()).toList();
    }

    /** A hold that is no change, like a deal on a customer, holds only what the list made: the others are there anyway. */
    private int find(UUID list, ListedTable table, List<Hold> all, String onlyKeys, String onlyHeld, Collection<String> keys) {
        var holds = all.stream().filter(hold -> hold.table().equals(table.name())).toList();
        var held = IntStream.range(0, holds.size()).mapToObj(n -> reason(n, holds.get(n)) + onlyHeld).collect(Collectors.joining(" union all "));
        var records = """
                select t.%2$s as key, %3$s as name, true as made from %1$s t where t.list_id = :list %5$s
                union all
                select t.%2$s, %3$s, false from list_former f join %1$s t on t.%2$s = cast(f.key as %4$s)
                where f.list_id = :list and f.table_name = '%1$s' and t.list_id is distinct from :list %5$s"""
                .formatted(table.name(), table.key(), table.label(), table.keyType(), onlyKeys);
        return jdbc.sql("""
                        insert into list_stay (list_id, table_name, key, name, reasons)
                        select :list, '%s', cast(o.key as text), o.name,
                               jsonb_agg(jsonb_build_object('key', o.reason, 'by', o.by_login, 'at', o.at, 'what', o.what) order by o.rank)
                        from (select distinct on (r.key, h.rank) r.key, r.name, h.* from (%s) r join (%s) h on h.record = r.key and (r.made or h.change)
                              order by r.key, h.rank, h.at desc nulls last, h.what) o
                        group by o.key, o.name on conflict do nothing""".formatted(table.name(), records, held))
                .param("list", list).param("keys", keys.toArray(String[]::new)).update();
    }

    private static String reason(int rank, Hold hold) {
        return "select %d as rank, '%s' as reason, %s as change, e.record, e.by_login, e.at, %s as what from (%s) e"
                .formatted(rank, hold.reason(), hold.change(), hold.named() ? "e.what" : "cast(null as text)", hold.sql());
    }

    long count(UUID list, String table) {
        return jdbc.sql("select count(*) from list_stay s" + IN_LIST + "and s.table_name = :table").param("list", list).param("table", table)
                .query(Long.class).single();
    }

    /** The first by name. */
    List<Stay> first(UUID list, int most) {
        return jdbc.sql("select s.table_name, s.key, s.name, s.reasons from list_stay s" + IN_LIST
                        + "order by s.table_name, s.name, s.key limit :most")
                .param("list", list).param("most", most).query(this::stay).list();
    }

    private Stay stay(ResultSet rs, int n) throws SQLException {
        var table = rs.getString("table_name");
        return new Stay(table.equals("app_user") ? "person" : table, rs.getString("key"), rs.getString("name"),
                json.read(rs.getString("reasons"), new TypeReference<>() { }));
    }
}
