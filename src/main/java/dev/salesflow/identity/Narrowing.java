package dev.salesflow.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** To whom and to which teams those who lead can narrow what they look at; nothing for everybody else. */
@Component
public class Narrowing {

    private final JdbcClient jdbc;

    Narrowing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Login to name. */
    public Map<String, String> owners(Viewer viewer) {
        return !viewer.leads() ? Map.of() : named("select login, name from app_user where role <> 'PRESALES' and "
                + viewer.sees("login") + " order by lower(name), login", viewer);
    }

    /** Id to name. */
    public Map<String, String> teams(Viewer viewer) {
        return !viewer.leads() || !viewer.seesEverything() && viewer.teams().isEmpty() ? Map.of()
                : named("select cast(id as text), name from team where "
                        + (viewer.seesEverything() ? "true" : "id in (:viewerTeams)") + " order by lower(name)", viewer);
    }

    private Map<String, String> named(String sql, Viewer viewer) {
        var names = new LinkedHashMap<String, String>();
        jdbc.sql(sql).params(viewer.parameters()).query((row, n) -> Map.entry(row.getString(1), row.getString(2))).list()
                .forEach(entry -> names.put(entry.getKey(), entry.getValue()));
        return names;
    }
}
