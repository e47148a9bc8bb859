package dev.salesflow.customer;

import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.RowOutcome;
import dev.salesflow.shared.RowOutcome.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows of a list that match no customer by id or name, but have the phone or the e-mail of one, in the table or further up
 * in the batch. Another id of one's own speaks against it, and what several customers share, as a switchboard, says nothing.
 */
final class SharedReach {

    private static final int SHORTEST_NUMBER = 7;

    private static final String NEW = """
            select i.n, i.new_id, i.name, i.external_id, registration_key(i.registration_number), true as seen,
                   case when length(phone_key(i.phone)) >= %d then phone_key(i.phone) end as phone, lower(i.email) as email
            from customer_intake i where i.match_id is null and (i.phone is not null or i.email is not null) order by i.n"""
            .formatted(SHORTEST_NUMBER);

    /** Two are as good as many. */
    private static final String KNOWN = """
            select i.n, c.id, c.name, c.external_id, registration_key(c.registration_number), coalesce(%2$s, false) as seen from customer_intake i
            cross join lateral (select * from customer h where h.%1$s is not null and %3$s and h.merged_into is null limit 2) c
            where i.match_id is null and i.%1$s is not null""";

    /** A column and how two of its values are found to be one. */
    private enum Column {
        PHONE("phone", "length(phone_key(i.phone)) >= " + SHORTEST_NUMBER + " and phone_key(h.phone) = phone_key(i.phone)"),
        EMAIL("email", "lower(h.email) = lower(i.email)");

        private final String field;
        private final String same;

        Column(String field, String same) {
            this.field = field;
            this.same = same;
        }
    }

    private record Company(int n, UUID id, String name, String externalId, String registration, boolean seen) {

        static Company of(ResultSet rs) throws SQLException {
            return new Company(rs.getInt(1), rs.getObject(2, UUID.class), rs.getString(3), rs.getString(4), rs.getString(5), rs.getBoolean(6));
        }

        boolean contradicts(Company other) {
            return differ(externalId, other.externalId) || differ(registration, other.registration);
        }

        private static boolean differ(String one, String other) {
            return one != null && other != null && !one.equals(other);
        }
    }

    private record Row(Company company, Map<Column, String> keys) {
    }

    private final JdbcClient jdbc;
    private final Viewer viewer;
    private final Map<Column, Map<Integer, List<Company>>> known = new HashMap<>();
    private final Map<Column, Map<String, List<Company>>> above = new HashMap<>();

    SharedReach(JdbcClient jdbc, Viewer viewer) {
        this.jdbc = jdbc;
        this.viewer = viewer;
    }

    /** Each such row, by its place in the batch, as a duplicate that names the other customer and the column. */
    Map<Integer, RowOutcome> find() {
        for (var column : Column.values()) {
            known.put(column, known(column));
            above.put(column, new HashMap<>());
        }
        var found = new HashMap<Integer, RowOutcome>();
        var rows = jdbc.sql(NEW).query((rs, n) -> new Row(Company.of(rs), keys(rs))).list();
        for (var row : rows) {
            var other = other(row);
            if (other == null) {
                row.keys().forEach((column, key) -> above.get(column).computeIfAbsent(key, k -> new ArrayList<>(1)).add(row.company()));
            } else {
                found.put(row.company().n(), other);
            }
        }
        return found;
    }

    private Map<Integer, List<Company>> known(Column column) {
        var byRow = new HashMap<Integer, List<Company>>();
        jdbc.sql(KNOWN.formatted(column.field, CustomerSight.of(viewer, "c"), column.same)).params(viewer.parameters()).query(rs -> {
            byRow.computeIfAbsent(rs.getInt(1), n -> new ArrayList<>(1)).add(Company.of(rs));
        });
        return byRow;
    }

    private static Map<Column, String> keys(ResultSet rs) throws SQLException {
        var keys = new HashMap<Column, String>();
        for (var column : Column.values()) {
            if (rs.getString(column.field) != null) {
                keys.put(column, rs.getString(column.field));
            }
        }
        return keys;
    }

    private RowOutcome other(Row row) {
        for (var column : Column.values()) {
            var others = new ArrayList<>(known.get(column).getOrDefault(row.company().n(), List.of()));
            others.addAll(above.get(column).getOrDefault(row.keys().getOrDefault(column, ""), List.of()));
            if (others.size() == 1 && !others.get(0).contradicts(row.company())) {
                return outcome(others.get(0), column);
            }
        }
        return null;
    }

    private static RowOutcome outcome(Company other, Column column) {
        return other.seen() ? RowOutcome.of(Verdict.DUPLICATE, other.id()).remarking(column.field, "imports.reason.same." + column.field, other.name())
                : RowOutcome.of(Verdict.DUPLICATE, null).remarking(column.field, "imports.reason.same.others");
    }
}
