package dev.salesflow.identity;

import java.util.UUID;

/** People who can log in, under names of a test's own; their password is {@link #PASSWORD}. */
public class TestLogins {

    public static final String PASSWORD = "correct horse battery";

    private final People people;
    private final Passwords passwords;
    private final Teams teams;

    public TestLogins(People people, Passwords passwords, Teams teams) {
        this.people = people;
        this.passwords = passwords;
        this.teams = teams;
    }

    public String person(Role role, UUID team) {
        var login = role.group() + "-" + UUID.randomUUID();
        people.create(login, new PersonData("Person " + login.substring(0, 12), null, role, team, null));
        passwords.set(login, PASSWORD);
        return login;
    }

    public UUID team(UUID parent) {
        return teams.create("Team " + UUID.randomUUID(), null, parent).id();
    }
}
