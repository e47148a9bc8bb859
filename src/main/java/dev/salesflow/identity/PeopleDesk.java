package dev.salesflow.identity;

import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What administrators do with people; there is always one of them left who can. */
@Service
@Transactional
public class PeopleDesk {

    private final People people;
    private final Invitations invitations;
    private final Duties duties;
    private final List<OpenWork> openWork;
    private final ApplicationEventPublisher events;

    PeopleDesk(People people, Invitations invitations, Duties duties, List<OpenWork> openWork, ApplicationEventPublisher events) {
        this.people = people;
        this.invitations = invitations;
        this.duties = duties;
        this.openWork = openWork;
        this.events = events;
    }

    /** Managers see their teams, others only themselves. */
    @Transactional(readOnly = true)
    public Person find(Viewer viewer, String login) {
        return people.visible(viewer, login).orElseThrow(() -> new NotFound("person", login));
    }

    public Person create(Viewer admin, String login, PersonData data) {
        require(admin);
        return people.create(login, data);
    }

    public void change(Viewer admin, String login, int expectedVersion, PersonData data) {
        require(admin);
        var before = people.require(login);
        new Refusals().require(before.role() != Role.ADMIN || data.role() == Role.ADMIN || !before.enabled()
                        || people.otherAdmins(login) > 0, "role", "person.error.lastAdmin")
                .addAll(people.problems(data))
                .throwIfAny();
        people.change(login, expectedVersion, data);
        if (before.role() != data.role() || !Objects.equals(before.team(), data.team())) {
            events.publishEvent(new TeamsChanged(Set.of(login)));
        }
    }

    /** The same, and what the person decides beyond their role. */
    public Person create(Viewer admin, String login, PersonData data, Set<Duty> held) {
        var person = create(admin, login, data);
        duties.give(admin, person.login(), held);
        return person;
    }

    public void change(Viewer admin, String login, int expectedVersion, PersonData data, Set<Duty> held) {
        change(admin, login, expectedVersion, data);
        duties.give(admin, login, held);
    }

    /** A new link for a first password or in place of a forgotten one; an earlier link ends, the present password not yet. */
    public String invite(Viewer admin, String login) {
        require(admin);
        if (!people.require(login).enabled()) {
            throw Refusal.of("person.error.inviteDisabled");
        }
        return invitations.create(login, admin.login());
    }

    /** How much of each kind the person still holds; kinds of which there is none are left out. */
    @Transactional(readOnly = true)
    public Map<String, Long> openWork(String login) {
        var counts = new LinkedHashMap<String, Long>();
        for (var work : openWork) {
            var count = work.count(login);
            if (count > 0) {
                counts.put(work.kind(), count);
            }
        }
        return counts;
    }

    /**
     * Ends a person's access with their next request.
     *
     * @param successor who takes over what is open; may be null only where nothing is
     */
    public void disable(Viewer admin, String login, String successor) {
        require(admin);
        var person = people.require(login);
        if (!person.enabled()) {
            return;
        }
        if (login.equals(admin.login())) {
            throw Refusal.of("person.error.self");
        }
        if (person.role() == Role.ADMIN && people.otherAdmins(login) == 0) {
            throw Refusal.of("person.error.lastAdmin");
        }
        // First, so that nothing is given back to them.
        people.setEnabled(login, false);
        invitations.withdraw(login);
        if (!openWork(login).isEmpty()) {
            var heir = successor(login, successor);
            openWork.stream().filter(work -> work.count(login) > 0).forEach(work -> work.handOver(login, heir, admin.login()));
        }
    }

    public void enable(Viewer admin, String login) {
        require(admin);
        people.require(login);
        people.setEnabled(login, true);
    }

    private String successor(String login, String successor) {
        return people.find(Objects.requireNonNullElse(successor, ""))
                .filter(heir -> heir.enabled() && !heir.login().equals(login))
                .map(Person::login)
                .orElseThrow(() -> Refusal.ofField("successor", "person.error.successor"));
    }

    private static void require(Viewer admin) {
        if (!admin.seesEverything()) {
            throw new AccessDeniedException("only administrators change people");
        }
    }
}
