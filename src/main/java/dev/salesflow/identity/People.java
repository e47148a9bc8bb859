package dev.salesflow.identity;

import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to people. Reading is free to all; who may create and change one is asked by {@link PeopleDesk}, so that
 * imports and start-up steps can use this.
 */
@Service
@Transactional
public class People {

    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");
    private static final String SELECT = """
            select login, name, email, role, team_id as team, language, enabled, password is not null as has_password, version
              from app_user
            """;

    private final JdbcClient jdbc;
    private final Teams teams;

    People(JdbcClient jdbc, Teams teams) {
        this.jdbc = jdbc;
        this.teams = teams;
    }

    @Transactional(readOnly = true)
    public Optional<Person> find(String login) {
        return !PlainText.isReadable(login) ? Optional.empty()
                : jdbc.sql(SELECT + "where login = ?").param(login).query(Person.class).optional();
    }

    @Transactional(readOnly = true)
    public Person require(String login) {
        return find(login).orElseThrow(() -> new NotFound("person", login));
    }

    /** Their names, by login; for lists that name several. */
    @Transactional(readOnly = true)
    public Map<String, String> names(Collection<String> logins) {
        var names = new HashMap<String, String>();
        jdbc.sql("select login, name from app_user where login = any(?)").param(logins.toArray(String[]::new))
                .query(row -> {
                    names.put(row.getString(1), row.getString(2));
                });
        return names;
    }

    /** All who bear this name, whatever its case; lists name people, not logins. */
    @Transactional(readOnly = true)
    public List<Person> byName(String name) {
        return jdbc.sql(SELECT + "where lower(name) = lower(?) order by login").param(name.strip())
                .query(Person.class).list();
    }

    /** Those who can work, by name, for choices; no role given means every role. */
    @Transactional(readOnly = true)
    public List<Person> enabled(Role... roles) {
        return jdbc.sql(SELECT + "where enabled and role in (:roles) order by lower(name), login")
                .param("roles", names(roles)).query(Person.class).list();
    }

    /** Those this person may give work to: everyone for an admin, a manager's own teams, else only themselves. */
    @Transactional(readOnly = true)
    public List<Person> colleagues(Viewer viewer, Role... roles) {
        return jdbc.sql(SELECT + "where enabled and role in (:roles) and " + viewer.sees("login") + " order by lower(name), login")
                .param("roles", names(roles)).params(viewer.parameters()).query(Person.class).list();
    }

    /** This person, if a list of people shows them to the viewer. */
    @Transactional(readOnly = true)
    public Optional<Person> visible(Viewer viewer, String login) {
        return !PlainText.isReadable(login) ? Optional.empty() : jdbc.sql(SELECT + "where login = :login and " + viewer.sees("login"))
                .param("login", login).params(viewer.parameters()).query(Person.class).optional();
    }

    /** Everyone a list of people shows this viewer, the disabled ones last. */
    @Transactional(readOnly = true)
    public List<Person> visibleTo(Viewer viewer) {
        return jdbc.sql(SELECT + "where " + viewer.sees("login") + " order by enabled desc, lower(name), login")
                .params(viewer.parameters()).query(Person.class).list();
    }

    /** Takes up a person who cannot log in before they answered an invitation. */
    public Person create(String login, PersonData data) {
        var key = PersonData.login(login);
        new Refusals().add(loginProblem(key)).addAll(problems(data)).throwIfAny();
        var created = jdbc.sql("""
                        insert into app_user (login, name, email, role, team_id, language) values (?, ?, ?, ?, ?, ?)
                        on conflict (login) do nothing""")
                .params(key, data.name(), data.email(), data.role().name(), data.team(), data.language()).update();
        if (created == 0) {
            throw Refusal.ofField("login", "person.error.loginTaken", key);
        }
        return require(key);
    }

    /** Whether somebody may have this login; "new" is the address of the form that makes a person. */
    static boolean isLogin(String key) {
        return LOGIN.matcher(key).matches() && !key.equals("new");
    }

    private Optional<Refusal> loginProblem(String key) {
        if (!isLogin(key)) {
            return Optional.of(Refusal.ofField("login", "person.error.login"));
        }
        return find(key).map(taken -> Refusal.ofField("login", "person.error.loginTaken", key));
    }

    /** Everything that keeps a person from being recorded so, each naming its field. */
    List<Refusal> problems(PersonData data) {
        return new Refusals().addAll(data.problems())
                .require(data.team() == null || teams.find(data.team()).isPresent(), "team", "error.notAChoice").all();
    }

    void change(String login, int expectedVersion, PersonData data) {
        new Refusals().addAll(problems(data)).throwIfAny();
        var changed = jdbc.sql("""
                        update app_user set name = ?, email = ?, role = ?, team_id = ?, language = ?, version = version + 1
                         where login = ? and version = ?""")
                .params(data.name(), data.email(), data.role().name(), data.team(), data.language(), login, expectedVersion)
                .update();
        if (changed == 0) {
            throw new OptimisticLockingFailureException("person " + login + " was changed meanwhile");
        }
    }

    void setEnabled(String login, boolean enabled) {
        jdbc.sql("update app_user set enabled = ?, version = version + 1 where login = ?").params(enabled, login).update();
    }

    /** Chosen by the person, any time; not a change that others must know of. */
    void setLanguage(String login, String language) {
        jdbc.sql("update app_user set language = ? where login = ?").params(language, login).update();
    }

    /** How many could still administrate if this person could not. Locks them, so that two do not go at once. */
    int otherAdmins(String login) {
        return jdbc.sql("""
                        select login from app_user
                         where role = 'ADMIN' and enabled and password is not null order by login for update""")
                .query(String.class).list().stream().filter(admin -> !admin.equals(login)).toList().size();
    }

    private static Collection<String> names(Role... roles) {
        var chosen = roles.length == 0 ? EnumSet.allOf(Role.class) : EnumSet.copyOf(List.of(roles));
        return chosen.stream().map(Role::name).toList();
    }
}
