package dev.salesflow.customer.web;

import dev.salesflow.customer.CustomerDirectory;
import dev.salesflow.customer.CustomerSight;
import dev.salesflow.identity.Viewer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the selects of the customer pages offer, and the names behind logins and ids. */
@Repository
class Choices {

    private static final int MOST = 200;

    private final CustomerDirectory directory;
    private final JdbcClient jdbc;

    Choices(CustomerDirectory directory, JdbcClient jdbc) {
        this.directory = directory;
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

    /** Which of these customers the person may open; the others are named to them, but lead nowhere. */
    Set<UUID> open(Collection<UUID> ids, Viewer viewer) {
        return ids.isEmpty() ? Set.of()
                : Set.copyOf(jdbc.sql("select c.id from customer c where c.id in (:ids) and " + CustomerSight.of(viewer, "c"))
                        .params(viewer.parameters()).param("ids", ids).query(UUID.class).list());
    }

    List<String> territories() {
        return directory.territories(MOST);
    }

    List<String> industries() {
        return directory.industries(MOST);
    }

    boolean isPerson(String login) {
        return exists("app_user where login = ?", login);
    }

    /** Whether some customer is there. */
    boolean isTerritory(String name) {
        return exists("customer where territory = ? and merged_into is null", name);
    }

    /** Whether some customer is in it. */
    boolean isIndustry(String name) {
        return exists("customer where industry = ? and merged_into is null", name);
    }

    private boolean exists(String rows, String value) {
        return jdbc.sql("select exists (select 1 from " + rows + ")").param(value).query(Boolean.class).single();
    }

    private static Map<String, String> named(JdbcClient.StatementSpec query) {
        var names = new LinkedHashMap<String, String>();
        query.query((row, n) -> Map.entry(row.getString(1), row.getString(2))).list()
                .forEach(entry -> names.put(entry.getKey(), entry.getValue()));
        return names;
    }
}
