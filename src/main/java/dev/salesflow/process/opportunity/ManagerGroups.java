package dev.salesflow.process.opportunity;

import dev.salesflow.identity.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which engine group leads a person: the managers of their team, else the administrators. */
@Component
class ManagerGroups {

    private static final String ADMINISTRATORS = "camunda-" + Role.ADMIN.group();

    private final JdbcClient jdbc;

    ManagerGroups(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String of(String login) {
        return jdbc.sql("select 'managers-' || team_id from app_user where login = ? and team_id is not null")
                .param(1, login, java.sql.Types.VARCHAR)
                .query(String.class)
                .optional()
                .orElse(ADMINISTRATORS);
    }
}
