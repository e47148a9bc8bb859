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

    /** For each rep the first few, by an index. */
    private static final String WARNED = """
            select c.id, c.name, c.grade, p.owner_login as owner, u.name as owner_name, p.goes_on as lapse_on, p.last_on
            from app_user u cross join lateral (
                select p.* from contact_plan p where p.owner_login = u.login and %s and not %s
                order by p.goes_on, p.customer_id limit :most) p
            join customer c on c.id = p.customer_id
            where %s order by p.goes_on, c.name, c.id limit :most""".formatted("%s", KeptCustomers.BUSY, "%s");

    private final JdbcClient jdbc;

    LapsingCustomers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Lapsing> own(Viewer viewer, LocalDate today, int most) {
        return find("p.warned_on is not null", viewer.isOwn("u.login"), viewer.parameters(), today, most);
    }

    public List<Lapsing> seenBy(Viewer viewer, LocalDate today, int most) {
        return find("p.warned_on is not null", viewer.sees("u.login"), viewer.parameters(), today, most);
    }

    /** Those of whom their rep is warned on that day. */
    List<Lapsing> warned(String login, LocalDate day, int most) {
        return find("p.warned_on = :today", "u.login = :login", Map.of("login", login), day, most);
    }

    private List<Lapsing> find(String which, String whose, Map<String, ?> parameters, LocalDate today, int most) {
        return jdbc.sql(WARNED.formatted(which, whose)).params(parameters).param("today", today).param("most", most).query(Lapsing.class).list();
    }
}
