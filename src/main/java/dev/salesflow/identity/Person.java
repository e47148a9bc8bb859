package dev.salesflow.identity;

import java.util.Locale;
import java.util.UUID;

/**
 * Somebody of the team, as everyone may know them; the password stays in the table.
 *
 * @param team null while they are in none
 * @param language {@code en} or {@code zh}; null lets the browser decide
 * @param hasPassword false until an invitation was answered; then nobody can log in as them
 */
public record Person(String login, String name, String email, Role role, UUID team, String language, boolean enabled,
        boolean hasPassword, int version) {

    /** What letters and feeds are written in, where no browser can be asked: their own language, else English. */
    public Locale locale() {
        return Languages.locale(language);
    }

    public boolean leads() {
        return role == Role.MANAGER || role == Role.ADMIN;
    }
}
