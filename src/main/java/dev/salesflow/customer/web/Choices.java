package dev.salesflow.customer.web;

import dev.salesflow.identity.Viewer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the selects of the customer pages offer, and the names behind logins and ids. */
@Repository
class Choices {

    private static final int MOST = 200;

    private final JdbcClient jdbc;

    Choices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Login to name of the people this person may give a customer to; empty for those who give none. */
    Map<String, String> owners(Viewer viewer) {
        if (!viewer.leads()) {
            return Map.of();
        }
        return named(jdbc.sql("select login, name from app_user where enabled and role <> 'PRESALES' and "
                + viewer.sees("login") + " order by lower(name), login").params(viewer.parameters()));
    }

    Map<String, String> people(Collection<String> logins) {
        return logins.isEmpty() ? Map.of()
                : named(jdbc.sql("select login, name from app_user where login in (:logins)").param("logins", logins));
    }

    Map<String, String> customers(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of()
                : named(jdbc.sql("select cast(id as text), name from customer where id in (:ids)").param("ids", ids));
    }

    List<String> territories() {
        return distinct("territory");
    }

    List<String> industries() {
        return distinct("industry");
    }

    /** Jumps through the index from one value to the next, instead of reading every customer. */
    private List<String> distinct(String column) {
        return jdbc.sql("""
                        with recursive known(value) as (
                            (select %1$s from customer where %1$s is not null and merged_into is null order by %1$s limit 1)
                            union all
                            select (select %1$s from customer where %1$s > known.value and merged_into is null order by %1$s limit 1)
                            from known where known.value is not null)
                        select value from known where value is not null limit :most""".formatted(column))
                .param("most", MOST)
                .query(String.class)
                .list();
    }

    private static Map<String, String> named(JdbcClient.StatementSpec query) {
        var names = new LinkedHashMap<String, String>();
        query.query((row, n) -> Map.entry(row.getString(1), row.getString(2))).list()
                .forEach(entry -> names.put(entry.getKey(), entry.getValue()));
        return names;
    }
}
