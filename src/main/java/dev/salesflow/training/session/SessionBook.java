package dev.salesflow.training.session;

import dev.salesflow.identity.People;
import dev.salesflow.identity.Person;
import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import dev.salesflow.training.CourseCatalogue;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to sessions: managers and administrators plan, move and cancel them, everybody sees when they are. */
@Component
@Transactional
public class SessionBook {

    private static final String SELECT = """
            select s.id, s.version, s.course_id, c.name_en as course_en, c.name_zh as course_zh, c.passing_mark, s.starts_at, s.ends_at, s.place, s.link,
                   s.trainer_login as trainer, coalesce(u.name, s.trainer_login) as trainer_name, s.seats,
                   (select count(*)::int from training_place p where p.session_id = s.id and not p.trains) as taken,
                   exists (select 1 from training_place p where p.session_id = s.id and p.login = :viewer) as own, s.cancelled,
                   exists (select 1 from training_place p where p.session_id = s.id
                       and num_nonnulls(p.mark_before, p.attended, p.interaction, p.exercises, p.mark_after, p.remark) > 0) as marked
            from training_session s join course c on c.id = s.course_id left join app_user u on u.login = s.trainer_login
            where\s""";
    private static final UUID NONE = new UUID(0, 0);

    private final CourseCatalogue courses;
    private final Occupied occupied;
    private final People people;
    private final JdbcClient jdbc;
    private final Clock clock;

    SessionBook(CourseCatalogue courses, Occupied occupied, People people, JdbcClient jdbc, Clock clock) {
        this.courses = courses;
        this.occupied = occupied;
        this.people = people;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Everything the data alone would be refused for, each naming its field. */
    @Transactional(readOnly = true)
    public List<Refusal> problems(SessionData data) {
        return new Refusals().addAll(data.problems(LocalDate.now(clock)))
                .require(people.find(data.trainer() == null ? "" : data.trainer()).filter(Person::enabled).isPresent(), "trainer", "error.notAChoice").all();
    }

    /** One to come, or one that was held already and is entered afterwards. */
    public UUID plan(Viewer by, UUID course, SessionData data) {
        CourseCatalogue.mustKeep(by);
        if (!courses.get(course).active()) {
            throw Refusal.of("training.course.inactive");
        }
        occupied.lock();
        check(data, NONE, List.of());
        var id = Ids.next();
        jdbc.sql("""
                        insert into training_session (id, course_id, starts_at, ends_at, place, link, trainer_login, seats, planned_by, version)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)""")
                .params(id, course, at(start(data)), at(end(data)), data.place(), data.link(), data.trainer(), data.seats(), by.login()).update();
        seatTrainer(by, id);
        return id;
    }

    /**
     * One that has begun only to correct what was entered of it, as long as nobody has attendance or marks.
     *
     * @throws OptimisticLockingFailureException where somebody moved or cancelled it since
     */
    public void change(Viewer by, UUID id, int version, SessionData data) {
        CourseCatalogue.mustKeep(by);
        var before = toAmend(by, id);
        var seated = jdbc.sql("select login from training_place where session_id = ? and not trains order by login").param(id).query(String.class).list();
        check(data, id, seated);
        new Refusals().require(before.begun(clock.instant()) || start(data).isAfter(clock.instant()), "day", "training.session.past")
                .require(data.seats() >= seated.size(), "seats", "training.session.tooFew", seated.size())
                .require(!seated.contains(data.trainer()), "trainer", "training.trainerSits").throwIfAny();
        jdbc.sql("delete from training_place where session_id = ? and trains").param(id).update();
        changed(jdbc.sql("""
                        update training_session set starts_at = ?, ends_at = ?, place = ?, link = ?, trainer_login = ?, seats = ?, version = version + 1
                        where id = ? and version = ? and cancelled is null""")
                .params(at(start(data)), at(end(data)), data.place(), data.link(), data.trainer(), data.seats(), id, version).update(), id);
        seatTrainer(by, id);
    }

    /** Its places are free again; who had one stays readable. One that has begun only as long as nobody has attendance or marks. */
    public void cancel(Viewer by, UUID id, int version, String reason) {
        CourseCatalogue.mustKeep(by);
        new Refusals().add(PlainText.requiredProblem("reason", reason, 1000)).throwIfAny();
        toAmend(by, id);
        changed(jdbc.sql("update training_session set cancelled = ?, version = version + 1 where id = ? and version = ? and cancelled is null")
                .params(reason, id, version).update(), id);
        jdbc.sql("update training_place set standing = false where session_id = ?").param(id).update();
    }

    @Transactional(readOnly = true)
    public TrainingSession get(Viewer viewer, UUID id) {
        return jdbc.sql(SELECT + "s.id = :id").param("viewer", viewer.login()).param("id", id).query(TrainingSession.class).optional()
                .orElseThrow(() -> new NotFound("training session", id));
    }

    /** Those to come, the next first. */
    @Transactional(readOnly = true)
    public Page<TrainingSession> coming(Viewer viewer, Page.Request page) {
        return list(viewer, "s.cancelled is null and s.ends_at > :now", "s.starts_at, s.id", Map.of("now", OffsetDateTime.now(clock)), page);
    }

    /** Of one course, the latest first, cancelled ones too. */
    @Transactional(readOnly = true)
    public Page<TrainingSession> ofCourse(Viewer viewer, UUID course, Page.Request page) {
        return list(viewer, "s.course_id = :course", "s.starts_at desc, s.id", Map.of("course", course), page);
    }

    /** Who may train: everybody who works here. */
    @Transactional(readOnly = true)
    public List<Person> trainers() {
        return people.enabled();
    }

    /** Until the transaction ends nobody else enters marks of it; in one order, so that none waits for the other for ever. */
    void lockPlaces(UUID id) {
        jdbc.sql("select login from training_place where session_id = ? order by login for update").param(id).query(String.class).list();
    }

    /** Read after the locks, so that marks entered a moment ago count. */
    private TrainingSession toAmend(Viewer by, UUID id) {
        occupied.lock();
        lockPlaces(id);
        var session = get(by, id);
        mustStand(session);
        if (!session.amendable(clock.instant())) {
            throw Refusal.of("training.session.marked");
        }
        return session;
    }

    private Page<TrainingSession> list(Viewer viewer, String condition, String order, Map<String, ?> parameters, Page.Request page) {
        var total = jdbc.sql("select count(*) from training_session s where " + condition).params(parameters).query(Long.class).single();
        return page.of(jdbc.sql(SELECT + condition + " order by " + order + " limit :size offset :offset").params(parameters).param("viewer", viewer.login())
                .param("size", page.size()).param("offset", page.offset()).query(TrainingSession.class).list(), total);
    }

    private void check(SessionData data, UUID except, List<String> seated) {
        new Refusals().addAll(problems(data)).throwIfAny();
        occupied.mustBeFree("trainer", List.of(data.trainer()), start(data), end(data), except);
        var others = new ArrayList<>(seated);
        others.remove(data.trainer());
        occupied.mustBeFree("day", others, start(data), end(data), except);
    }

    private void seatTrainer(Viewer by, UUID session) {
        jdbc.sql("""
                        insert into training_place (session_id, login, trains, starts_at, ends_at, entered_by, entered_at)
                        select s.id, s.trainer_login, true, s.starts_at, s.ends_at, ?, ? from training_session s where s.id = ?""")
                .params(by.login(), OffsetDateTime.now(clock), session).update();
    }

    static void mustStand(TrainingSession session) {
        if (!session.stands()) {
            throw Refusal.of("training.session.isCancelled");
        }
    }

    private static void changed(int rows, UUID id) {
        if (rows == 0) {
            throw new OptimisticLockingFailureException("the session " + id + " was changed or cancelled");
        }
    }

    private Instant start(SessionData data) {
        return data.day().atTime(data.from()).atZone(clock.getZone()).toInstant();
    }

    private Instant end(SessionData data) {
        return start(data).plusSeconds(60L * data.minutes());
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
