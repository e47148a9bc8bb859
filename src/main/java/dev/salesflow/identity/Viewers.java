package dev.salesflow.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds out who is asking. Read from the table at each request, so that a revoked right ends at once.
 */
@Component
public class Viewers {

    private final JdbcClient jdbc;
    private final Clock clock;

    Viewers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The logged-in person; a job or a start-up step has none and must not call this. */
    public Viewer current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null) {
            throw new IllegalStateException("nobody is logged in");
        }
        return of(authentication.getName());
    }

    @Transactional(readOnly = true)
    public Viewer of(String login) {
        record Row(Role role, UUID team, Set<String> absentees) {
        }
        var row = jdbc.sql("""
                        select role, team_id, array(select s.login from stand_ins(:today) s where s.deputy = u.login)
                          from app_user u where login = :login and enabled""")
                .param("today", LocalDate.now(clock)).param("login", login)
                .query((rs, n) -> new Row(Role.valueOf(rs.getString(1)), rs.getObject(2, UUID.class),
                        Set.copyOf(List.of((String[]) rs.getArray(3).getArray()))))
                .optional()
                .orElseThrow(() -> new IllegalStateException("no enabled person has the login " + login));
        Set<UUID> teams = row.role() == Role.MANAGER && row.team() != null ? teamAndBelow(row.team()) : Set.of();
        return new Viewer(login, row.role(), teams, row.absentees());
    }

    private Set<UUID> teamAndBelow(UUID team) {
        return Set.copyOf(jdbc.sql(Viewer.TEAM_AND_BELOW).param("team", team).query(UUID.class).list());
    }
}
