package dev.salesflow.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.salesflow.SalesflowTest;
import dev.salesflow.TestClock;
import dev.salesflow.customer.Computerisation;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerData;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.Satisfaction;
import dev.salesflow.customer.Selection;
import dev.salesflow.customer.TestPeople;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.Refusal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SalesflowTest
class GradeBookTest {

    @Autowired
    GradeBook grades;
    @Autowired
    GradeRunner runner;
    @Autowired
    CustomerBook customers;
    @Autowired
    Viewers viewers;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TestClock clock;
    @Autowired
    PlatformTransactionManager transactions;

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void gradesANewCustomerInTheTransactionThatTakesItUp() {
        var id = register(veryDissatisfied());

        var report = grades.report(id);

        assertThat(report.grade()).isEqualTo(Grade.B);
        assertThat(report.decision().row()).isEqualTo(7);
        assertThat(report.decision().note().en()).isEqualTo("very dissatisfied with the present vendor");
        assertThat(report.decision().inputs()).containsEntry("satisfaction", "VERY_DISSATISFIED")
                .containsEntry("vendorHope", false).containsEntry("designerLeft", null);
        assertThat(report.decision().cause()).isEqualTo(Cause.REGISTERED);
        assertThat(customers.get(id).grade()).isEqualTo("B");
    }

    @Test
    void gradesAnewWhenAFactChangesAndKeepsWhatItWas() {
        var id = register(veryDissatisfied());

        customers.learn(id, Map.of(CustomerField.SELECTION, Selection.STARTED), "mei");

        assertThat(grades.report(id).grade()).isEqualTo(Grade.A);
        var decisions = grades.decisions(id, 10);
        assertThat(decisions).extracting(GradeReport.Decided::grade).containsExactly(Grade.A, Grade.B);
        assertThat(decisions.get(0).until()).isNull();
        assertThat(decisions.get(0).by()).isEqualTo("mei");
        assertThat(decisions.get(1).until()).isNotNull();
    }

    @Test
    void leavesTheGradeAloneWhenSomethingElseChanges() {
        var id = register(veryDissatisfied());

        customers.learn(id, Map.of(CustomerField.PHONE, "12345"), "mei");

        assertThat(grades.decisions(id, 10)).hasSize(1);
    }

    @Test
    void takesTheGradeBackWithTheChangeThatWasRolledBack() {
        var id = register(veryDissatisfied());

        assertThatThrownBy(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
            customers.learn(id, Map.of(CustomerField.SELECTION, Selection.STARTED), "mei");
            throw new IllegalStateException("something else went wrong");
        })).isInstanceOf(IllegalStateException.class);

        assertThat(grades.report(id).grade()).isEqualTo(Grade.B);
        assertThat(grades.decisions(id, 10)).hasSize(1);
    }

    @Test
    void namesWhatIsMissingWhereTooLittleIsKnown() {
        var id = register(new HashMap<>());

        var report = grades.report(id);

        assertThat(report.grade()).isNull();
        assertThat(report.decision().missing()).containsExactly("computerisation", "selection");
    }

    @Test
    void flagsAnExpectedSigningThatContradictsTheStateButGradesByTheState() {
        var facts = veryDissatisfied();
        facts.put(CustomerField.EXPECTED_PURCHASE, today().plusDays(10));
        var soon = register(facts);
        facts.put(CustomerField.EXPECTED_PURCHASE, today().plusMonths(3));
        var fitting = register(facts);

        assertThat(grades.report(soon).grade()).isEqualTo(Grade.B);
        assertThat(grades.report(soon).flagged()).isTrue();
        assertThat(grades.report(fitting).flagged()).isFalse();
        assertThat(customers.get(soon).gradeFlag()).isTrue();
    }

    @Test
    void flagsBeginAndEndAsADateComesNearer() {
        var facts = veryDissatisfied();
        facts.put(CustomerField.EXPECTED_PURCHASE, today().plusMonths(3));
        var id = register(facts);

        clock.advance(Duration.ofDays(75));
        runToTheEnd();

        assertThat(grades.report(id).flagged()).isTrue();
        assertThat(grades.decisions(id, 10)).hasSize(1);
    }

    @Test
    void putsAManagersGradeInForceUntilItsLastDay() {
        var id = register(veryDissatisfied());

        grades.override(id, Grade.A, "the board decides on Friday", today().plusDays(7), "lead");

        assertThat(grades.report(id).grade()).isEqualTo(Grade.A);
        assertThat(grades.report(id).decision().grade()).isEqualTo(Grade.B);
        assertThat(grades.report(id).override().reason()).isEqualTo("the board decides on Friday");
        assertThat(customers.get(id).grade()).isEqualTo("A");

        clock.advance(Duration.ofDays(7));
        grades.endExpiredOverrides();
        assertThat(grades.report(id).grade()).isEqualTo(Grade.A);

        clock.advance(Duration.ofDays(1));
        grades.endExpiredOverrides();
        assertThat(grades.report(id).grade()).isEqualTo(Grade.B);
        assertThat(grades.overrides(id, 5)).singleElement().satisfies(o -> {
            assertThat(o.endedAt()).isNotNull();
            assertThat(o.endedBy()).isNull();
        });
    }

    @Test
    void keepsTheOverrideInForceWhenAFactChangesOrAllAreGradedAnew() {
        var id = register(veryDissatisfied());
        grades.override(id, Grade.D, "company is being sold", today().plusMonths(1), "lead");

        customers.learn(id, Map.of(CustomerField.SELECTION, Selection.STARTED), "mei");
        runToTheEnd();

        assertThat(grades.report(id).grade()).isEqualTo(Grade.D);
        assertThat(grades.report(id).decision().grade()).isEqualTo(Grade.A);
        grades.endOverride(id, "lead");
        assertThat(grades.report(id).grade()).isEqualTo(Grade.A);
    }

    @Test
    void replacesAnOverrideByTheNextOne() {
        var id = register(veryDissatisfied());

        grades.override(id, Grade.A, "first", today().plusDays(3), "lead");
        grades.override(id, Grade.C, "second", today().plusDays(3), "lead");

        assertThat(grades.report(id).grade()).isEqualTo(Grade.C);
        assertThat(grades.overrides(id, 5)).hasSize(2);
    }

    @Test
    void refusesAnOverrideWithoutReasonOrWithALastDayThatIsPastOrTooFar() {
        var id = register(veryDissatisfied());

        assertRefused(() -> grades.override(id, Grade.A, "  ", today(), "lead"), "reason");
        assertRefused(() -> grades.override(id, Grade.A, "x".repeat(1001), today(), "lead"), "reason");
        assertRefused(() -> grades.override(id, Grade.A, "why", today().minusDays(1), "lead"), "until");
        assertRefused(() -> grades.override(id, Grade.A, "why", today().plusMonths(13), "lead"), "until");
        assertRefused(() -> grades.override(id, Grade.A, "why", null, "lead"), "until");
        assertRefused(() -> grades.override(id, null, "why", today(), "lead"), "grade");
        assertThat(grades.overrides(id, 5)).isEmpty();
    }

    @Test
    void oneOverrideIsInForceHoweverManyAreGivenAtOnce() throws Exception {
        var id = register(veryDissatisfied());

        atOnce(8, () -> {
            grades.override(id, Grade.C, "at the same time", today().plusDays(3), "lead");
            return null;
        });

        assertThat(grades.overrides(id, 20)).hasSize(8).filteredOn(o -> o.endedAt() == null).hasSize(1);
        assertThat(grades.report(id).grade()).isEqualTo(Grade.C);
    }

    @Test
    void twoNodesThatEndExpiredOverridesAtOnceEndEachOnce() throws Exception {
        var ids = java.util.stream.IntStream.range(0, 20).mapToObj(i -> register(veryDissatisfied())).toList();
        ids.forEach(id -> grades.override(id, Grade.A, "for a day", today(), "lead"));
        clock.advance(Duration.ofDays(1));

        atOnce(4, () -> grades.endExpiredOverrides());

        assertThat(ids).allSatisfy(id -> {
            assertThat(grades.report(id).grade()).isEqualTo(Grade.B);
            assertThat(grades.overrides(id, 5)).singleElement().satisfies(o -> assertThat(o.endedAt()).isNotNull());
        });
    }

    @Test
    void aRunGradesWhatNobodyGradedYetAndWritesNothingWhereNothingChanges() {
        var rep = new TestPeople(jdbc).rep();
        var ids = java.util.stream.IntStream.range(0, 50).mapToObj(i -> UUID.randomUUID()).toList();
        ids.forEach(id -> jdbc.sql("""
                insert into customer (id, name, name_key, owner_login, computerisation, selection, created_at, updated_at, version)
                values (?, 'Bulk', 'bulk', ?, 'NONE', 'WAITING', now(), now(), 0)""").params(id, rep).update());

        var first = runToTheEnd();
        var second = runToTheEnd();

        assertThat(ids).allSatisfy(id -> {
            assertThat(customers.get(id).grade()).isEqualTo("B");
            assertThat(grades.decisions(id, 5)).singleElement()
                    .satisfies(d -> assertThat(d.cause()).isEqualTo(Cause.RUN));
        });
        assertThat(first.changed()).isGreaterThanOrEqualTo(50);
        assertThat(first.processed()).isEqualTo(first.total());
        assertThat(second.changed()).isZero();
    }

    @Test
    void decidesAnewWhereTheGradeStaysButTheFactsOrTheVersionAreOthers() {
        runToTheEnd();
        var otherFacts = register(veryDissatisfied());
        var otherVersion = register(veryDissatisfied());
        var same = register(veryDissatisfied());
        jdbc.sql("update customer set designer_left = true where id = ?").param(otherFacts).update();
        jdbc.sql("update grade_decision set version = version + 1000 where customer_id = ?").param(otherVersion).update();

        var run = runToTheEnd();

        assertThat(run.changed()).isZero();
        assertThat(grades.decisions(otherFacts, 5)).hasSize(2);
        assertThat(grades.report(otherFacts).decision().inputs()).containsEntry("designerLeft", true);
        assertThat(grades.decisions(otherVersion, 5)).hasSize(2);
        assertThat(grades.decisions(same, 5)).hasSize(1);
    }

    @Test
    void takesARunUpAgainThatStumbledAndGivesItUpAfterThreeTimes() {
        register(veryDissatisfied());
        jdbc.sql("""
                create function stumble() returns trigger language plpgsql as $$ begin raise exception 'stumbled'; end $$""").update();
        jdbc.sql("""
                create trigger stumble before update on grade_run for each row
                when (new.after_id is distinct from old.after_id) execute function stumble()""").update();
        UUID stumbling;
        try {
            var givenUp = runner.start(null);
            await().untilAsserted(() -> {
                runner.wake();
                assertThat(runner.find(givenUp).orElseThrow().state()).isEqualTo(GradeRun.State.FAILED);
            });
            stumbling = runner.start(null);
            await().until(() -> runner.find(stumbling).orElseThrow().state() == GradeRun.State.RUNNING);
        } finally {
            jdbc.sql("drop trigger stumble on grade_run").update();
            jdbc.sql("drop function stumble").update();
        }

        await().untilAsserted(() -> {
            runner.wake();
            assertThat(runner.find(stumbling).orElseThrow().state()).isEqualTo(GradeRun.State.DONE);
        });
    }

    @Test
    void neverWritesAnOlderGradeOverANewerOneWhileARunIsUnderWay() throws Exception {
        var ids = java.util.stream.IntStream.range(0, 40).mapToObj(i -> register(veryDissatisfied())).toList();
        var pool = Executors.newFixedThreadPool(3);
        try {
            var runs = pool.submit(() -> {
                for (var i = 0; i < 5; i++) {
                    runToTheEnd();
                }
                return null;
            });
            for (var round = 0; round < 4; round++) {
                var selection = round % 2 == 0 ? Selection.STARTED : Selection.DENIED;
                ids.forEach(id -> customers.learn(id, Map.of(CustomerField.SELECTION, selection), "mei"));
            }
            runs.get();
        } finally {
            pool.shutdownNow();
        }

        assertThat(ids).allSatisfy(id -> {
            var report = grades.report(id);
            assertThat(report.grade()).isEqualTo(Grade.B);
            assertThat(report.decision().inputs()).containsEntry("selection", "DENIED");
        });
    }

    @Test
    void listsTheUngradedThatAPersonSeesWithWhatIsMissing() {
        var people = new TestPeople(jdbc);
        var team = people.team();
        var rep = people.person(Role.REP, team);
        var manager = people.person(Role.MANAGER, team);
        var mine = register(new HashMap<>(Map.of(CustomerField.OWNER, rep)));
        var graded = veryDissatisfied();
        graded.put(CustomerField.OWNER, rep);
        register(graded);

        var ofRep = grades.ungraded(viewers.of(rep), new Page.Request(0, 10));
        // Managers see what nobody owns, hence other tests' customers, too.
        var ofManager = IntStream.range(0, 100).mapToObj(page -> grades.ungraded(viewers.of(manager), new Page.Request(page, Page.LARGEST)).items())
                .takeWhile(page -> !page.isEmpty()).flatMap(List::stream);
        var ofStranger = grades.ungraded(viewers.of(people.rep()), new Page.Request(0, 10));

        assertThat(ofRep.items()).singleElement().satisfies(c -> {
            assertThat(c.id()).isEqualTo(mine);
            assertThat(c.missing()).containsExactly("computerisation", "selection");
        });
        assertThat(ofManager.map(UngradedCustomer::id)).contains(mine);
        assertThat(ofStranger.total()).isZero();
    }

    private GradeRun runToTheEnd() {
        var id = runner.start(null);
        for (var tries = 0; tries < 600; tries++) {
            var run = runner.find(id).orElseThrow();
            if (!run.open()) {
                assertThat(run.state()).isEqualTo(GradeRun.State.DONE);
                return run;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw new AssertionError("the run did not end");
    }

    private static <T> void atOnce(int threads, Callable<T> work) throws Exception {
        var pool = Executors.newFixedThreadPool(threads);
        try {
            for (var done : pool.invokeAll(java.util.Collections.nCopies(threads, work))) {
                done.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private UUID register(Map<CustomerField, Object> facts) {
        facts.put(CustomerField.NAME, "Graded " + UUID.randomUUID());
        return customers.register(CustomerData.of(facts), "mei").id();
    }

    private static Map<CustomerField, Object> veryDissatisfied() {
        return new HashMap<>(Map.of(CustomerField.COMPUTERISATION, Computerisation.VENDOR,
                CustomerField.SATISFACTION, Satisfaction.VERY_DISSATISFIED, CustomerField.VENDOR_HOPE, false));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable act, String field) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.field()).isEqualTo(field));
    }
}
