package dev.salesflow.approval;

import dev.salesflow.absence.Absences;
import dev.salesflow.approval.ApprovalCase.Role;
import dev.salesflow.identity.Duties;
import dev.salesflow.identity.Duty;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Person;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds who may sign as what: never those who ask, nor anybody in whose place one of them would act. */
@Component
class Approvers {

    /**
     * @param role other than was asked for where nobody holds that
     */
    record Found(Role role, List<String> logins) {
    }

    /**
     * Who sits where.
     *
     * @param fallen roles that nobody holds, so that administrators are asked
     */
    record Seats(List<Signer> signers, List<Role> fallen) {
    }

    private final People people;
    private final Duties duties;
    private final Absences absences;
    private final JdbcClient jdbc;

    Approvers(People people, Duties duties, Absences absences, JdbcClient jdbc) {
        this.people = people;
        this.duties = duties;
        this.absences = absences;
        this.jdbc = jdbc;
    }

    /** Of each step a seat for each role. */
    Seats seats(ApprovalCase about) {
        var seats = new Seats(new ArrayList<>(), new ArrayList<>());
        for (int step = 1; step <= about.steps().size(); step++) {
            var roles = about.steps().get(step - 1).roles();
            for (int seat = 1; seat <= roles.size(); seat++) {
                fill(seats, step, seat, roles.get(seat - 1), about);
            }
            signOnce(seats.signers(), step);
        }
        return seats;
    }

    /** Who is alone in one seat of a step leaves another that somebody shares to those: both sign then, as the step wants it. */
    private static void signOnce(List<Signer> signers, int step) {
        var inStep = signers.stream().filter(one -> one.step == step).toList();
        var bound = inStep.stream().filter(one -> isAlone(one, inStep)).map(Signer::login).toList();
        var free = inStep.stream().filter(one -> bound.contains(one.login) && !isAlone(one, inStep)).findFirst();
        free.ifPresent(one -> {
            signers.remove(one);
            signOnce(signers, step);
        });
    }

    private static boolean isAlone(Signer one, List<Signer> inStep) {
        return inStep.stream().noneMatch(other -> other != one && other.seat == one.seat);
    }

    private void fill(Seats seats, int step, int seat, Role role, ApprovalCase about) {
        var found = of(role, about.requester(), about.barred());
        found.logins().forEach(login -> seats.signers().add(new Signer(Ids.next(), step, seat, found.role(), login)));
        if (found.role() == Role.ADMIN && role != Role.ADMIN) {
            seats.fallen().add(role);
        }
    }

    /** Whoever holds the role; of a manager without one above, the director; else the administrators. Refused where there is nobody at all. */
    private Found of(Role role, String requester, Set<String> askers) {
        var holders = role == Role.MANAGER ? managers(requester, askers) : role == Role.ADMIN ? List.<String>of() : free(holders(role), askers);
        if (!holders.isEmpty()) {
            return new Found(role, holders);
        }
        if (role == Role.MANAGER) {
            return of(Role.DIRECTOR, requester, askers);
        }
        var admins = free(admins(), askers);
        if (admins.isEmpty()) {
            throw Refusal.of("approval.nobody");
        }
        return new Found(Role.ADMIN, admins);
    }

    /** Who is above somebody who is late: the managers over them, else the directors, else the administrators; maybe nobody. */
    List<String> above(String login, Set<String> askers) {
        var managers = managers(login, Set.of(login)).stream().filter(notOf(askers)).toList();
        if (!managers.isEmpty()) {
            return managers;
        }
        var directors = free(holders(Role.DIRECTOR), askers).stream().filter(one -> !one.equals(login)).toList();
        return directors.isEmpty() ? free(admins(), askers) : directors;
    }

    /** Those whom a signer may hand over to, ask, or add. */
    List<Person> choices() {
        var holders = Set.copyOf(jdbc.sql("select login from person_function").query(String.class).list());
        return people.enabled().stream().filter(person -> person.leads() || holders.contains(person.login())).toList();
    }

    List<String> admins() {
        return people.enabled(dev.salesflow.identity.Role.ADMIN).stream().map(Person::login).toList();
    }

    private List<String> holders(Role role) {
        return duties.holders(role == Role.FINANCE ? Duty.FINANCE : Duty.DIRECTOR);
    }

    /** The nearest above the person's team or in it; above every manager who asks, for an equal is not the one above. */
    private List<String> managers(String login, Set<String> askers) {
        record Manager(String login, int depth) {
        }
        var chain = jdbc.sql("""
                        with recursive above(id, depth) as (
                            select team_id, 0 from app_user where login = ? and team_id is not null
                            union all
                            select t.parent_id, a.depth + 1 from team t join above a on t.id = a.id where t.parent_id is not null and a.depth < 50)
                        select u.login, a.depth from above a join app_user u on u.team_id = a.id
                         where u.enabled and u.role = 'MANAGER' order by a.depth, u.login""")
                .param(login).query(Manager.class).list();
        var beyond = chain.stream().filter(one -> askers.contains(one.login())).mapToInt(Manager::depth).max().orElse(-1);
        var able = chain.stream().filter(one -> one.depth() > beyond).filter(one -> isFree(one.login(), askers)).toList();
        return able.stream().filter(one -> one.depth() == able.get(0).depth()).map(Manager::login).toList();
    }

    private List<String> free(Collection<String> logins, Set<String> askers) {
        return logins.stream().filter(login -> isFree(login, askers)).toList();
    }

    private boolean isFree(String login, Set<String> askers) {
        return !askers.contains(login) && absences.standIn(login).filter(standIn -> askers.contains(standIn.deputy())).isEmpty();
    }

    private static Predicate<String> notOf(Set<String> askers) {
        return login -> !askers.contains(login);
    }
}
