package dev.salesflow.training.onboarding;

import dev.salesflow.company.WorkingCalendar;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door for the process: day after day, each topic practised, checked, repeated or left. */
@Component
@Transactional
public class OnboardingDays {

    private static final int LONGEST_SAID = 2000;

    private final OnboardingBook book;
    private final OnboardingRecords records;
    private final OnboardingPlan plan;
    private final WorkingCalendar calendar;
    private final JdbcClient jdbc;
    private final Clock clock;

    OnboardingDays(OnboardingBook book, OnboardingRecords records, OnboardingPlan plan, WorkingCalendar calendar, JdbcClient jdbc, Clock clock) {
        this.book = book;
        this.records = records;
        this.plan = plan;
        this.calendar = calendar;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Goes on to the next day that has topics; how many. */
    public int open(UUID onboarding) {
        book.hold(onboarding).mustRun();
        jdbc.sql("""
                        update onboarding o set day = (select min(t.day) from onboarding_topic t where t.onboarding_id = o.id and t.day > o.day) where o.id = ?""")
                .param(onboarding).update();
        return today(onboarding).size();
    }

    /** The topics of the day being worked on, in their order, which does not change during the day. */
    @Transactional(readOnly = true)
    public List<OnboardingTopic> today(UUID onboarding) {
        var day = book.get(onboarding).day();
        return records.topics(onboarding).stream().filter(topic -> topic.day() == day).toList();
    }

    /**
     * When the next day's topics come: at the beginning of that working day, counted from the start, or at once where it has come
     * already. Empty after the last day; then the finding is asked for.
     */
    public Optional<Instant> next(UUID onboarding) {
        var held = book.hold(onboarding);
        var next = records.topics(onboarding).stream().mapToInt(OnboardingTopic::day).filter(day -> day > held.day()).min();
        return next.isEmpty() ? Optional.empty() : Optional.of(begins(held, next.getAsInt()));
    }

    private Instant begins(Onboarding onboarding, int day) {
        var due = dayOfPlan(onboarding.startedOn(), day).atStartOfDay(clock.getZone()).toInstant();
        return due.isBefore(clock.instant()) ? clock.instant() : due;
    }

    /** The date of a day of the plan; one that begins on a day off begins on the next working day. */
    LocalDate dayOfPlan(LocalDate startedOn, int day) {
        var first = calendar.isWorkingDay(startedOn) ? startedOn : calendar.plus(startedOn, 1);
        return calendar.plus(first, day - 1);
    }

    @Transactional(readOnly = true)
    public OnboardingTopic topic(UUID id) {
        return records.topic(id).orElseThrow(() -> new NotFound("topic", id));
    }

    @Transactional(readOnly = true)
    public Optional<TopicNote> lastPractice(UUID topic) {
        return records.lastNote(topic, false);
    }

    @Transactional(readOnly = true)
    public Optional<TopicNote> lastCheck(UUID topic) {
        return records.lastNote(topic, true);
    }

    /** Only the newcomer practises; a deputy cannot learn for somebody. */
    public void practised(UUID id, String said, String question, String by) {
        var topic = held(id);
        if (!by.equals(book.get(topic.onboardingId()).newcomer())) {
            throw Refusal.of("onboarding.onlyNewcomer");
        }
        new Refusals().add(PlainText.requiredProblem("said", said, LONGEST_SAID)).add(PlainText.problem("question", question, 1000)).throwIfAny();
        jdbc.sql("insert into onboarding_note (topic_id, attempt, checked, said, question, done_by, done_at) values (?, ?, false, ?, cast(? as text), ?, ?)")
                .params(id, topic.attempts() + 1, said.strip(), question, by, OffsetDateTime.now(clock)).update();
    }

    /**
     * The mark decides by the rule of the plan.
     *
     * @param knowledge null where nothing was asked about the class
     * @param leave whether a topic that was not passed is left so; otherwise it is practised again
     * @return whether it is practised again
     */
    public boolean checked(UUID id, Integer practice, Integer knowledge, String said, boolean leave, String by) {
        var topic = held(id);
        if (by.equals(book.get(topic.onboardingId()).newcomer())) {
            throw Refusal.of("onboarding.notOneself");
        }
        new Refusals().require(practice != null && practice >= 0 && practice <= 100, "practiceMark", "training.mark.between", 0, 100)
                .require(knowledge == null || knowledge >= 0 && knowledge <= 100, "knowledgeMark", "training.mark.between", 0, 100)
                .add(PlainText.requiredProblem("said", said, LONGEST_SAID)).throwIfAny();
        var rule = plan.rule();
        var mark = rule.mark(practice, knowledge);
        var passed = mark >= rule.passingMark();
        jdbc.sql("""
                        insert into onboarding_note (topic_id, attempt, checked, said, practice_mark, knowledge_mark, mark, passed, done_by, done_at)
                        values (?, ?, true, ?, ?, cast(? as int), ?, ?, ?, ?)""")
                .params(id, topic.attempts() + 1, said.strip(), practice, knowledge, mark, passed, by, OffsetDateTime.now(clock)).update();
        jdbc.sql("update onboarding_topic set attempts = attempts + 1, mark = ?, state = ? where id = ?")
                .params(mark, passed ? "PASSED" : leave ? "FAILED" : "OPEN", id).update();
        return !passed && !leave;
    }

    private OnboardingTopic held(UUID id) {
        var topic = topic(id);
        book.hold(topic.onboardingId()).mustRun();
        if (!topic(id).open()) {
            throw Refusal.conflict("onboarding.topicSettled");
        }
        return topic(id);
    }
}
