package dev.salesflow.shared;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Former values of records that a list changes, so that the list can be taken back. Whoever changes many rows calls
 * {@link #keep} before; outside a list's transaction, which the setting {@code salesflow.list} marks, nothing happens.
 */
@Component
public final class FormerRows {

    private final JdbcTemplate jdbc;

    public FormerRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keeps these columns of the rows about to change, locking them; what is kept already stays the older.
     *
     * @param which condition in SQL on the table's alias {@code t}, for exactly the rows that will change, by one version
     */
    public void keep(String table, String key, Collection<String> columns, String which, Object... parameters) {
        var values = columns.stream().map(column -> "'" + column + "', t." + column).collect(Collectors.joining(", "));
        jdbc.update("insert into list_former (list_id, table_name, key, version, former)"
                + " select current_list(), '" + table + "', t." + key + "::text, t.version + 1, jsonb_build_object('version', t.version, " + values + ")"
                + " from " + table + " t where current_list() is not null and " + which + " order by t." + key + " for update of t"
                + " on conflict (list_id, table_name, key) do update set version = excluded.version, former = excluded.former || list_former.former", parameters);
    }

    /** Of a change that did not last after all: the column stays as it is. */
    public void forget(String table, Collection<?> keys, String column) {
        var texts = keys.stream().map(String::valueOf).toArray(String[]::new);
        jdbc.update("update list_former set former = former - ? where list_id = current_list() and table_name = ? and key = any(?)", column, table, texts);
        jdbc.update("delete from list_former where list_id = current_list() and table_name = ? and key = any(?) and former - 'version' = '{}'", table, texts);
    }

    /** Records the list changed and that are not said to stay, some at a time. */
    public List<String> next(UUID list, String table, int most) {
        return jdbc.queryForList("select f.key from list_former f where f.list_id = ? and f.table_name = ? and not exists ("
                + "select 1 from list_stay s where s.list_id = f.list_id and s.table_name = f.table_name and s.key = f.key)"
                + " order by f.key limit ?", String.class, list, table, most);
    }

    /** Gives these records their former values back; a reference to what is gone meanwhile stays empty. */
    public void restore(UUID list, ListedTable table, Collection<String> keys) {
        var texts = keys.toArray(String[]::new);
        var version = table.hasHistory() ? ", version = t.version + 1" : ", version = b.version";
        jdbc.update("update " + table.name() + " t set " + columns(table) + version + " from list_former f join " + table.name() + " o on o." + table.key()
                + " = f.key::" + table.keyType() + " cross join lateral jsonb_populate_record(o, f.former) b"
                + " where f.list_id = ? and f.table_name = ? and f.key = any(?) and t." + table.key() + " = o." + table.key(), list, table.name(), texts);
    }

    /** They are restored, gone or to stay. */
    public void forget(UUID list, ListedTable table, Collection<String> keys) {
        jdbc.update("delete from list_former where list_id = ? and table_name = ? and key = any(?)", list, table.name(), keys.toArray(String[]::new));
    }

    public void forgetAll(UUID list) {
        jdbc.update("delete from list_former where list_id = ?", list);
    }

    /** Asked of the database, so that a column added later is not forgotten. */
    private String columns(ListedTable table) {
        return String.join(", ", jdbc.queryForList("""
                select format('%1$I = ', a.attname) || case when c.oid is null then format('b.%I', a.attname)
                       else format('(select x.%1$I from %2$s x where x.%1$I = b.%3$I)', r.attname, c.confrelid::regclass, a.attname) end
                  from pg_attribute a
                  left join pg_constraint c on c.conrelid = a.attrelid and c.contype = 'f' and c.conkey = array[a.attnum]
                  left join pg_attribute r on r.attrelid = c.confrelid and r.attnum = c.confkey[1]
                 where a.attrelid = cast(? as regclass) and a.attnum > 0 and not a.attisdropped and a.attname not in (?, 'version', 'list_id')""",
                String.class, table.name(), table.key()));
    }
}
