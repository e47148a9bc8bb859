package dev.salesflow.customer;

import dev.salesflow.identity.Role;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People and teams under names of their own, so that tests do not see each other's customers. */
public record TestPeople(JdbcClient jdbc) {

    public String rep() {
        return person(Role.REP, null);
    }

    public UUID team() {
        var id = UUID.randomUUID();
        jdbc.sql("insert into team (id, name) values (?, ?)").params(id, "Team " + id).update();
        return id;
    }

    public String person(Role role, UUID team) {
        var login = role.group() + "-" + UUID.randomUUID();
        jdbc.sql("insert into app_user (login, name, role, team_id) values (?, ?, ?, cast(? as uuid))")
                .params(login, "Person " + login, role.name(), team).update();
        return login;
    }

    public void disable(String login) {
        jdbc.sql("update app_user set enabled = false where login = ?").param(login).update();
    }
}
