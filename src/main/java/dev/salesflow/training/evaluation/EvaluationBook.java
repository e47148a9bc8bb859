package dev.salesflow.training.evaluation;

import dev.salesflow.coaching.effect.Measure;
import dev.salesflow.coaching.skill.SkillCatalogue;
import dev.salesflow.identity.Viewer;
import dev.salesflow.training.CourseCatalogue;
import dev.salesflow.training.session.TrainingSession;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reckons in three statements, however many came: of the people whom the reader leads, a trainer of all who sat there. */
@Component
@Transactional(readOnly = true)
public class EvaluationBook {

    /** Each person once, with the first time they came, if they ever did; sessions that are over and were held. */
    private static final String TAKEN = """
            with taken as (
                select distinct on (p.login) p.*, cast(timezone(:zone, s.starts_at) as date) as day, c.skill_id, c.passing_mark
                from training_place p join training_session s on s.id = p.session_id join course c on c.id = s.course_id
                where s.cancelled is null and not p.trains and s.ends_at <= :now and %s and %s
                order by p.login, p.attended is false, s.starts_at)
            """;
    private static final String MARKS = """
            select count(*)::int as seats, count(attended)::int as told, (count(*) filter (where attended))::int as attended,
                   round(avg(interaction), 1) as interaction, round(avg(exercises), 1) as exercises, count(interaction)::int as interacted,
                   count(exercises)::int as exercised, count(mark_after)::int as tested, round(avg(mark_after), 1) as after,
                   (count(*) filter (where mark_after >= passing_mark))::int as passed, max(passing_mark)::int as passing_mark,
                   (count(*) filter (where mark_before is not null and mark_after is not null))::int as "both",
                   round(avg(mark_before) filter (where mark_after is not null), 1) as both_before,
                   round(avg(mark_after) filter (where mark_before is not null), 1) as both_after
            from taken""";
    private static final String SKILL = """
            select count(*)::int as rated, round(avg(b.ability), 1) as before, round(avg(a.ability), 1) as after,
                   (count(*) filter (where a.ability > b.ability))::int as better, (count(*) filter (where a.ability < b.ability))::int as worse
            from taken t
            join lateral (select r.ability from skill_rating r where r.rep_login = t.login and r.by_manager and r.skill_id = t.skill_id
                and r.rated_on <= t.day order by r.rated_on desc limit 1) b on true
            join lateral (select r.ability from skill_rating r where r.rep_login = t.login and r.by_manager and r.skill_id = t.skill_id
                and r.rated_on > t.day order by r.rated_on desc limit 1) a on true
            where t.attended is not false""";
    /**
     * The night nearest to the day, at most a week off, and the one as many days later as the measure looks back; of the same two nights the
     * others of the team whom the reader may see, since everybody's figures rise in a good season.
     */
    private static final String RESULTS = """
            select k.key, max(asked.days) as days, count(*)::int as people, round(avg(cast(k.value as numeric)), 1) as before,
                   round(avg(cast(a.measures -> k.key as numeric)), 1) as after, count(o.before)::int as compared, round(avg(o.before), 1) as others_before,
                   round(avg(o.after), 1) as others_after,
                   round(avg(cast(a.measures -> k.key as numeric) - cast(k.value as numeric) - (o.after - o.before)), 1) as gain
            from taken t cross join unnest(cast(:facts as text[]), cast(:days as int[])) as asked(fact, days)
            join lateral (select r.day, r.peers, r.measures from rep_day r where r.rep_login = t.login and r.day <= t.day and r.day > t.day - 7
                order by r.day desc limit 1) b on true
            join lateral (select r.day, r.measures from rep_day r where r.rep_login = t.login and r.day >= t.day + asked.days and r.day < t.day + asked.days + 7
                order by r.day limit 1) a on true
            cross join lateral jsonb_each(b.measures) as k(key, value)
            cross join lateral (
                select avg(cast(ob.measures -> k.key as numeric)) as before, avg(cast(oa.measures -> k.key as numeric)) as after
                from rep_day ob join rep_day oa on oa.rep_login = ob.rep_login and oa.day = a.day
                where ob.day = b.day and ob.peers = b.peers and ob.rep_login <> all(array(select login from taken where attended is not false))
                    and jsonb_exists(ob.measures, k.key) and jsonb_exists(oa.measures, k.key) and %s) o
            where t.attended is not false and (k.key = asked.fact or k.key like asked.fact || ':%%') and jsonb_exists(a.measures, k.key)
            group by k.key order by min(array_position(:facts, asked.fact)), k.key""";

    private final CourseCatalogue courses;
    private final SkillCatalogue skills;
    private final JdbcClient jdbc;
    private final Clock clock;

    EvaluationBook(CourseCatalogue courses, SkillCatalogue skills, JdbcClient jdbc, Clock clock) {
        this.courses = courses;
        this.skills = skills;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Evaluation ofSession(Viewer viewer, TrainingSession session) {
        var trains = viewer.login().equals(session.trainer());
        if (!trains && !viewer.leads()) {
            throw new AccessDeniedException("only the trainer and who leads evaluate");
        }
        return evaluate(viewer, TAKEN.formatted("s.id = :id", trains ? "true" : viewer.sees("p.login")), session.id(), courses.get(session.courseId()).skillId());
    }

    public Evaluation ofCourse(Viewer viewer, UUID course) {
        if (!viewer.leads()) {
            throw new AccessDeniedException("only who leads evaluates a course");
        }
        return evaluate(viewer, TAKEN.formatted("s.course_id = :id", viewer.sees("p.login")), course, courses.get(course).skillId());
    }

    private Evaluation evaluate(Viewer viewer, String taken, UUID id, UUID skill) {
        var parameters = new HashMap<String, Object>(viewer.parameters());
        parameters.put("id", id);
        parameters.put("now", OffsetDateTime.now(clock));
        parameters.put("zone", clock.getZone().getId());
        return new Evaluation(jdbc.sql(taken + MARKS).params(parameters).query(Evaluation.Marks.class).single(),
                skill == null ? null : jdbc.sql(taken + SKILL).params(parameters).query(Evaluation.OnTheJob.class).single(), results(viewer, taken, parameters, skill));
    }

    private List<Evaluation.Result> results(Viewer viewer, String taken, Map<String, Object> parameters, UUID skill) {
        var asked = new LinkedHashSet<Measure>();
        Optional.ofNullable(skill).map(skills::get).map(one -> one.topic()).flatMap(Measure::of).ifPresent(asked::add);
        asked.addAll(List.of(Measure.MEETINGS, Measure.CONVERSION, Measure.WIN_RATE));
        parameters.put("facts", asked.stream().map(Measure::fact).toArray(String[]::new));
        parameters.put("days", asked.stream().map(Measure::days).toArray(Integer[]::new));
        var found = new ArrayList<>(jdbc.sql(taken + RESULTS.formatted(viewer.sees("ob.rep_login"))).params(parameters).query(Evaluation.Result.class).list());
        asked.stream().filter(measure -> found.stream().noneMatch(result -> Measure.named(result.key()) == measure))
                .forEach(measure -> found.add(Evaluation.Result.unknown(measure.fact(), measure.days())));
        return found;
    }
}
