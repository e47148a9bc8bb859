package dev.salesflow.identity;

/**
 * A person as a list of the team gives them; only the name is always there.
 *
 * @param role null where the list gives none: a rep, or a manager where others name them as theirs
 * @param manager name or login of the person whose team they belong to
 * @param territory that team's territory
 */
public record ListedPerson(String name, String login, String email, Role role, String manager, String territory) {

    public ListedPerson {
        login = login == null ? null : PersonData.login(login);
    }
}
