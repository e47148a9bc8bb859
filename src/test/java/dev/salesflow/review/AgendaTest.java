package dev.salesflow.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.salesflow.SalesflowTest;
import dev.salesflow.Statements;
import dev.salesflow.TestClock;
import dev.salesflow.coaching.TestDeals;
import dev.salesflow.coaching.TestTeam;
import dev.salesflow.customer.TestPeople;
import dev.salesflow.grading.Grade;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.ContactBook;
import dev.salesflow.nurturing.ContactFixture;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.review.ReviewItem.Agenda;
import dev.salesflow.review.ReviewItem.Question;
import dev.salesflow.review.agenda.AgendaAge;
import dev.salesflow.review.agenda.AgendaAges;
import dev.salesflow.review.agenda.AgendaCase;
import dev.salesflow.review.agenda.CaseKnowledge;
import dev.salesflow.review.agenda.CaseKnowledge.Fact.State;
import dev.salesflow.review.agenda.CaseKnowledge.Move;
import dev.salesflow.review.agenda.CaseKnowledge.Next;
import dev.salesflow.review.schedule.ReviewSchedule;
import dev.salesflow.review.schedule.ReviewSchedules;
import dev.salesflow.review.schedule.Rhythm;
import dev.salesflow.shared.Refusals;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@SalesflowTest
class AgendaTest {

    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;
    @Autowired Viewers viewers;
    @Autowired CaseReviewBook reviews;
    @Autowired AgendaAges ages;
    @Autowired ReviewSchedules schedules;
    @Autowired ContactBook contacts;

    TestDeals deals;
    TestTeam team;

    @BeforeEach
    void aTeam() {
        deals = new TestDeals(jdbc, clock);
        team = TestTeam.with(new TestPeople(jdbc));
    }

    @AfterEach
    void theClockGoesRight() {
        clock.reset();
    }

    @Test
    void anAgendaKnowsWhatHasOvertakenItUntilItIsBroughtUpToDate() {
        deals.customer(team.rep(), "A");
        var b = deals.customer(team.rep(), "B");
        deals.customer(team.rep(), "B");
        var review = start();
        assertThat(age(review)).returns(false, AgendaAge::behind).satisfies(age -> assertThat(age.preparedAt()).isNotNull());

        jdbc.sql("update customer set grade = 'A' where id = ?").param(b).update();
        deals.customer(team.rep(), "A");
        deals.customer(team.rep(), "C");

        assertThat(age(review)).returns(1, AgendaAge::moved).returns(1, AgendaAge::come).returns(true, AgendaAge::behind).returns(false, AgendaAge::otherTable);
        reviews.prepareAnew(viewers.of(team.manager()), review);
        assertThat(age(review).behind()).isFalse();
    }

    private AgendaAge age(UUID review) {
        return ages.of(review, team.rep(), meeting(review).agenda()).orElseThrow();
    }

    @Test
    void everyAAndBComesUpWithTheQuestionsOfItsGradeAndTheRestByASample() {
        schedule(4, 10);
        var a = deals.customer(team.rep(), "A");
        var b = IntStream.range(0, 7).mapToObj(n -> deals.customer(team.rep(), "B")).toList();
        IntStream.range(0, 9).forEach(n -> deals.customer(team.rep(), "C"));
        IntStream.range(0, 2).forEach(n -> deals.customer(team.rep(), null));
        deals.customer(team.colleague(), "A");

        var meeting = meeting(start());

        assertThat(meeting.cases()).filteredOn(one -> one.grade() == Grade.A).singleElement().extracting(AgendaCase::customerId, AgendaCase::agenda)
                .containsExactly(a, Agenda.PURSUIT);
        assertThat(of(meeting, Grade.B)).containsExactlyInAnyOrderElementsOf(b);
        assertThat(of(meeting, Grade.C)).as("nine in four reviews").hasSize(3);
        assertThat(of(meeting, null)).hasSize(1);
        assertThat(meeting.cases().get(0).customerId()).as("pursuit first").isEqualTo(a);
        assertThat(meeting.agenda().of(Grade.A).orElseThrow().asked()).extracting(asked -> asked.question())
                .containsExactly(Question.ORIGIN, Question.KEY_FACTS, Question.PROGRESS, Question.NEXT_ACTIONS, Question.LAST_CONTACT, Question.LEFT_OUT);
        assertThat(meeting.agenda().of(Grade.C).orElseThrow()).satisfies(group -> {
            assertThat(group.asked()).extracting(asked -> asked.row()).containsExactly(12, 13);
            assertThat(group.turns()).isEqualTo(3);
        });
        assertThat(meeting.agenda().territory().orElseThrow().asked()).hasSize(3);
    }

    @Test
    void aDealOfTheRepBringsItsCustomerOntoTheAgendaWhoeverOwnsIt() {
        var deal = deals.open(team.rep(), "A", Stage.DEMO, 3, null, null);
        jdbc.sql("update customer set owner_login = ? where id = (select customer_id from opportunity where id = ?)").params(team.colleague(), deal).update();

        assertThat(of(meeting(start()), Grade.A)).hasSize(1);
    }

    @Test
    void eachCAndDComesUpInTurnHoweverManyArriveMeanwhile() {
        schedule(4, 10);
        var first = new HashSet<UUID>();
        IntStream.range(0, 10).forEach(n -> first.add(deals.customer(team.rep(), n % 2 == 0 ? "C" : "D")));
        var seen = new HashSet<UUID>();

        for (var week = 0; week < 4; week++) {
            var meeting = meeting(start());
            meeting.cases().forEach(one -> {
                seen.add(one.customerId());
                decide(meeting.review().id(), one, "KEEP");
            });
            reviews.close(viewers.of(team.manager()), meeting.review().id(), null, true);
            clock.advance(Duration.ofDays(7));
            // Created by the database's clock, which the test's is ahead of.
            var late = deals.customer(team.rep(), "C");
            jdbc.sql("update customer set created_at = ? where id = ?").params(OffsetDateTime.now(clock), late).update();
        }

        assertThat(seen).containsAll(first);
        assertThat(meeting(start()).cases()).as("in the same order again: those waited longest").extracting(AgendaCase::firstTime).contains(false);
    }

    @Test
    void whatNobodyDecidedOnComesUpAgain() {
        schedule(10, 1);
        IntStream.range(0, 3).forEach(n -> deals.customer(team.rep(), "C"));
        var first = meeting(start());
        reviews.close(viewers.of(team.manager()), first.review().id(), null, true);
        clock.advance(Duration.ofDays(7));

        var second = meeting(start());

        assertThat(second.cases()).hasSize(1).extracting(AgendaCase::customerId).containsExactly(first.cases().get(0).customerId());
    }

    @Test
    void whatWasDecidedInAReviewThatWasCancelledIsNotLookedAt() {
        schedule(2, 10);
        IntStream.range(0, 4).forEach(n -> deals.customer(team.rep(), "C"));
        var cancelled = meeting(start());
        cancelled.cases().forEach(one -> decide(cancelled.review().id(), one, "KEEP"));
        reviews.cancel(viewers.of(team.manager()), cancelled.review().id(), "The wrong week");

        assertThat(meeting(start()).cases()).extracting(AgendaCase::customerId, AgendaCase::firstTime)
                .containsExactlyInAnyOrderElementsOf(cancelled.cases().stream().map(one -> tuple(one.customerId(), true)).toList());
    }

    @Test
    void tellsWhereSoManyAtOnceDoNotKeepTheTurn() {
        schedule(2, 3);
        IntStream.range(0, 10).forEach(n -> deals.customer(team.rep(), "C"));
        IntStream.range(0, 6).forEach(n -> deals.customer(team.rep(), "D"));

        var agenda = meeting(start()).agenda();

        assertThat(agenda.of(Grade.C).orElseThrow()).returns(3, group -> group.chosen()).returns(4, group -> group.turns())
                .returns(true, group -> group.late(2)).returns(5, group -> group.neededAtOnce(2));
        assertThat(agenda.of(Grade.D).orElseThrow()).returns(3, group -> group.chosen()).returns(false, group -> group.late(2));
    }

    @Test
    void aShortNameWithinAnotherWordIsNobodySpokenTo() {
        var customer = deals.customer(team.rep(), "B");
        contact(customer, "Li");
        contact(customer, "Ann O'Neil (CIO)");
        contact(customer, "王伟");
        contacts.record(ContactFixture.call(customer), viewers.of(team.rep()));
        var said = "update contact_record set said = ? where customer_id = ?";

        jdbc.sql(said).params("The client waits; planning goes on", customer).update();
        assertThat(leftOut(customer)).containsExactlyInAnyOrder("Li", "Ann O'Neil (CIO)", "王伟");
        jdbc.sql(said).params("与王伟通话，LI在场；\nann o'neil (cio) too.", customer).update();
        assertThat(leftOut(customer)).isEmpty();
        jdbc.sql("update contact_record set said = 'He waits', contact_id = (select id from contact where customer_id = ? and name = 'Li') where customer_id = ?")
                .params(customer, customer).update();

        assertThat(leftOut(customer)).containsExactlyInAnyOrder("Ann O'Neil (CIO)", "王伟");
    }

    private List<String> leftOut(UUID customer) {
        return meeting(start()).known().get(customer).leftOut().stream().map(CaseKnowledge.Person::name).toList();
    }

    private void contact(UUID customer, String name) {
        jdbc.sql("insert into contact (id, customer_id, name, version) values (?, ?, ?, 1)").params(UUID.randomUUID(), customer, name).update();
    }

    @Test
    void preparedAgainItHasEveryCaseOnceAndKeepsWhatWasDecided() {
        var a = deals.customer(team.rep(), "A");
        var gone = deals.customer(team.rep(), "B");
        var meeting = meeting(start());
        decide(meeting.review().id(), the(meeting, a), "PUSH");
        jdbc.sql("update customer set owner_login = null where id = ?").param(gone).update();
        var more = deals.customer(team.rep(), "B");

        reviews.prepareAnew(viewers.of(team.manager()), meeting.review().id());

        var again = meeting(meeting.review().id());
        assertThat(again.cases()).extracting(AgendaCase::customerId).containsExactly(a, more);
        assertThat(the(again, a).disposition()).isEqualTo("PUSH");
    }

    @Test
    void tellsWhatIsKnownWhatMovedAndWhoWasLeftOut() {
        var deal = deals.open(team.rep(), "A", Stage.DEMO, 12, new BigDecimal("120000"), "CNY");
        var customer = jdbc.sql("select customer_id from opportunity where id = ?").param(deal).query(UUID.class).single();
        deals.keyFact(deal, "REQUIREMENT", "said in the demo");
        deals.keyFact(deal, "DECISION", null);
        jdbc.sql("update key_fact set recorded_at = now() - interval '200 days', said_on = current_date - 200 where opportunity_id = ? and kind = 'REQUIREMENT'").param(deal).update();
        deals.stay(deal, Stage.EXCHANGE, 30);
        deals.stay(deal, Stage.DEMO, 2);
        jdbc.sql("""
                        insert into deal_change (opportunity_id, field, signing_before, signing_after, changed_at)
                        values (?, 'SIGNING', date '2027-01-01', date '2027-02-01', now() - interval '1 day')""").param(deal).update();
        // A currency comes before the amount where only the first is known.
        jdbc.sql("""
                        insert into deal_change (opportunity_id, field, currency_before, amount_after, currency_after, changed_at)
                        values (?, 'AMOUNT', 'CNY', 120000, 'CNY', now() - interval '1 day')""").param(deal).update();
        person(deal, "Director Wu");
        person(deal, "Ms Zhao");
        contacts.record(ContactFixture.withNext(ContactFixture.call(customer), team.rep(), LocalDate.now(clock)), viewers.of(team.rep()));
        jdbc.sql("update contact_record set said = 'Ms Zhao waits for the budget' where customer_id = ?").param(customer).update();

        var meeting = meeting(start());
        var known = meeting.known().get(customer);

        assertThat(known.deals()).singleElement().satisfies(one -> {
            assertThat(one.daysInStage()).isEqualTo(12);
            assertThat(one.facts()).extracting(CaseKnowledge.Fact::state)
                    .containsExactly(State.MISSING, State.UNPROVEN, State.STALE, State.UNPROVEN, State.MISSING, State.MISSING);
        });
        assertThat(known.moves()).extracting(Move::kind, Move::before, Move::after).contains(
                tuple(Move.Kind.STAGE, "EXCHANGE", "DEMO"),
                tuple(Move.Kind.SIGNING, "2027-01-01", "2027-02-01"),
                tuple(Move.Kind.AMOUNT, null, "120000.00 CNY"),
                tuple(Move.Kind.FACT, null, "DECISION"))
                .doesNotContain(tuple(Move.Kind.FACT, null, "REQUIREMENT"));
        assertThat(known.leftOut()).extracting(CaseKnowledge.Person::name).containsExactly("Director Wu");
        assertThat(known.last().said()).startsWith("Ms Zhao");
        assertThat(known.next()).extracting(CaseKnowledge.Next::what).containsExactly("Call Ms Li");
    }

    @Test
    void aDemoThatIsBookedAndADoubtThatIsOpenComeNextToo() {
        var deal = deals.open(team.rep(), "A", Stage.DEMO, 12, null, null);
        var customer = jdbc.sql("select customer_id from opportunity where id = ?").param(deal).query(UUID.class).single();
        var presales = new TestPeople(jdbc).person(Role.PRESALES, null);
        booked(deal, presales, -1, null);
        booked(deal, presales, 2, "The customer moved it");
        booked(deal, presales, 3, null);
        doubt(deal, 1, "Too dear", team.colleague(), -2, false);
        doubt(deal, 2, "Who else uses it?", null, null, false);
        doubt(deal, 3, "Too slow", null, 4, true);
        doubt(deal, 4, "Too new", null, -1, false);
        jdbc.sql("update doubt set answer = 'Ten use it' where opportunity_id = ? and number = 4").param(deal).update();

        var known = meeting(start()).known().get(customer);

        var today = LocalDate.now(clock);
        assertThat(known.next()).extracting(Next::kind, Next::due, Next::what, Next::owner, Next::overdue).containsExactly(
                tuple(Next.Kind.DOUBT, today.minusDays(2), "Too dear", "Person " + team.colleague(), true),
                tuple(Next.Kind.DOUBT, today.minusDays(1), "Too new", "Person " + team.rep(), false),
                tuple(Next.Kind.DEMO, today.plusDays(3), "09:30–11:00, Suzhou", "Person " + presales, false),
                tuple(Next.Kind.DOUBT, null, "Who else uses it?", "Person " + team.rep(), false));
    }

    private void booked(UUID deal, String presales, int inDays, String cancelled) {
        var day = LocalDate.now(clock).plusDays(inDays);
        jdbc.sql("""
                        insert into demo_booking (id, opportunity_id, presales_login, starts_at, ends_at, place, cancelled, booked_by, booked_at, version)
                        values (?, ?, ?, ?, ?, 'Suzhou', ?, ?, now(), 1)""")
                .params(UUID.randomUUID(), deal, presales, day.atTime(9, 30).atZone(clock.getZone()).toOffsetDateTime(),
                        day.atTime(11, 0).atZone(clock.getZone()).toOffsetDateTime(), cancelled, team.rep()).update();
    }

    private void doubt(UUID deal, int number, String doubt, String owner, Integer inDays, boolean resolved) {
        jdbc.sql("""
                        insert into doubt (id, opportunity_id, number, kind, doubt, owner_login, due_on, answer, resolved, recorded_by, recorded_at, version)
                        values (?, ?, ?, 'PRICE', ?, ?, cast(? as date), case when ? then 'So' end, ?, ?, now(), 1)""")
                .params(UUID.randomUUID(), deal, number, doubt, owner, inDays == null ? null : LocalDate.now(clock).plusDays(inDays), resolved, resolved, team.rep()).update();
    }

    @Test
    void asksTheDatabaseAsOftenForManyCasesAsForOne() throws Exception {
        deals.open(team.rep(), "A", Stage.DEMO, 3, null, null);
        var one = start();
        IntStream.range(0, 25).forEach(n -> deals.open(team.colleague(), n % 2 == 0 ? "A" : "B", Stage.DEMO, 3, null, null));
        var many = reviews.start(viewers.of(team.manager()), team.colleague());

        assertThat(meeting(many).cases()).hasSize(25);
        assertThat(Statements.in(() -> meeting(many))).isEqualTo(Statements.in(() -> meeting(one)));
        assertThat(Statements.in(() -> prepared(many))).isEqualTo(Statements.in(() -> prepared(one)));
    }

    @Test
    void theRowOfTheTeamSaysHowOftenAndTeamsBelowFollowIt() {
        var below = new TestPeople(jdbc).team();
        jdbc.sql("update team set parent_id = ? where id = ?").params(team.team(), below).update();
        jdbc.sql("update app_user set team_id = ? where login = ?").params(below, team.rep()).update();
        schedules.set(viewers.of(team.manager()), new ReviewSchedule(team.team(), Rhythm.MONTHLY, 1, false, 5, 3, 0));

        var review = reviews.find(start());

        assertThat(review.turn()).isEqualTo(5);
        assertThat(review.periodFrom().getDayOfMonth()).isEqualTo(1);
        assertThat(review.periodTo()).isEqualTo(review.periodFrom().plusMonths(1).minusDays(1));
    }

    private Object prepared(UUID review) {
        reviews.prepare(review);
        return review;
    }

    private void person(UUID deal, String name) {
        jdbc.sql("""
                        insert into decision_person (id, opportunity_id, name, inside, part, support, recorded_by, recorded_at, version)
                        values (?, ?, ?, true, 'DECIDER', 'UNKNOWN', ?, now(), 1)""").params(UUID.randomUUID(), deal, name, team.rep()).update();
    }

    private void schedule(int turn, int most) {
        schedules.set(viewers.of(team.manager()), new ReviewSchedule(team.team(), Rhythm.WEEKLY, 1, false, turn, most, 0));
    }

    private UUID start() {
        return reviews.start(viewers.of(team.manager()), team.rep());
    }

    private Meeting meeting(UUID review) {
        return reviews.meeting(viewers.of(team.manager()), review);
    }

    private void decide(UUID review, AgendaCase one, String disposition) {
        reviews.decide(viewers.of(team.manager()), review, one.id(), disposition, null, null, new Refusals());
    }

    private static AgendaCase the(Meeting meeting, UUID customer) {
        return meeting.cases().stream().filter(one -> one.customerId().equals(customer)).findFirst().orElseThrow();
    }

    private static List<UUID> of(Meeting meeting, Grade grade) {
        return meeting.cases().stream().filter(one -> one.grade() == grade).map(AgendaCase::customerId).toList();
    }
}
