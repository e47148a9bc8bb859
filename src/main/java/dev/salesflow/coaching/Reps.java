package dev.salesflow.coaching;

import dev.salesflow.identity.Viewer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The reps there are to coach, each with the nearest manager at or above their team. */
@Component
class Reps {

    /**
     * @param coach null where no manager leads the team or one above it
     * @param coachingId the running round, or null
     */
    record Rep(String login, String name, UUID team, String coach, UUID coachingId) {
    }

    private static final String SQL = """
            with recursive above(team, leader, distance) as (
                select id, id, 0 from team
                union all
                select a.team, t.parent_id, a.distance + 1
                from above a join team t on t.id = a.leader
                where t.parent_id is not null and a.distance < 20)
            select u.login, u.name, u.team_id as team, coach.login as coach, c.id as coaching_id
            from app_user u
            left join lateral (
                select m.login from above a
                join app_user m on m.team_id = a.leader and m.role = 'MANAGER' and m.enabled
                where a.team = u.team_id
                order by a.distance, m.login limit 1) coach on true
            left join coaching_round c on c.rep_login = u.login and c.state = 'RUNNING'
            where u.role = 'REP' and u.enabled and %s
            order by u.name, u.login""";

    private final JdbcClient jdbc;

    Reps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Rep> all() {
        return find("true", Map.of());
    }

    List<Rep> seenBy(Viewer viewer) {
        return find(viewer.sees("u.login"), viewer.parameters());
    }

    Optional<Rep> one(Viewer viewer, String login) {
        return seenBy(viewer).stream().filter(rep -> rep.login().equals(login)).findFirst();
    }

    private List<Rep> find(String condition, Map<String, Object> parameters) {
        return jdbc.sql(SQL.formatted(condition)).params(parameters).query(Rep.class).list();
    }
}
