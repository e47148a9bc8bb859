package dev.salesflow.nurturing.pool;

import dev.salesflow.identity.Viewer;
import dev.salesflow.nurturing.cadence.KeptCustomers;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The customers whose reps were warned that they go back to the pool, the first to go first. */
@Component
@Transactional(readOnly = true)
public class LapsingCustomers {

    private static final String WARNED = """
            select c.id, c.name, c.grade, p.owner_login as owner, u.name as owner_name,
                   greatest(p.lapse_on, p.warned_on + (p.lapse_on - p.warn_on)) as lapse_on, p.last_on
            from app_user u join contact_plan p on p.owner_login = u.login and p.warn_on <= :today and p.warned_on is not null
            join customer c on c.id = p.customer_id
            where %s and not %s order by lapse_on, c.name, c.id limit :most""";

    private final JdbcClient jdbc;

    LapsingCustomers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Lapsing> own(Viewer viewer, LocalDate today, int most) {
        return find(viewer.isOwn("u.login"), viewer.parameters(), today, most);
    }

    public List<Lapsing> seenBy(Viewer viewer, LocalDate today, int most) {
        return find(viewer.sees("u.login"), viewer.parameters(), today, most);
    }

    /** Those of whom their rep is warned on that day. */
    List<Lapsing> warned(String login, LocalDate day, int most) {
        return find("u.login = :login and p.warned_on = :today", Map.of("login", login), day, most);
    }

    private List<Lapsing> find(String whose, Map<String, ?> parameters, LocalDate today, int most) {
        return jdbc.sql(WARNED.formatted(whose, KeptCustomers.BUSY)).params(parameters).param("today", today).param("most", most).query(Lapsing.class).list();
    }
}
