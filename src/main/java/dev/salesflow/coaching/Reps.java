package dev.salesflow.coaching;

import dev.salesflow.identity.Viewer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The reps there are to coach, each with the nearest manager at or above their team. */
@Component
class Reps {

    /**
     * @param coach null where no manager leads the team or one above it
     * @param mentor whom the manager named, null where nobody is or they are gone
     */
    record Rep(String login, String name, String coach, String mentor) {

        String coachedBy(CoachRole role) {
            return role == CoachRole.MENTOR && mentor != null ? mentor : coach;
        }
    }

    private static final String SQL = """
            select r.login, r.name, r.coach, mentor.login as mentor
            from sales_rep r
            left join rep_mentor named on named.rep_login = r.login
            left join app_user mentor on mentor.login = named.mentor_login and mentor.enabled
            where r.enabled and %s
            order by r.name, r.login""";

    private final JdbcClient jdbc;

    Reps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Rep> all() {
        return find("true", Map.of());
    }

    List<Rep> seenBy(Viewer viewer) {
        return find(viewer.sees("r.login"), viewer.parameters());
    }

    Optional<Rep> one(Viewer viewer, String login) {
        return seenBy(viewer).stream().filter(rep -> rep.login().equals(login)).findFirst();
    }

    private List<Rep> find(String condition, Map<String, Object> parameters) {
        return jdbc.sql(SQL.formatted(condition)).params(parameters).query(Rep.class).list();
    }
}
