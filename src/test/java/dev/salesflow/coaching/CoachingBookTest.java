package dev.salesflow.coaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salesflow.SalesflowTest;
import dev.salesflow.TestClock;
import dev.salesflow.customer.TestPeople;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.TeamsChanged;
import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.KeyFact;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.Refusal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@SalesflowTest
class CoachingBookTest {

    @Autowired
    JdbcClient jdbc;
    @Autowired
    TestClock clock;
    @Autowired
    Viewers viewers;
    @Autowired
    CoachingBook coachings;
    @Autowired
    NightlyCheck nightly;
    @Autowired
    Mentors mentors;
    @Autowired
    ApplicationEventPublisher events;

    TestPeople people;
    TestTeam team;

    @BeforeEach
    void makeTeam() {
        people = new TestPeople(jdbc);
        team = TestTeam.thatLosesDeals(people, new TestDeals(jdbc, clock));
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void startsTheCoachingThatTheTableCallsForAndKeepsItsEvidence() {
        var outcome = coachings.check(manager());

        assertThat(outcome).isEqualTo(new CheckOutcome(2, 1));
        var coaching = running();
        assertThat(coaching.topic()).isEqualTo(CoachingTopic.LOSSES);
        assertThat(coaching.urgency()).isEqualTo(Urgency.HIGH);
        assertThat(coaching.kind()).isEqualTo(CoachingKind.SMALL);
        assertThat(coaching.coach()).isEqualTo(team.manager());
        assertThat(coaching.tableName()).isEqualTo("coaching-trigger");
        assertThat(coaching.tableVersion()).isEqualTo(1);
        assertThat(coaching.ruleRow()).isEqualTo(3);
        assertThat(coaching.evidence().facts()).containsEntry("losses", 4)
                .containsEntry("winRateBehind", new BigDecimal("100.0"))
                .containsEntry("conversion", null);
        assertThat(coaching.evidence().conditions()).extracting(Evidence.Condition::fact)
                .containsExactly("losses", "winRateBehind");
        assertThat(coaching.evidence().noteZh()).contains("丢单");
    }

    @Test
    void startsNothingASecondTimeWhileOneOnTheTopicRuns() {
        coachings.check(manager());

        assertThat(coachings.check(manager()).started()).isZero();
        assertThatThrownBy(() -> coachings.start(manager(), team.rep(), CoachingTopic.LOSSES, CoachingKind.SMALL, "price"))
                .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.key()).isEqualTo("coaching.runsAlready"));
        assertThat(count()).isEqualTo(1);
        coachings.start(manager(), team.rep(), CoachingTopic.SKILL, CoachingKind.SMALL, "phone");
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void startsOneOnlyHoweverManyRaceForIt() throws Exception {
        var racers = 8;
        var line = new CyclicBarrier(racers);
        var pool = Executors.newFixedThreadPool(racers);
        var outcomes = new ArrayList<Future<Integer>>();
        for (var i = 0; i < racers; i++) {
            var viewer = manager();
            outcomes.add(pool.submit(() -> {
                line.await(30, TimeUnit.SECONDS);
                return coachings.check(viewer).started();
            }));
        }
        var started = 0;
        for (var outcome : outcomes) {
            started += outcome.get(60, TimeUnit.SECONDS);
        }
        pool.shutdown();

        assertThat(started).isEqualTo(1);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void aRowMaySendTheCoachingToTheNamedMentorAndItStaysThere() {
        mentors.name(manager(), team.colleague(), team.rep());
        skillGap(team.colleague());

        coachings.check(manager());

        var coaching = coachings.list(viewers.of(team.colleague()), true, new Page.Request(0, 20)).items().get(0);
        assertThat(coaching.ruleRow()).isEqualTo(22);
        assertThat(coaching.coach()).isEqualTo(team.rep());
        assertThat(coachings.find(viewers.of(team.rep()), coaching.id()).id()).isEqualTo(coaching.id());
        events.publishEvent(new TeamsChanged(Set.of()));
        assertThat(coachings.find(coaching.id()).coach()).isEqualTo(team.rep());
    }

    @Test
    void whereNobodyIsNamedOrTheNamedOneIsGoneTheManagerCoaches() {
        mentors.name(manager(), team.colleague(), team.rep());
        people.disable(team.rep());
        skillGap(team.colleague());

        coachings.check(manager());

        assertThat(coachings.list(viewers.of(team.colleague()), true, new Page.Request(0, 20)).items().get(0).coach()).isEqualTo(team.manager());
    }

    @Test
    void aMentorIsOneOfTheManagersPeopleAndNeverTheRepThemselves() {
        var stranger = people.person(Role.REP, people.team());

        assertThatThrownBy(() -> mentors.name(manager(), team.rep(), stranger)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> mentors.name(manager(), team.rep(), team.rep())).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> mentors.name(manager(), stranger, team.rep())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> mentors.name(viewers.of(team.rep()), team.rep(), team.colleague())).isInstanceOf(AccessDeniedException.class);
        mentors.name(manager(), team.rep(), team.colleague());
        mentors.name(manager(), team.rep(), "");
        assertThat(checked().mentor()).isNull();
    }

    /** The only thing there is to coach: nothing else of a rep without deals that came long ago. */
    private void skillGap(String rep) {
        var deals = new TestDeals(jdbc, clock);
        for (var n = 0; n < 3; n++) {
            deals.open(rep, Stage.EXCHANGE, 1);
        }
        jdbc.sql("""
                        insert into skill_rating (rep_login, by_manager, skill_id, rated_on, importance, ability, rated_by, rated_at)
                        select ?, true, id, current_date, 3, 1, ?, now() from skill where name_en = 'Competing'""").params(rep, rep).update();
    }

    @Test
    void theNightlyRunCoversEveryTeamAndMayRunAgain() {
        nightly.run();
        nightly.run();

        assertThat(count()).isEqualTo(1);
    }

    @Test
    void theNightlyRunKeepsTheDaysFactsOnceHoweverOftenItRuns() {
        nightly.run();
        var deals = new TestDeals(jdbc, clock);
        deals.stay(deals.closed(team.rep(), Stage.DEMO, "LOST", 1), Stage.DEMO, 30);

        nightly.run();

        assertThat(jdbc.sql("select cast(measures ->> 'losses' as int) from rep_day where rep_login = ? and day = ?")
                .params(team.rep(), LocalDate.now(clock)).query(Integer.class).list()).containsExactly(4);

        clock.advance(Duration.ofDays(1));
        nightly.run();

        assertThat(jdbc.sql("select measures ->> 'conversion:DEMO' from rep_day where rep_login = ? order by day").param(team.rep())
                .query(String.class).list()).containsExactly(null, "0.0");
    }

    @Test
    void leavesARepAloneForFourWeeksAfterACoaching() {
        coachings.check(manager());
        coachings.finish(running().id(), true, Finding.GOALS_REACHED, next("look again in a month"), Map.of(), team.manager());

        assertThat(coachings.check(manager()).started()).isZero();
        assertThat(checked().fired()).singleElement().satisfies(losses -> {
            assertThat(losses.topic()).isEqualTo(CoachingTopic.LOSSES);
            assertThat(losses.leftAlone().en()).contains("four weeks");
        });

        clock.advance(Duration.ofDays(28));

        assertThat(checked().due()).isPresent();
    }

    @Test
    void aCancelledCoachingHasCoachedNobody() {
        coachings.check(manager());
        coachings.cancel(manager(), running().id(), "started by mistake");

        assertThat(checked().facts().daysSinceCoaching()).isNull();
        assertThat(coachings.check(manager()).started()).isEqualTo(1);
    }

    @Test
    void oneHollowDealOfAnACustomerIsEnoughAndIsNamedWithWhatItLacks() {
        var rep = team.colleague();
        var deals = new TestDeals(jdbc, clock);
        var hollow = deals.open(rep, "A", Stage.DEMO, 1, new BigDecimal("600000"), "CNY");
        for (var kind : KeyFact.Kind.values()) {
            if (kind != KeyFact.Kind.DECISION) {
                deals.keyFact(hollow, kind.name(), kind == KeyFact.Kind.BUDGET ? " " : "minutes");
            }
        }

        coachings.check(manager());

        var coaching = of(rep);
        assertThat(coaching.topic()).isEqualTo(CoachingTopic.KEY_FACTS);
        assertThat(coaching.kind()).as("by the size of the deal that it is about").isEqualTo(CoachingKind.LARGE);
        assertThat(coaching.evidence().records()).singleElement().satisfies(records -> {
            assertThat(records.total()).isEqualTo(1);
            assertThat(records.first()).singleElement().satisfies(item -> {
                assertThat(item.deal()).isEqualTo(hollow);
                assertThat(item.said()).containsEntry("lacking", List.of("BUDGET:unproven", "DECISION:missing"));
            });
        });
    }

    @Test
    void theMoreUrgentComesFirstAndAnUrgentOneMayBeginBesideAnother() {
        var deals = new TestDeals(jdbc, clock);
        deals.quotation(deals.open(team.rep(), Stage.QUOTATION, 1), 1, "40.00", 5);
        deals.open(team.rep(), "A", Stage.DEMO, 1, null, null);

        assertThat(checked().fired()).extracting(CheckedRep.Fired::topic)
                .containsExactly(CoachingTopic.LOSSES, CoachingTopic.KEY_FACTS, CoachingTopic.DISCOUNT);
        assertThat(coachings.check(manager()).started()).as("one a time").isEqualTo(1);
        assertThat(running().topic()).isEqualTo(CoachingTopic.LOSSES);
        assertThat(coachings.check(manager()).started()).isEqualTo(1);
        assertThat(coachings.check(manager()).started()).as("two run").isZero();

        var fired = checked().fired();
        assertThat(fired).filteredOn(one -> one.running() != null).extracting(CheckedRep.Fired::topic)
                .containsExactly(CoachingTopic.LOSSES, CoachingTopic.KEY_FACTS);
        assertThat(fired.get(2).leftAlone().en()).contains("another waits");
        assertThat(coachings.others(manager(), running())).extracting(CheckedRep.Fired::topic).contains(CoachingTopic.DISCOUNT);
    }

    @Test
    void theCoachIsTheNearestManagerUpTheTree() {
        var above = people.team();
        var director = people.person(Role.MANAGER, above);
        jdbc.sql("update team set parent_id = ? where id = ?").params(above, team.team()).update();

        assertThat(checked().coach()).isEqualTo(team.manager());

        people.disable(team.manager());

        var asDirector = viewers.of(director);
        assertThat(coachings.team(asDirector)).filteredOn(rep -> rep.login().equals(team.rep()))
                .singleElement().extracting(CheckedRep::coach).isEqualTo(director);
    }

    @Test
    void refusesToStartWhereNobodyLeadsTheTeam() {
        var orphan = people.person(Role.REP, people.team());
        var admin = viewers.of(people.person(Role.ADMIN, null));

        assertThatThrownBy(() -> coachings.start(admin, orphan, CoachingTopic.SKILL, CoachingKind.SMALL, "phone"))
                .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.key()).isEqualTo("coaching.noManager"));
    }

    @Test
    void refusesAStartWithoutAReasonOrWithTooLongAOne() {
        assertThatThrownBy(() -> coachings.start(manager(), team.rep(), CoachingTopic.SKILL, CoachingKind.SMALL, " "))
                .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.field()).isEqualTo("reason"));
        assertThatThrownBy(() -> coachings.start(manager(), team.rep(), CoachingTopic.SKILL, CoachingKind.SMALL, "x".repeat(1001)))
                .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.key()).isEqualTo("error.tooLong"));
        assertThat(count()).isZero();
    }

    @Test
    void writesNothingMoreOnceItHasEnded() {
        var id = start();
        coachings.cancel(manager(), id, "changed teams");

        assertThatThrownBy(() -> coachings.record(id, CoachingStep.OBSERVE, Map.of(), team.manager())).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> coachings.repeat(id, Map.of(), team.manager())).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> coachings.finish(id, true, Finding.GOALS_REACHED, next("none"), Map.of(), team.manager()))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> coachings.cancel(manager(), id, "again")).isInstanceOf(Refusal.class);
        assertThat(coachings.steps(id)).isEmpty();
    }

    @Test
    void doesNotFindGoalsReachedWhereTheyWereNot() {
        var id = start();

        assertThatThrownBy(() -> coachings.finish(id, false, Finding.GOALS_REACHED, next("none"), Map.of(), team.manager()))
                .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.field()).isEqualTo("finding"));
        assertThat(coachings.find(id).running()).isTrue();
    }

    @Test
    void theNextStepHasAPersonAndADayThatIsStillToCome() {
        var id = start();
        var yesterday = new NextStep("a course", NextStep.Who.COACH, LocalDate.now(clock).minusDays(1));

        assertThatThrownBy(() -> coachings.finish(id, true, Finding.UNTRAINED, yesterday, Map.of(), team.manager()))
                .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.field()).isEqualTo("nextDue"));
        assertThatThrownBy(() -> coachings.finish(id, true, Finding.UNTRAINED, new NextStep("a course", null, LocalDate.now(clock)), Map.of(), team.manager()))
                .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.field()).isEqualTo("nextOwner"));

        assertThat(coachings.finish(id, true, Finding.UNTRAINED, next("a course"), Map.of(), team.manager())).isEqualTo(team.rep());
        assertThat(coachings.find(id)).returns(LocalDate.now(clock).plusDays(7), CoachingView::nextDue).returns(null, CoachingView::nextDoneAt);
        coachings.nextStepTaken(id, Map.of("came", "passed"), team.rep());
        assertThat(coachings.find(id).nextDoneAt()).isNotNull();
        assertThatThrownBy(() -> coachings.nextStepTaken(id, Map.of("came", "again"), team.rep())).isInstanceOf(Refusal.class);
    }

    private NextStep next(String what) {
        return new NextStep(what, NextStep.Who.REP, LocalDate.now(clock).plusDays(7));
    }

    @Test
    void remindsOnceAWeekAndOnlyWhenNothingWasWritten() {
        var id = start();
        clock.advance(Duration.ofDays(6));
        coachings.remind(id);
        assertThat(coachings.steps(id)).isEmpty();

        clock.advance(Duration.ofDays(1));
        coachings.remind(id);
        coachings.remind(id);

        assertThat(coachings.steps(id)).singleElement().satisfies(step -> {
            assertThat(step.step()).isEqualTo(CoachingStep.REMINDER);
            assertThat(step.notes()).containsEntry("days", 7);
        });
        coachings.cancel(manager(), id, "changed teams");
        clock.advance(Duration.ofDays(30));
        coachings.remind(id);
        assertThat(coachings.steps(id)).hasSize(1);
    }

    @Test
    void aRepSeesOnlyTheirOwnAndCoachesNobody() {
        var id = start();
        var rep = viewers.of(team.rep());
        var colleague = viewers.of(team.colleague());

        assertThat(coachings.find(rep, id).rep()).isEqualTo(team.rep());
        assertThatThrownBy(() -> coachings.find(colleague, id)).isInstanceOf(NotFound.class);
        assertThat(coachings.list(colleague, true, new Page.Request(0, 20)).items()).isEmpty();
        assertThatThrownBy(() -> coachings.team(rep)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> coachings.check(rep)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> coachings.cancel(rep, id, "no")).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> coachings.start(rep, team.colleague(), CoachingTopic.SKILL, CoachingKind.SMALL, "no"))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void aManagerSeesOnlyTheOwnTeamsAndAnAdminAll() {
        var id = start();
        var stranger = viewers.of(people.person(Role.MANAGER, people.team()));
        var admin = viewers.of(people.person(Role.ADMIN, null));

        assertThatThrownBy(() -> coachings.find(stranger, id)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> coachings.cancel(stranger, id, "no")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> coachings.start(stranger, team.rep(), CoachingTopic.SKILL, CoachingKind.SMALL, "no"))
                .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.field()).isEqualTo("rep"));
        assertThat(coachings.team(stranger)).isEmpty();
        assertThat(coachings.find(admin, id).rep()).isEqualTo(team.rep());
    }

    private UUID start() {
        return coachings.start(manager(), team.rep(), CoachingTopic.SKILL, CoachingKind.SMALL, "opens the system too early");
    }

    private Viewer manager() {
        return viewers.of(team.manager());
    }

    private CheckedRep checked() {
        return coachings.team(manager()).stream().filter(rep -> rep.login().equals(team.rep())).findFirst().orElseThrow();
    }

    private CoachingView of(String rep) {
        return coachings.list(manager(), true, new Page.Request(0, 20)).items().stream().filter(one -> one.rep().equals(rep)).findFirst().orElseThrow();
    }

    private CoachingView running() {
        return coachings.list(manager(), true, new Page.Request(0, 20)).items().get(0);
    }

    private int count() {
        return jdbc.sql("select count(*) from coaching_round where rep_login = ?").param(team.rep()).query(Integer.class).single();
    }
}
