package dev.salesflow.training.onboarding;

import dev.salesflow.coaching.Mentors;
import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to onboardings: managers and administrators start, extend and end them; newcomers, mentors and managers read theirs. */
@Component
@Transactional
public class OnboardingBook {

    static final int LONGEST = 1000;

    // The partial unique index decides a race: the second insert finds the first and does nothing.
    private static final String START = """
            insert into onboarding (id, newcomer_login, mentor_login, leader_login, started_by, started_on, started_at, state)
            values (:id, :newcomer, :mentor, coalesce((select r.coach from sales_rep r where r.login = :newcomer and r.coach <> :newcomer), :by), :by, :today, :now, 'RUNNING')
            on conflict (newcomer_login) where state = 'RUNNING' do nothing""";
    private static final String TOPICS = """
            insert into onboarding_topic (id, onboarding_id, day, position, topic_en, topic_zh, practice_en, practice_zh, check_en, check_zh, course_id, state)
            select gen_random_uuid(), :id, i.day, row_number() over (partition by i.day order by i.position, i.id), i.topic_en, i.topic_zh, i.practice_en,
                   i.practice_zh, i.check_en, i.check_zh, i.course_id, 'OPEN'
            from onboarding_item i where i.active""";

    private final OnboardingRecords records;
    private final Mentors mentors;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OnboardingBook(OnboardingRecords records, Mentors mentors, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.records = records;
        this.mentors = mentors;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** The mentor is named for coaching too, so that a newcomer has one mentor. */
    public UUID start(Viewer by, String newcomer, String mentor) {
        mustLead(by);
        new Refusals().require(isRep(by, newcomer), "newcomer", "error.notAChoice")
                .require(mentor != null && !mentor.equals(newcomer) && mentors.choices(by).containsKey(mentor), "mentor", "error.notAChoice").throwIfAny();
        var id = Ids.next();
        if (jdbc.sql(START).param("id", id).param("newcomer", newcomer).param("mentor", mentor).param("by", by.login())
                .param("today", LocalDate.now(clock)).param("now", OffsetDateTime.now(clock)).update() == 0) {
            throw Refusal.ofField("newcomer", "onboarding.runsAlready");
        }
        if (jdbc.sql(TOPICS).param("id", id).update() == 0) {
            throw Refusal.leadingTo("/training/onboarding/plan", "onboarding.planEmpty");
        }
        mentors.name(by, newcomer, mentor);
        var begun = get(id);
        events.publishEvent(new OnboardingStarted(id, newcomer, mentor, begun.leader()));
        return id;
    }

    /** One more day: topics to be repeated, and a practice in the manager's own words. */
    public void extend(Viewer by, UUID id, List<UUID> topics, String practice) {
        mustLead(by);
        find(by, id);
        // Held first: the last topic may be settled meanwhile, and the process would ask for the finding instead of going on to the new day.
        if (hold(id).concluding()) {
            throw Refusal.conflict("onboarding.extendInTask");
        }
        extendInstead(id, topics, practice);
    }

    /** The same as the answer to the task that asks for the finding. */
    public void extendInstead(UUID id, List<UUID> topics, String practice) {
        hold(id).mustRun();
        new Refusals().add(PlainText.problem("practice", practice, LONGEST)).require(!topics.isEmpty() || PlainText.clean(practice) != null, "practice", "onboarding.extendWhat").throwIfAny();
        var day = jdbc.sql("select max(day) + 1 from onboarding_topic where onboarding_id = ?").param(id).query(Integer.class).single();
        var repeated = topics.isEmpty() ? 0 : jdbc.sql("""
                        insert into onboarding_topic (id, onboarding_id, day, position, topic_en, topic_zh, practice_en, practice_zh, check_en, check_zh, course_id, state)
                        select gen_random_uuid(), t.onboarding_id, :day, row_number() over (order by t.day, t.position), t.topic_en, t.topic_zh, t.practice_en,
                               t.practice_zh, t.check_en, t.check_zh, t.course_id, 'OPEN'
                        from onboarding_topic t where t.onboarding_id = :id and t.id = any(:topics)""")
                .param("id", id).param("day", day).param("topics", topics.toArray(UUID[]::new)).update();
        new Refusals().require(repeated == topics.stream().distinct().count(), "topics", "error.notAChoice").throwIfAny();
        if (PlainText.clean(practice) != null) {
            jdbc.sql("""
                            insert into onboarding_topic (id, onboarding_id, day, position, topic_en, topic_zh, practice_en, practice_zh, check_en, check_zh, state)
                            values (:new, :id, :day, :position, 'More practice', '补充练习', :practice, :practice, 'The mentor saw it done.', '导师亲眼看到已做到。', 'OPEN')""")
                    .param("new", Ids.next()).param("id", id).param("day", day).param("position", repeated + 1).param("practice", practice.strip()).update();
        }
    }

    /** The manager's answer at the end. */
    public void conclude(UUID id, OnboardingFinding finding, String nextStep) {
        var onboarding = hold(id);
        onboarding.mustRun();
        new Refusals().require(finding != null, "finding", "error.required").add(PlainText.requiredProblem("nextStep", nextStep, LONGEST))
                .require(finding != OnboardingFinding.READY || !hasUnpassed(id), "finding", "onboarding.notAllPassed").throwIfAny();
        end(id, "FINISHED", finding, nextStep);
    }

    /** A topic failed and later passed counts as passed. */
    private boolean hasUnpassed(UUID id) {
        return jdbc.sql("""
                        select exists (select 1 from onboarding_topic t where t.onboarding_id = :id and t.state <> 'PASSED' and not exists (
                            select 1 from onboarding_topic p where p.onboarding_id = :id and p.topic_en = t.topic_en and p.practice_en = t.practice_en
                                and p.day > t.day and p.state = 'PASSED'))""").param("id", id).query(Boolean.class).single();
    }

    public void cancel(Viewer by, UUID id, String reason) {
        mustLead(by);
        find(by, id);
        new Refusals().add(PlainText.requiredProblem("reason", reason, LONGEST)).throwIfAny();
        var onboarding = hold(id);
        onboarding.mustRun();
        end(id, "CANCELLED", null, reason);
        events.publishEvent(new OnboardingCancelled(id, onboarding.newcomer(), by.login()));
    }

    private void end(UUID id, String state, OnboardingFinding finding, String outcome) {
        jdbc.sql("update onboarding set state = ?, finding = cast(? as text), outcome = ?, ended_at = ? where id = ?")
                .params(state, finding == null ? null : finding.name(), outcome.strip(), OffsetDateTime.now(clock), id).update();
    }

    /** Nothing but that it runs is looked at. */
    public void handOver(UUID id, String mentor, String leader) {
        var onboarding = hold(id);
        onboarding.mustRun();
        jdbc.sql("update onboarding set mentor_login = ?, leader_login = ? where id = ?").params(mentor, leader, id).update();
        events.publishEvent(new OnboardingHandedOver(id, onboarding.newcomer(), mentor, leader));
    }

    @Transactional(readOnly = true)
    public Onboarding find(Viewer viewer, UUID id) {
        return records.find(viewer, id).orElseThrow(() -> new NotFound("onboarding", id));
    }

    /** For the tasks of its own process, whose people the engine has checked. */
    @Transactional(readOnly = true)
    public Onboarding get(UUID id) {
        return records.find(id).orElseThrow(() -> new NotFound("onboarding", id));
    }

    @Transactional(readOnly = true)
    public Optional<Onboarding> running(String newcomer) {
        return records.running(newcomer);
    }

    /** Of one person, the latest first. */
    @Transactional(readOnly = true)
    public List<Onboarding> of(String newcomer) {
        return records.of(newcomer);
    }

    @Transactional(readOnly = true)
    public Page<Onboarding> list(Viewer viewer, boolean running, Page.Request page) {
        return records.list(viewer, running, page);
    }

    @Transactional(readOnly = true)
    public List<OnboardingTopic> topics(UUID id) {
        return records.topics(id);
    }

    /** Of all its topics, as they were written. */
    @Transactional(readOnly = true)
    public List<TopicNote> notes(UUID id) {
        return records.notes(id);
    }

    /** Reps whom the viewer leads, who never were onboarded and have no deal yet: login to name. */
    @Transactional(readOnly = true)
    public Map<String, String> proposed(Viewer viewer) {
        return viewer.leads() ? records.proposed(viewer) : Map.of();
    }

    /** Whether the person is a rep who works here and whom the viewer leads. */
    @Transactional(readOnly = true)
    public boolean isRep(Viewer viewer, String login) {
        return login != null && PlainText.isReadable(login) && !viewer.login().equals(login)
                && jdbc.sql("select count(*) from sales_rep r where r.enabled and r.login = :login and " + viewer.sees("r.login"))
                .params(viewer.parameters()).param("login", login).query(Long.class).single() > 0;
    }

    /** Until the transaction ends nobody else moves it. */
    Onboarding hold(UUID id) {
        jdbc.sql("select id from onboarding where id = ? for update").param(id).query(UUID.class).optional().orElseThrow(() -> new NotFound("onboarding", id));
        return get(id);
    }

    private static void mustLead(Viewer viewer) {
        if (!viewer.leads()) {
            throw new AccessDeniedException("only managers and administrators lead onboardings");
        }
    }
}
