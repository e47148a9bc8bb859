package dev.salesflow.identity;

import dev.salesflow.shared.EarlierRows;
import dev.salesflow.shared.FormerRows;
import dev.salesflow.shared.Ids;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** All people and teams while a list of people is taken in: read once, changed here, written back once. */
final class Roster {

    /** What the list itself made counts as untouched, though later rows say more of it. */
    private static final String NEXT_VERSION = ", version = version + case when list_id = current_list() then 0 else 1 end";

    private final JdbcTemplate jdbc;
    private final List<RosterPerson> people = new ArrayList<>();
    private final Map<String, RosterPerson> byLogin = new HashMap<>();
    private final Map<String, List<RosterPerson>> byName = new HashMap<>();
    private final Map<String, RosterPerson> byEmail = new HashMap<>();
    private final Map<UUID, RosterTeam> teams = new HashMap<>();

    /** @param earlier rows of the same list: whom it made and no row stands for, it only named so far */
    Roster(JdbcTemplate jdbc, EarlierRows earlier) {
        this.jdbc = jdbc;
        jdbc.query("select id, name, territory, parent_id from team", rs -> {
            var team = new RosterTeam(rs.getObject(1, UUID.class), rs.getString(2), rs.getString(3), rs.getObject(4, UUID.class), false);
            teams.put(team.id, team);
        });
        jdbc.query("select login, name, email, role, team_id, coalesce(list_id = current_list(), false) from app_user", rs -> {
            var person = new RosterPerson(rs.getString(1), rs.getString(2), rs.getString(3), Role.valueOf(rs.getString(4)),
                    rs.getObject(5, UUID.class), rs.getString(1));
            person.onlyNamed = rs.getBoolean(6) && earlier.line(person.login()) == 0;
            index(person);
        });
    }

    static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip().replaceAll("\\s+", " ");
    }

    /** By login, else e-mail, else name; only a name may mean several. A namesake with another login or e-mail is another person. */
    List<RosterPerson> find(ListedPerson listed) {
        if (listed.login() != null && byLogin.containsKey(listed.login())) {
            return List.of(byLogin.get(listed.login()));
        }
        var email = listed.email() == null ? null : fold(listed.email());
        if (email != null && byEmail.containsKey(email)) {
            return List.of(byEmail.get(email));
        }
        return named(listed.name()).stream().filter(p -> listed.login() == null || p.onlyNamed)
                .filter(p -> email == null || p.email == null || fold(p.email).equals(email)).toList();
    }

    /** As other rows call their manager: by login, else name. */
    List<RosterPerson> called(String loginOrName) {
        var login = PersonData.login(loginOrName);
        return byLogin.containsKey(login) ? List.of(byLogin.get(login)) : named(loginOrName);
    }

    private List<RosterPerson> named(String name) {
        return byName.getOrDefault(fold(name), List.of());
    }

    RosterPerson add(String name, String login, String email, Role role) {
        var entry = new RosterPerson(login != null ? login : LoginMaker.make(name, email, byLogin::containsKey), name, email, role, null, null);
        index(entry);
        return entry;
    }

    RosterPerson addManager(String name) {
        var entry = add(name, null, null, Role.MANAGER);
        entry.onlyNamed = true;
        return entry;
    }

    /** Their own row has come, which may give the login that was only made up. */
    void nowListed(RosterPerson entry, String login) {
        entry.onlyNamed = false;
        if (login != null && !login.equals(entry.login)) {
            byLogin.remove(entry.login);
            entry.login = login;
            entry.changed = true;
            byLogin.put(login, entry);
        }
    }

    /** What the row says of them, and whether that is new; later rows find them by it. */
    boolean learn(RosterPerson entry, ListedPerson listed, Role role) {
        named(entry.name).remove(entry);
        var differs = entry.learn(listed.name(), listed.email(), role);
        indexWords(entry);
        return differs;
    }

    RosterTeam teamLedBy(RosterPerson manager, String territory) {
        var team = manager.team == null ? null : teams.get(manager.team);
        if (team == null) {
            team = teams.values().stream().filter(t -> t.name.equalsIgnoreCase(manager.name)).findFirst()
                    .orElseGet(() -> new RosterTeam(Ids.next(), manager.name, null, null, true));
            teams.put(team.id, team);
            manager.join(team.id);
        }
        if (territory != null && team.territory == null) {
            team.territory = territory;
            team.changed = true;
        }
        return team;
    }

    /** Nothing happens where it stands there already, or where the other is itself below it: teams are a tree. */
    boolean put(RosterTeam team, RosterTeam below) {
        if (below.id.equals(team.parent) || isAbove(team, below)) {
            return false;
        }
        team.parent = below.id;
        team.changed = true;
        return true;
    }

    private boolean isAbove(RosterTeam upper, RosterTeam lower) {
        var passed = new HashSet<UUID>();
        for (var team = lower; team != null && passed.add(team.id); team = teams.get(team.parent)) {
            if (team == upper) {
                return true;
            }
        }
        return false;
    }

    /** Those known before whose team or role is another now. */
    Set<String> moved() {
        return people.stream().filter(p -> p.moved && !p.added()).map(RosterPerson::login).collect(Collectors.toUnmodifiableSet());
    }

    boolean treeChanged() {
        return teams.values().stream().anyMatch(team -> team.changed && !team.added);
    }

    void write() {
        var former = new FormerRows(jdbc);
        former.keep("team", "id", List.of("territory", "parent_id"), "t.list_id is distinct from current_list() and t.id = any(?)",
                (Object) teams.values().stream().filter(t -> t.changed && !t.added).map(t -> t.id).toArray(UUID[]::new));
        former.keep("app_user", "login", List.of("name", "email", "role", "team_id"),
                "t.list_id is distinct from current_list() and t.login = any(?)",
                (Object) people.stream().filter(p -> p.changed && !p.added()).map(p -> p.stored).toArray(String[]::new));
        batch("insert into team (id, name, territory) values (?, ?, ?)",
                teams.values().stream().filter(t -> t.added).map(t -> new Object[] {t.id, t.name, t.territory}));
        batch("update team set territory = ?, parent_id = ?" + NEXT_VERSION + " where id = ?",
                teams.values().stream().filter(t -> t.changed).map(t -> new Object[] {t.territory, t.parent, t.id}));
        batch("insert into app_user (login, name, email, role, team_id) values (?, ?, ?, ?, ?)", people.stream().filter(RosterPerson::added)
                .map(p -> new Object[] {p.login, p.name, p.email, p.role.name(), p.team}));
        batch("update app_user set login = ?, name = ?, email = ?, role = ?, team_id = ?" + NEXT_VERSION + " where login = ?", people.stream()
                .filter(p -> p.changed && !p.added())
                .map(p -> new Object[] {p.login, p.name, p.email, p.role.name(), p.team, p.stored}));
    }

    private void batch(String sql, Stream<Object[]> rows) {
        jdbc.batchUpdate(sql, rows.toList());
    }

    private void index(RosterPerson entry) {
        people.add(entry);
        byLogin.put(entry.login, entry);
        indexWords(entry);
    }

    private void indexWords(RosterPerson entry) {
        byName.computeIfAbsent(fold(entry.name), n -> new ArrayList<>()).add(entry);
        if (entry.email != null) {
            byEmail.put(fold(entry.email), entry);
        }
    }
}
