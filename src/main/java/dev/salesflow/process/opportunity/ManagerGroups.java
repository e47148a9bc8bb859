package dev.salesflow.process.opportunity;

import dev.salesflow.process.engine.access.EngineGroups;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which engine group leads a person: the managers of their team, else the administrators. */
@Component
class ManagerGroups {

    private final JdbcClient jdbc;

    ManagerGroups(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String of(String login) {
        return jdbc.sql("select team_id from app_user where login = ? and team_id is not null")
                .param(1, login, java.sql.Types.VARCHAR)
                .query(UUID.class)
                .optional()
                .map(EngineGroups::managersOf)
                .orElse(EngineGroups.ADMIN);
    }
}
