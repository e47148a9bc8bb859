package dev.salesflow.training.onboarding;

import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads onboardings, their topics and notes. */
@Component
class OnboardingRecords {

    private static final String SELECT = """
            select o.id, o.newcomer_login as newcomer, n.name as newcomer_name, o.mentor_login as mentor, m.name as mentor_name, o.leader_login as leader,
                   l.name as leader_name, o.started_on, o.day, t.last_day, o.state = 'RUNNING' and o.day = t.last_day and t.topics = t.passed + t.failed as concluding, o.state, o.finding, o.outcome, o.started_at, o.ended_at,
                   t.topics, t.passed, t.failed
            from onboarding o join app_user n on n.login = o.newcomer_login join app_user m on m.login = o.mentor_login join app_user l on l.login = o.leader_login
            cross join lateral (select coalesce(max(x.day), 0)::int as last_day, count(*)::int as topics, (count(*) filter (where x.state = 'PASSED'))::int as passed,
                                       (count(*) filter (where x.state = 'FAILED'))::int as failed from onboarding_topic x where x.onboarding_id = o.id) t
            where\s""";

    private static final String TOPICS = """
            select t.*, c.name_en as course_en, c.name_zh as course_zh from onboarding_topic t left join course c on c.id = t.course_id where\s""";

    private final JdbcClient jdbc;

    OnboardingRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Onboarding> find(UUID id) {
        return jdbc.sql(SELECT + "o.id = ?").param(id).query(Onboarding.class).optional();
    }

    Optional<Onboarding> find(Viewer viewer, UUID id) {
        return jdbc.sql(SELECT + "o.id = :id and " + seen(viewer)).param("id", id).params(viewer.parameters()).query(Onboarding.class).optional();
    }

    Optional<Onboarding> running(String newcomer) {
        return jdbc.sql(SELECT + "o.newcomer_login = ? and o.state = 'RUNNING'").param(newcomer).query(Onboarding.class).optional();
    }

    /** The latest first. */
    List<Onboarding> of(String newcomer) {
        return jdbc.sql(SELECT + "o.newcomer_login = ? order by o.started_at desc limit 20").param(newcomer).query(Onboarding.class).list();
    }

    Page<Onboarding> list(Viewer viewer, boolean running, Page.Request page) {
        var condition = (running ? "o.state = 'RUNNING' and " : "o.state <> 'RUNNING' and ") + seen(viewer);
        var total = jdbc.sql("select count(*) from onboarding o where " + condition).params(viewer.parameters()).query(Long.class).single();
        return page.of(jdbc.sql(SELECT + condition + " order by " + (running ? "o.started_at" : "o.ended_at") + " desc, o.id limit :size offset :offset")
                .params(viewer.parameters()).param("size", page.size()).param("offset", page.offset()).query(Onboarding.class).list(), total);
    }

    /** The newcomer, the mentor, and who leads the newcomer. */
    private static String seen(Viewer viewer) {
        return "(o.mentor_login = :viewer or o.leader_login = :viewer or " + viewer.sees("o.newcomer_login") + ")";
    }

    List<OnboardingTopic> topics(UUID onboarding) {
        return jdbc.sql(TOPICS + "t.onboarding_id = ? order by t.day, t.position").param(onboarding).query(OnboardingTopic.class).list();
    }

    Optional<OnboardingTopic> topic(UUID id) {
        return jdbc.sql(TOPICS + "t.id = ?").param(id).query(OnboardingTopic.class).optional();
    }

    List<TopicNote> notes(UUID onboarding) {
        return jdbc.sql("""
                        select n.*, coalesce(u.name, n.done_by) as by from onboarding_note n join onboarding_topic t on t.id = n.topic_id
                        left join app_user u on u.login = n.done_by where t.onboarding_id = ? order by n.id""")
                .param(onboarding).query(TopicNote.class).list();
    }

    /** Of one topic, the last of its kind. */
    Optional<TopicNote> lastNote(UUID topic, boolean checked) {
        return jdbc.sql("""
                        select n.*, coalesce(u.name, n.done_by) as by from onboarding_note n left join app_user u on u.login = n.done_by
                        where n.topic_id = ? and n.checked = ? order by n.id desc limit 1""").params(topic, checked).query(TopicNote.class).optional();
    }

    /** Reps whom the viewer leads, who never were onboarded and have no deal yet: login to name. */
    Map<String, String> proposed(Viewer viewer) {
        var proposed = new java.util.LinkedHashMap<String, String>();
        jdbc.sql("""
                        select r.login, r.name from sales_rep r
                        where r.enabled and %s and not exists (select 1 from onboarding o where o.newcomer_login = r.login)
                            and not exists (select 1 from opportunity d where d.owner_login = r.login)
                        order by lower(r.name), r.login limit 200""".formatted(viewer.sees("r.login")))
                .params(viewer.parameters()).query(row -> {
                    proposed.put(row.getString(1), row.getString(2));
                });
        return proposed;
    }
}
