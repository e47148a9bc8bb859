package dev.salesflow.identity;

import dev.salesflow.shared.EarlierRows;
import dev.salesflow.shared.RowOutcome;
import dev.salesflow.shared.RowOutcome.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes many people in at once: known by login, else e-mail, else name. New ones get no password, they are invited. A
 * manager that the list only names is made too, and so is the team that a manager leads.
 */
@Component
public class PeopleIntake {

    /** Somebody who owns or owned records; {@code team} may be null, {@code left} is who works here no more. */
    public record Person(String login, String name, UUID team, boolean left) {
    }

    private final JdbcTemplate jdbc;
    private final ApplicationEventPublisher events;

    PeopleIntake(JdbcTemplate jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Everybody who may own records, and those who did. */
    @Transactional(readOnly = true)
    public List<Person> everyone() {
        return jdbc.query("select login, name, team_id, not enabled from app_user order by login",
                (rs, n) -> new Person(rs.getString(1), rs.getString(2), rs.getObject(3, UUID.class), rs.getBoolean(4)));
    }

    /** The language a person works in; English where they have not chosen one. */
    @Transactional(readOnly = true)
    public Locale language(String login) {
        return jdbc.queryForList("select language from app_user where login = ? and language is not null", String.class, login).stream()
                .findFirst().map(Locale::forLanguageTag).orElse(Locale.ENGLISH);
    }

    /** One outcome per person, in their order; the record id is the login. */
    @Transactional
    public List<RowOutcome> take(List<ListedPerson> list, EarlierRows earlier) {
        jdbc.query("select pg_advisory_xact_lock(hashtext('app_user_intake'))", rs -> { });
        var roster = new Roster(jdbc, earlier);
        var managers = new HashSet<String>();
        list.stream().map(ListedPerson::manager).filter(Objects::nonNull).forEach(name -> managers.add(Roster.fold(name)));
        var outcomes = new ArrayList<RowOutcome>();
        for (var listed : list) {
            outcomes.add(take(listed, roster, managers, earlier));
        }
        roster.write();
        if (roster.treeChanged() || !roster.moved().isEmpty()) {
            events.publishEvent(new TeamsChanged(roster.moved()));
        }
        return outcomes;
    }

    private static RowOutcome take(ListedPerson listed, Roster roster, Set<String> managers, EarlierRows earlier) {
        var known = roster.find(listed);
        if (known.size() > 1) {
            return RowOutcome.failed("name", "imports.reason.severalPeople", listed.name());
        }
        var repeated = known.stream().findFirst().flatMap(person -> repeated(person, listed, earlier));
        if (repeated.isPresent()) {
            return repeated.get();
        }
        var problem = problem(listed).or(() -> managerProblem(listed, roster, managers));
        if (problem.isPresent()) {
            return problem.get();
        }
        var role = listed.role() == null && leads(listed, managers) ? Role.MANAGER : listed.role();
        if (known.isEmpty() || known.get(0).onlyNamed) {
            var person = known.isEmpty() ? roster.add(listed.name(), listed.login(), listed.email(), role == null ? Role.REP : role)
                    : known.get(0);
            // Another row may have named them as its manager before their own came.
            roster.nowListed(person, listed.login());
            fill(person, listed, role, roster);
            return RowOutcome.of(Verdict.CREATED, person.login());
        }
        var person = known.get(0);
        return RowOutcome.of(fill(person, listed, role, roster) ? Verdict.UPDATED : Verdict.UNCHANGED, person.login());
    }

    /** The row before within this batch is told by whoever knows the lines. */
    private static Optional<RowOutcome> repeated(RosterPerson person, ListedPerson listed, EarlierRows earlier) {
        var repeated = person.listed() ? Optional.of(RowOutcome.of(Verdict.DUPLICATE, person.login())) : earlier.repeated(person.login());
        return repeated.map(outcome -> outcome.about(person.sharedField(listed)));
    }

    private static Optional<RowOutcome> problem(ListedPerson listed) {
        if (listed.login() != null && !People.isLogin(listed.login())) {
            return Optional.of(RowOutcome.failed("login", "imports.reason.badLogin", listed.login()));
        }
        return new PersonData(listed.name(), listed.email(), Role.REP, null, null).problems().stream().findFirst().map(RowOutcome::failed);
    }

    private static boolean leads(ListedPerson listed, Set<String> managers) {
        return managers.contains(Roster.fold(listed.name())) || listed.login() != null && managers.contains(listed.login());
    }

    private static Optional<RowOutcome> managerProblem(ListedPerson listed, Roster roster, Set<String> managers) {
        var manager = listed.manager() == null ? List.<RosterPerson>of() : roster.called(listed.manager());
        if (manager.size() > 1) {
            return Optional.of(RowOutcome.failed("manager", "imports.reason.severalPeople", listed.manager()));
        }
        return !manager.isEmpty() && !manager.get(0).leads() && !managers.contains(Roster.fold(manager.get(0).name))
                ? Optional.of(RowOutcome.failed("manager", "imports.reason.noManager", listed.manager())) : Optional.empty();
    }

    private static boolean fill(RosterPerson person, ListedPerson listed, Role role, Roster roster) {
        var changed = roster.learn(person, listed, role);
        if (listed.manager() == null) {
            return changed;
        }
        var manager = roster.called(listed.manager()).stream().findFirst().orElseGet(() -> roster.addManager(listed.manager()));
        var team = roster.teamLedBy(manager, listed.territory());
        if (person.role == Role.MANAGER || person == manager) {
            return roster.put(roster.teamLedBy(person, null), team) | changed;
        }
        return person.join(team.id) | changed;
    }
}
