package dev.salesflow.coaching.evidence;

import dev.salesflow.coaching.Evidence;
import dev.salesflow.coaching.FactQuestion;
import dev.salesflow.coaching.RecordSource;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads records by one statement: its columns {@code deal}, {@code customer} and {@code total} are what they say, the others what is said of each. */
final class Listed {

    private Listed() {
    }

    /** @param sql without its end: how many are read is added here */
    static Evidence.Records by(JdbcClient jdbc, String sql, String fact, FactQuestion asked) {
        var rows = jdbc.sql(sql + " limit " + RecordSource.MOST).params(asked.parameters()).query().listOfRows();
        var total = rows.isEmpty() ? 0 : ((Number) rows.get(0).get("total")).intValue();
        return new Evidence.Records(fact, total, rows.stream().map(Listed::item).toList());
    }

    private static Evidence.Item item(Map<String, Object> row) {
        var said = new LinkedHashMap<String, Object>();
        row.forEach((name, value) -> {
            if (value != null && !List.of("deal", "customer", "total").contains(name)) {
                said.put(name, plain(value));
            }
        });
        return new Evidence.Item((UUID) row.get("deal"), (UUID) row.get("customer"), said);
    }

    private static Object plain(Object value) {
        try {
            return value instanceof Array all ? Arrays.asList((Object[]) all.getArray()) : value instanceof java.util.Date day ? day.toString() : value;
        } catch (SQLException e) {
            throw new IllegalStateException("an array that cannot be read", e);
        }
    }
}
