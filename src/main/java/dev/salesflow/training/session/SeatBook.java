package dev.salesflow.training.session;

import dev.salesflow.identity.People;
import dev.salesflow.identity.Person;
import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who comes and what they did. People take and give up a seat for themselves, managers for their teams; once it has begun its trainer
 * says of anybody who came. The trainer and who leads enter attendance and marks. Of a session one sees oneself and one's teams, its trainer everybody.
 */
@Component
@Transactional
public class SeatBook {

    private final SessionBook sessions;
    private final Occupied occupied;
    private final People people;
    private final JdbcClient jdbc;
    private final Clock clock;

    SeatBook(SessionBook sessions, Occupied occupied, People people, JdbcClient jdbc, Clock clock) {
        this.sessions = sessions;
        this.occupied = occupied;
        this.people = people;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Once it has begun only the trainer and who leads still say who came. */
    public void enrol(Viewer by, UUID id, String login) {
        occupied.lock();
        var session = open(by, id);
        (keepsTheList(by, session) ? people.find(login) : people.visible(by, login)).filter(Person::enabled)
                .orElseThrow(() -> Refusal.ofField("login", "error.notAChoice"));
        if (jdbc.sql("select count(*) from training_place where session_id = ? and login = ?").params(id, login).query(Long.class).single() > 0) {
            throw Refusal.ofField("login", "training.seat.taken");
        }
        if (session.full()) {
            throw Refusal.of("training.session.full", session.seats());
        }
        occupied.mustBeFree("login", List.of(login), session.startsAt(), session.endsAt(), id);
        jdbc.sql("""
                        insert into training_place (session_id, login, trains, starts_at, ends_at, entered_by, entered_at)
                        select s.id, ?, false, s.starts_at, s.ends_at, ?, ? from training_session s where s.id = ?""")
                .params(login, by.login(), OffsetDateTime.now(clock), id).update();
    }

    /** Once it has begun, only a name entered by mistake: who did not come is marked so. */
    public void withdraw(Viewer by, UUID id, String login) {
        occupied.lock();
        if (!keepsTheList(by, open(by, id))) {
            people.visible(by, login).orElseThrow(() -> new NotFound("person", login));
        }
        // The condition stands in the statement itself, which waits for whoever enters marks of this seat and then reads them.
        var gone = jdbc.sql("""
                        delete from training_place where session_id = ? and login = ? and not trains
                            and (starts_at > ? or num_nonnulls(mark_before, attended, interaction, exercises, mark_after, remark) = 0)""")
                .params(id, login, OffsetDateTime.now(clock)).update();
        if (gone == 0 && jdbc.sql("select exists (select 1 from training_place where session_id = ? and login = ? and not trains)").params(id, login)
                .query(Boolean.class).single()) {
            throw Refusal.of("training.seat.marked.stays");
        }
    }

    /** By name. */
    @Transactional(readOnly = true)
    public List<Seat> of(Viewer viewer, TrainingSession session) {
        var all = viewer.login().equals(session.trainer()) ? "true" : viewer.sees("p.login");
        return jdbc.sql("""
                        select p.login, u.name, p.mark_before, p.attended, p.interaction, p.exercises, p.mark_after, p.remark
                        from training_place p join app_user u on u.login = p.login
                        where p.session_id = :id and not p.trains and %s order by lower(u.name), p.login""".formatted(all))
                .params(viewer.parameters()).param("id", session.id()).query(Seat.class).list();
    }

    /** Whom this person may give a seat: those they lead, or themselves; the trainer of what has begun everybody who works here. */
    @Transactional(readOnly = true)
    public List<Person> choices(Viewer viewer, TrainingSession session) {
        if (!mayChange(viewer, session)) {
            return List.of();
        }
        var there = jdbc.sql("select login from training_place where session_id = ?").param(session.id()).query(String.class).set();
        return (keepsTheList(viewer, session) ? people.enabled() : people.colleagues(viewer)).stream().filter(person -> !there.contains(person.login())).toList();
    }

    /** Those of the list whose seat this person may take back. */
    @Transactional(readOnly = true)
    public List<Seat> removable(Viewer viewer, TrainingSession session, List<Seat> list) {
        if (!mayChange(viewer, session)) {
            return List.of();
        }
        // A trainer reads the whole list before it begins, too; everybody else only those whom they may take off it.
        if (keepsTheList(viewer, session) || !viewer.login().equals(session.trainer())) {
            return list;
        }
        var visible = people.visibleTo(viewer).stream().map(Person::login).collect(Collectors.toSet());
        return list.stream().filter(seat -> visible.contains(seat.login())).toList();
    }

    private boolean mayChange(Viewer viewer, TrainingSession session) {
        return session.stands() && (mayMark(viewer, session) || !session.begun(clock.instant()));
    }

    /** Who came is for the trainer to say, of whichever team they are. */
    private boolean keepsTheList(Viewer viewer, TrainingSession session) {
        return viewer.login().equals(session.trainer()) && session.begun(clock.instant());
    }

    public boolean mayMark(Viewer viewer, TrainingSession session) {
        return viewer.login().equals(session.trainer()) || viewer.leads();
    }

    /** Everything that keeps these marks from being entered, each naming its field by the person's place on the list. */
    @Transactional(readOnly = true)
    public List<Refusal> problems(Viewer by, UUID id, Map<String, SeatMarks> marks) {
        var session = sessions.get(by, id);
        var seats = toMark(by, session);
        var begun = session.begun(clock.instant());
        var problems = new Refusals();
        for (var place = 0; place < seats.size(); place++) {
            var typed = marks.get(seats.get(place).login());
            if (typed != null) {
                typed.problems(place, problems);
                problems.require(begun || typed.attended() == null && typed.interaction() == null && typed.exercises() == null && typed.markAfter() == null,
                        "attended-" + place, "training.session.notBegun");
                problems.require(!by.login().equals(seats.get(place).login()) || typed.equals(seats.get(place).marks()), "markAfter-" + place, "training.seat.own");
            }
        }
        return problems.all();
    }

    /**
     * Of the people on the list that this person sees; nobody marks themselves, but a trainer is not on it. What the person left as it was
     * shown stays as somebody else made it meanwhile; what both changed is refused under {@code was-} and the place, unless both say the same.
     *
     * @param shown by login, what the page had shown ({@link SeatMarks#inOneLine}); of whom it says nothing all is written
     */
    public void mark(Viewer by, UUID id, Map<String, SeatMarks> marks, Map<String, String> shown) {
        sessions.lockPlaces(id);
        var session = sessions.get(by, id);
        SessionBook.mustStand(session);
        var seats = toMark(by, session);
        var touched = new HashMap<String, SeatMarks>();
        seats.stream().filter(seat -> marks.containsKey(seat.login()) && !marks.get(seat.login()).inOneLine().equals(shown.get(seat.login())))
                .filter(seat -> !marks.get(seat.login()).equals(seat.marks()))
                .forEach(seat -> touched.put(seat.login(), marks.get(seat.login())));
        var problems = new Refusals().addAll(problems(by, id, touched));
        for (var place = 0; place < seats.size(); place++) {
            var present = seats.get(place).marks().inOneLine();
            problems.require(!touched.containsKey(seats.get(place).login()) || shown.getOrDefault(seats.get(place).login(), present).equals(present),
                    "was-" + place, "training.seat.changedMeanwhile", seats.get(place).name());
        }
        problems.throwIfAny();
        write(id, touched);
    }

    /** Those on the list, for whoever enters their marks. */
    @Transactional(readOnly = true)
    public List<Seat> toMark(Viewer by, TrainingSession session) {
        if (!mayMark(by, session)) {
            throw new AccessDeniedException("only the trainer and who leads enter marks");
        }
        return of(by, session);
    }

    /** In one statement; who is not on the list has no row to change. */
    private void write(UUID id, Map<String, SeatMarks> marks) {
        var logins = marks.keySet().stream().sorted().toList();
        var typed = logins.stream().map(marks::get).toList();
        jdbc.sql("""
                        update training_place p set mark_before = m.before, attended = m.attended, interaction = m.interaction, exercises = m.exercises,
                            mark_after = m.after, remark = m.remark
                        from unnest(cast(:logins as text[]), cast(:before as int[]), cast(:attended as boolean[]), cast(:interaction as int[]),
                            cast(:exercises as int[]), cast(:after as int[]), cast(:remark as text[]))
                            as m(login, before, attended, interaction, exercises, after, remark)
                        where p.session_id = :id and p.login = m.login and not p.trains""")
                .param("id", id).param("logins", logins.toArray(String[]::new))
                .param("before", typed.stream().map(SeatMarks::markBefore).toArray(Integer[]::new))
                .param("attended", typed.stream().map(SeatMarks::attended).toArray(Boolean[]::new))
                .param("interaction", typed.stream().map(SeatMarks::interaction).toArray(Integer[]::new))
                .param("exercises", typed.stream().map(SeatMarks::exercises).toArray(Integer[]::new))
                .param("after", typed.stream().map(SeatMarks::markAfter).toArray(Integer[]::new))
                .param("remark", typed.stream().map(SeatMarks::remark).toArray(String[]::new)).update();
    }

    private TrainingSession open(Viewer by, UUID id) {
        var session = sessions.get(by, id);
        SessionBook.mustStand(session);
        if (session.begun(clock.instant()) && !mayMark(by, session)) {
            throw Refusal.of("training.session.begun");
        }
        return session;
    }
}
