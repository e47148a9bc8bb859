package dev.salesflow.training.evaluation;

import dev.salesflow.coaching.CoachingTopic;
import dev.salesflow.coaching.skill.RatedSkill;
import dev.salesflow.coaching.skill.Skill;
import dev.salesflow.coaching.skill.SkillBook;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Person;
import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.PlainText;
import dev.salesflow.training.CourseCatalogue;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What one person was trained in, for themselves, their mentor and who leads them; and what they should be trained in. */
@Component
@Transactional(readOnly = true)
public class TrainingRecords {

    private final People people;
    private final SkillBook skills;
    private final CourseCatalogue courses;
    private final JdbcClient jdbc;
    private final Clock clock;

    TrainingRecords(People people, SkillBook skills, CourseCatalogue courses, JdbcClient jdbc, Clock clock) {
        this.people = people;
        this.skills = skills;
        this.courses = courses;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whose record it is, where the viewer may read it. */
    public Person of(Viewer viewer, String login) {
        return people.visible(viewer, login).or(() -> people.find(login).filter(person -> mentors(viewer, login))).orElseThrow(() -> new NotFound("person", login));
    }

    /** The latest first; ask {@link #of} before. */
    public Page<Participation> participations(String login, Page.Request page) {
        var total = jdbc.sql("select count(*) from training_place where login = ? and not trains").param(login).query(Long.class).single();
        return page.of(jdbc.sql("""
                        select s.id as session_id, c.id as course_id, c.name_en as course_en, c.name_zh as course_zh, c.passing_mark, p.starts_at, p.mark_before,
                               p.attended, p.interaction, p.exercises, p.mark_after, p.remark, s.cancelled
                        from training_place p join training_session s on s.id = p.session_id join course c on c.id = s.course_id
                        where p.login = :login and not p.trains order by p.starts_at desc, s.id limit :size offset :offset""")
                .param("login", login).param("size", page.size()).param("offset", page.offset()).query(Participation.class).list(), total);
    }

    /**
     * Of the gaps on the person's sheet of skills, the largest first; refused to whom that sheet is.
     *
     * @param untrained what a coaching found the person untrained in: its skills come before all gaps; null where none did
     */
    public List<ProposedCourse> proposed(Viewer viewer, String login, CoachingTopic untrained) {
        var sheet = skills.sheet(viewer, login, LocalDate.now(clock));
        var found = sheet.skills().stream().filter(one -> untrained != null && one.skill().topic() == untrained);
        var lacking = Stream.concat(found, sheet.toTrain().stream()).map(RatedSkill::skill).collect(Collectors.toMap(Skill::id, Function.identity(),
                (one, other) -> one, java.util.LinkedHashMap::new));
        var serving = courses.training(List.copyOf(lacking.keySet()));
        var next = next(serving.stream().map(course -> course.id()).toList());
        return serving.stream().map(course -> new ProposedCourse(lacking.get(course.skillId()), course,
                next.containsKey(course.id()) ? next.get(course.id()).id() : null, next.containsKey(course.id()) ? next.get(course.id()).startsAt() : null)).toList();
    }

    private record Next(UUID courseId, UUID id, Instant startsAt) {
    }

    private Map<UUID, Next> next(List<UUID> courseIds) {
        return courseIds.isEmpty() ? Map.of() : jdbc.sql("""
                        select distinct on (course_id) course_id, id, starts_at from training_session
                        where cancelled is null and starts_at > :now and course_id = any(:courses) order by course_id, starts_at""")
                .param("now", OffsetDateTime.now(clock)).param("courses", courseIds.toArray(UUID[]::new)).query(Next.class).stream()
                .collect(Collectors.toMap(Next::courseId, Function.identity()));
    }

    private boolean mentors(Viewer viewer, String login) {
        return PlainText.isReadable(login) && jdbc.sql("""
                        select exists (select 1 from rep_mentor where rep_login = :login and mentor_login = :viewer)
                            or exists (select 1 from onboarding where newcomer_login = :login and mentor_login = :viewer and state = 'RUNNING')""")
                .param("login", login).param("viewer", viewer.login()).query(Boolean.class).single();
    }
}
