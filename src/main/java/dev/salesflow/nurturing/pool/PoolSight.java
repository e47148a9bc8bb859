package dev.salesflow.nurturing.pool;

import dev.salesflow.identity.Viewer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which customers of the pool a person sees: those of the territories of their team, of the teams above and, for who leads,
 * below it; those of no territory or of one that no team has. Who is in no team with a territory works everywhere.
 */
@Component
class PoolSight {

    /** On the alias {@code c}; nobody else's by then, no deal open. */
    static final String IN_POOL = """
            c.pooled_on is not null and c.owner_login is null and c.merged_into is null
            and not exists (select 1 from opportunity o where o.customer_id = c.id and o.outcome = 'OPEN')""";

    private static final String TERRITORIES = """
            with recursive above(id, parent_id, territory) as (
                select t.id, t.parent_id, t.territory from team t join app_user u on u.team_id = t.id where u.login = :viewer
                union select t.id, t.parent_id, t.territory from team t join above a on t.id = a.parent_id)
            select territory from above where territory is not null
            union select territory from team where territory is not null and id = any(cast(:below as uuid[]))""";

    private final JdbcClient jdbc;

    PoolSight(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** SQL on the alias {@code c} with its values. */
    record Condition(String sql, Map<String, Object> parameters) {
    }

    Condition of(Viewer viewer) {
        var territories = territories(viewer);
        var parameters = new HashMap<String, Object>(viewer.parameters());
        if (viewer.seesEverything() || territories.isEmpty()) {
            return new Condition(IN_POOL, parameters);
        }
        parameters.put("territories", territories.toArray(String[]::new));
        return new Condition(IN_POOL + """
                 and (c.territory is null or c.territory = any(cast(:territories as text[]))
                      or not exists (select 1 from team t where t.territory = c.territory))""", parameters);
    }

    private Set<String> territories(Viewer viewer) {
        return Set.copyOf(jdbc.sql(TERRITORIES).param("viewer", viewer.login())
                .param("below", viewer.teams().stream().map(Object::toString).toArray(String[]::new)).query(String.class).list());
    }
}
