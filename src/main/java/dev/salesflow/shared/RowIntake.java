package dev.salesflow.shared;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Brings many rows into one table with a handful of statements: COPY into a temporary table of the same column types,
 * then set-based comparing, inserting and updating. Works inside the caller's transaction, and one at a time per table,
 * so that two lists taken in at once cannot both create the same record.
 *
 * <p>The temporary table {@code <table>_intake} has the columns {@code n} (position in the list), {@code new_id},
 * {@code match_id} (the record a row turned out to be; the owner of the table fills it) and the given ones.
 */
public final class RowIntake<R> {

    /**
     * One column of the target table and where its value comes from; null and absent are the same.
     *
     * @param field what a person calls it; null where it follows from other columns and is not compared
     * @param kept a known record keeps its own value, a difference is only told
     */
    public record Column<R>(String name, String field, boolean kept, Function<R, Object> value) {

        public static <R> Column<R> of(String name, String field, Function<R, Object> value) {
            return new Column<>(name, field, false, value);
        }

        public static <R> Column<R> kept(String name, String field, Function<R, Object> value) {
            return new Column<>(name, field, true, value);
        }
    }

    /** One field of a known record that the list gives differently. */
    public record Difference(int n, UUID id, String field, String before, String after, boolean kept) {
    }

    private final JdbcTemplate jdbc;
    private final String table;
    private final List<Column<R>> columns;

    public RowIntake(JdbcTemplate jdbc, String table, List<Column<R>> columns) {
        this.jdbc = jdbc;
        this.table = table;
        this.columns = List.copyOf(columns);
    }

    /** Copies the rows over; the answer holds the id each would get as a new record, in the order of the rows. */
    public List<UUID> stage(List<R> rows) {
        jdbc.query("select pg_advisory_xact_lock(hashtext(?))", rs -> { }, stage());
        jdbc.execute("create temp table if not exists " + stage() + " on commit delete rows as select 0 as n, id as new_id,"
                + " id as match_id, " + names("") + " from " + table + " with no data");
        jdbc.execute("truncate " + stage());
        var ids = new ArrayList<UUID>(rows.size());
        var text = new StringBuilder(rows.size() * 120);
        for (int n = 0; n < rows.size(); n++) {
            var id = Ids.next();
            ids.add(id);
            text.append(n).append('\t').append(id);
            for (var column : columns) {
                text.append('\t');
                append(text, column.value().apply(rows.get(n)));
            }
            text.append('\n');
        }
        copy(text);
        return ids;
    }

    /** What the list says differently about records it matched; what it leaves empty is no difference. */
    public List<Difference> differences() {
        var pairs = columns.stream().filter(c -> c.field() != null)
                .map(c -> "('" + c.field() + "', " + c.kept() + ", t." + c.name() + "::text, i." + c.name() + "::text)")
                .collect(Collectors.joining(", "));
        return jdbc.query("select i.n, t.id, d.field, d.before, d.after, d.kept from " + stage() + " i join " + table + " t on t.id = i.match_id"
                        + " cross join lateral (values " + pairs + ") d(field, kept, before, after)"
                        + " where d.after is not null and d.before is distinct from d.after order by i.n",
                (rs, row) -> new Difference(rs.getInt(1), rs.getObject(2, UUID.class), rs.getString(3), rs.getString(4), rs.getString(5), rs.getBoolean(6)));
    }

    /**
     * Inserts the rows without a match.
     *
     * @param others further columns of the table, comma first, for instance {@code ", version"}
     * @param values their values in SQL, comma first
     */
    public int insertNew(String others, String values, Object... parameters) {
        return jdbc.update("insert into " + table + " (id, " + names("") + others + ") select new_id, " + names("i.") + values
                + " from " + stage() + " i where i.match_id is null", parameters);
    }

    /** Writes the given rows over the records they matched; what is empty in the list stays. */
    public int update(Collection<Integer> positions, String others, Object... parameters) {
        if (positions.isEmpty()) {
            return 0;
        }
        var sets = columns.stream().filter(c -> !c.kept() && c.field() != null)
                .map(c -> c.name() + " = coalesce(i." + c.name() + ", t." + c.name() + ")")
                .collect(Collectors.joining(", "));
        var places = positions.stream().mapToInt(Integer::intValue).toArray();
        new FormerRows(jdbc).keep(table, "id", columns.stream().filter(c -> !c.kept()).map(Column::name).toList(),
                "t.id in (select i.match_id from " + stage() + " i where i.n = any(?))", (Object) places);
        var all = new ArrayList<Object>(List.of(parameters));
        all.add(places);
        return jdbc.update("update " + table + " t set " + sets + others + " from " + stage() + " i"
                + " where t.id = i.match_id and i.n = any(?)", all.toArray());
    }

    /** Positions of rows that turned out to be the record of a row before them. */
    public List<Integer> doubled() {
        return jdbc.queryForList("select n from (select n, min(n) over (partition by match_id) as first from " + stage()
                + " where match_id is not null) m where n > first", Integer.class);
    }

    /** For every row with a match, by its position, the record. */
    public Map<Integer, UUID> matches() {
        var matches = new HashMap<Integer, UUID>();
        jdbc.query("select n, match_id from " + stage() + " where match_id is not null", rs -> {
            matches.put(rs.getInt(1), rs.getObject(2, UUID.class));
        });
        return matches;
    }

    /**
     * Of each row with a match, by its position, the field or fields in which it is the same.
     *
     * @param fields SQL about the row {@code i} and its record {@code t}
     */
    public Map<Integer, String> agreeing(String fields) {
        var agreeing = new HashMap<Integer, String>();
        jdbc.query("select i.n, " + fields + " from " + stage() + " i join " + table + " t on t.id = i.match_id", rs -> {
            agreeing.put(rs.getInt(1), rs.getString(2));
        });
        return agreeing;
    }

    /** Drops rows that their owner turned down, so that nothing below touches them. */
    public void forget(Collection<Integer> positions) {
        if (!positions.isEmpty()) {
            jdbc.update("delete from " + stage() + " where n = any(?)",
                    (Object) positions.stream().mapToInt(Integer::intValue).toArray());
        }
    }

    public String stage() {
        return table + "_intake";
    }

    private String names(String prefix) {
        return columns.stream().map(c -> prefix + c.name()).collect(Collectors.joining(", "));
    }

    private void copy(CharSequence text) {
        jdbc.execute((ConnectionCallback<Long>) connection -> {
            try {
                return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(
                        "copy " + stage() + " (n, new_id, " + names("") + ") from stdin",
                        new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void append(StringBuilder text, Object value) {
        if (value == null) {
            text.append("\\N");
            return;
        }
        var plain = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        for (int i = 0; i < plain.length(); i++) {
            var c = plain.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }
}
