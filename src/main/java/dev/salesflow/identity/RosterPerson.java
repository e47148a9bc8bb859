package dev.salesflow.identity;

import java.util.List;
import java.util.UUID;

/** A person, as they will be. */
final class RosterPerson {

    /** Under which they are in the table; null for who is new. */
    final String stored;
    String login;
    String name;
    String email;
    Role role;
    UUID team;
    boolean changed;
    boolean moved;
    /** As a manager, by the list at hand, and no row of it stands for them. */
    boolean onlyNamed;
    private boolean listed;

    RosterPerson(String login, String name, String email, Role role, UUID team, String stored) {
        this.login = login;
        this.name = name;
        this.email = email;
        this.role = role;
        this.team = team;
        this.stored = stored;
    }

    String login() {
        return login;
    }

    boolean added() {
        return stored == null;
    }

    boolean leads() {
        return role == Role.MANAGER || role == Role.ADMIN;
    }

    /** A row of the batch at hand stands for them. */
    boolean listed() {
        return listed;
    }

    /** The field by which a row is known to mean them. */
    String sharedField(ListedPerson row) {
        return login.equals(row.login()) ? "login"
                : row.email() != null && email != null && Roster.fold(email).equals(Roster.fold(row.email())) ? "email" : "name";
    }

    boolean learn(String newName, String newEmail, Role newRole) {
        var before = List.of(name, String.valueOf(email), role);
        listed = true;
        name = newName;
        email = newEmail == null ? email : newEmail;
        // the last word on an administrator is not a list's
        role = newRole == null || role == Role.ADMIN ? role : newRole;
        var differs = !before.equals(List.of(name, String.valueOf(email), role));
        changed |= differs;
        moved |= role != before.get(2);
        return differs;
    }

    boolean join(UUID newTeam) {
        if (newTeam.equals(team)) {
            return false;
        }
        team = newTeam;
        changed = true;
        moved = true;
        return true;
    }
}
