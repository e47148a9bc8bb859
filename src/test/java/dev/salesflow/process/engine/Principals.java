package dev.salesflow.process.engine;

import dev.salesflow.identity.People;
import dev.salesflow.identity.Passwords;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Teams;
import dev.salesflow.identity.TestLogins;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One person of each kind, made once, who all log in with {@link TestLogins#PASSWORD}. */
@Component
public class Principals {

    public final UUID team;
    public final UUID otherTeam;
    public final String rep;
    public final String otherRep;
    public final String manager;
    public final String admin;
    public final String disabled;

    Principals(People people, Passwords passwords, Teams teams, JdbcClient jdbc) {
        var logins = new TestLogins(people, passwords, teams);
        team = logins.team(null);
        otherTeam = logins.team(null);
        rep = logins.person(Role.REP, team);
        otherRep = logins.person(Role.REP, otherTeam);
        manager = logins.person(Role.MANAGER, team);
        admin = logins.person(Role.ADMIN, null);
        disabled = logins.person(Role.ADMIN, null);
        jdbc.sql("update app_user set enabled = false where login = ?").param(disabled).update();
    }
}
