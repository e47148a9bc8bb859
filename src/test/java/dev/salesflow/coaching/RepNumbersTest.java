package dev.salesflow.coaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salesflow.SalesflowTest;
import dev.salesflow.customer.TestPeople;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.cadence.ContactPlans;
import dev.salesflow.nurturing.cadence.DueContact;
import dev.salesflow.opportunity.KeyFact;
import dev.salesflow.opportunity.Loss;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.review.territory.TerritoryFigure;
import dev.salesflow.review.territory.TerritorySource;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@SalesflowTest
class RepNumbersTest {

    private static final Map<Stage, Integer> PATIENCE = Map.of(Stage.DEMO, 21, Stage.QUOTATION, 14);

    @Autowired
    JdbcClient jdbc;
    @Autowired
    Clock clock;
    @Autowired
    RepNumbers numbers;
    @Autowired
    ContactPlans plans;
    @Autowired
    Viewers viewers;
    @Autowired
    List<TerritorySource> territory;

    TestDeals deals;
    String rep;
    String colleague;

    @BeforeEach
    void makeTeam() {
        deals = new TestDeals(jdbc, clock);
        var people = new TestPeople(jdbc);
        var team = people.team();
        rep = people.person(Role.REP, team);
        colleague = people.person(Role.REP, team);
    }

    @Test
    void countsTheRepsOwnMeetingsOfTheLastFourWeeks() {
        var deal = deals.open(rep, Stage.EXCHANGE, 1);
        deals.meeting(deal, rep, 0);
        deals.meeting(deal, rep, 27);
        deals.meeting(deal, rep, 28);
        deals.meeting(deal, colleague, 3);

        assertThat(facts().meetings()).isEqualTo(2);
    }

    @Test
    void findsDealsThatStandStillOrShouldHaveSigned() {
        var standing = deals.open(rep, Stage.DEMO, 22);
        deals.pause(deals.open(rep, Stage.DEMO, 40));
        deals.open(rep, Stage.QUOTATION, 13);
        deals.open(rep, Stage.CONTRACT, 400);
        deals.signingExpected(standing, deals.day(1));
        deals.signingExpected(deals.open(rep, Stage.EXCHANGE, 1), deals.day(0));

        assertThat(facts().openDeals()).isEqualTo(5);
        assertThat(facts().standingStill()).isEqualTo(1);
        assertThat(facts().signingOverdue()).isEqualTo(1);
    }

    @Test
    void addsUpTheOpenDealsOfOneCurrencyAndSaysNothingAboutSeveral() {
        deals.open(rep, null, Stage.DEMO, 1, new BigDecimal("100.50"), "CNY");
        deals.open(rep, null, Stage.DEMO, 1, new BigDecimal("200.00"), "CNY");

        assertThat(facts().openAmount()).isEqualByComparingTo("300.50");
        assertThat(facts().largestDeal()).isEqualByComparingTo("200");

        deals.open(rep, null, Stage.DEMO, 1, new BigDecimal("5.00"), "USD");

        assertThat(facts().openAmount()).isNull();
        assertThat(facts().largestDeal()).isNull();
    }

    @Test
    void aDealWithoutAnAmountHidesNothingOfTheOthers() {
        deals.open(rep, Stage.DEMO, 1);
        assertThat(facts()).as("nothing known of any").returns(null, RepFacts::openAmount).returns(null, RepFacts::largestDeal).returns(null, RepFacts::currency);

        deals.open(rep, null, Stage.DEMO, 1, new BigDecimal("100.50"), "CNY");
        deals.open(rep, null, Stage.DEMO, 1, new BigDecimal("200.00"), "CNY");

        assertThat(facts().openDeals()).isEqualTo(3);
        assertThat(facts().openAmount()).isEqualByComparingTo("300.50");
        assertThat(facts().largestDeal()).isEqualByComparingTo("200");
        assertThat(facts().currency()).isEqualTo("CNY");
    }

    @Test
    void findsDealsOfACustomersWhereAKeyFactLacksEvidence() {
        var proven = deals.open(rep, "A", Stage.DEMO, 1, null, null);
        var guessed = deals.open(rep, "A", Stage.DEMO, 1, null, null);
        var unimportant = deals.open(rep, "C", Stage.DEMO, 1, null, null);
        for (var kind : KeyFact.Kind.values()) {
            deals.keyFact(proven, kind.name(), "minutes of the meeting");
            deals.keyFact(guessed, kind.name(), kind == KeyFact.Kind.BUDGET ? null : "minutes of the meeting");
        }

        assertThat(facts().keyFactsMissing()).isEqualTo(1);

        jdbc.sql("update key_fact set recorded_at = ? where opportunity_id = ? and kind = 'BUDGET'").params(deals.day(61).atStartOfDay(clock.getZone()).toOffsetDateTime(), proven).update();
        assertThat(facts().keyFactsMissing()).as("what was said too long ago does not hold any more").isEqualTo(2);
        assertThat(unimportant).isNotNull();
    }

    @Test
    void comparesTheWinRateWithThatOfTheOthersInTheTeam() {
        close(rep, "WON", 1);
        close(rep, "LOST", 3);
        close(colleague, "WON", 4);
        close(colleague, "LOST", 2);
        deals.closed(rep, Stage.DEMO, "LOST", 180);

        assertThat(facts().losses()).isEqualTo(3);
        assertThat(facts().winRate()).isEqualByComparingTo("25.0");
        // The others won 4 of 6.
        assertThat(facts().winRateBehind()).isEqualByComparingTo("41.7");
    }

    @Test
    void findsTheStageWhereMostDealsAreMissingAgainstTheOthersOfTheTeam() {
        move(rep, Stage.DEMO, 1, 3);
        move(colleague, Stage.DEMO, 5, 1);
        // One of one lost looks worse in per cent, but only one deal is missing there.
        move(rep, Stage.NEGOTIATION, 0, 1);
        move(colleague, Stage.NEGOTIATION, 3, 0);
        // Still standing in the stage: counts for neither side.
        deals.stay(deals.open(rep, Stage.DEMO, 2), Stage.DEMO, 2);

        assertThat(facts().weakestStage()).isEqualTo(Stage.DEMO);
        assertThat(facts().conversionDeals()).isEqualTo(4);
        assertThat(facts().conversion()).isEqualByComparingTo("25.0");
        // The others moved on 5 of 6.
        assertThat(facts().conversionBehind()).isEqualByComparingTo("58.3");
    }

    @Test
    void forgetsStagesEnteredBeforeTheWindow() {
        var deal = deals.closed(rep, Stage.DEMO, "LOST", 10);
        deals.stay(deal, Stage.DEMO, 181);

        assertThat(facts().weakestStage()).isNull();
        assertThat(facts().conversionDeals()).isZero();
    }

    @Test
    void averagesTheDiscountsOfThreeMonthsOverDealsOfEachTheLastRevision() {
        var deal = deals.open(rep, Stage.QUOTATION, 1);
        deals.quotation(deal, 1, "21.00", 80);
        deals.quotation(deal, 2, "18.00", 40);
        deals.quotation(deal, 3, "10.00", 1);
        deals.quotation(deals.open(rep, Stage.QUOTATION, 1), 1, "17.00", 5);
        deals.quotation(deals.open(rep, Stage.QUOTATION, 1), 1, "60.00", 91);

        assertThat(facts().averageDiscount()).isEqualByComparingTo("13.5");
        assertThat(facts().deepestDiscount()).isEqualByComparingTo("21");
    }

    @Test
    void saysNotAvailableWhereThereIsNothingToDivideBy() {
        var facts = facts();

        assertThat(facts.winRate()).isNull();
        assertThat(facts.winRateBehind()).isNull();
        assertThat(facts.conversion()).isNull();
        assertThat(facts.conversionBehind()).isNull();
        assertThat(facts.averageDiscount()).isNull();
        assertThat(facts.daysSinceCoaching()).isNull();
        assertThat(facts.meetings()).isZero();
        assertThat(facts.openDeals()).isZero();
        assertThat(facts.daysInTeam()).isZero();
    }

    @Test
    void keepsTheOrderAskedForAndEachRepsNumbersApart() {
        deals.open(colleague, Stage.DEMO, 1);

        var facts = numbers.of(List.of(colleague, rep), PATIENCE);

        assertThat(facts.keySet()).containsExactly(colleague, rep);
        assertThat(facts.get(colleague).openDeals()).isEqualTo(1);
        assertThat(facts.get(rep).openDeals()).isZero();
    }

    @Test
    void aRepWithoutColleaguesIsBehindNobody() {
        var alone = new TestPeople(jdbc).person(Role.REP, new TestPeople(jdbc).team());
        close(alone, "LOST", 3);
        move(alone, Stage.DEMO, 0, 3);

        var facts = numbers.of(List.of(alone), PATIENCE).get(alone);

        assertThat(facts.winRateBehind()).isNull();
        assertThat(facts.conversionBehind()).isNull();
        assertThat(facts.weakestStage()).isNull();
    }

    @Test
    void holdsTheWinRateAgainstTheOwnHalfYearBefore() {
        close(rep, "WON", 1);
        close(rep, "LOST", 3);
        deals.closed(rep, Stage.CONTRACT, "WON", 180);
        deals.closed(rep, Stage.CONTRACT, "WON", 300);
        deals.closed(rep, Stage.DEMO, "LOST", 359);
        deals.closed(rep, Stage.DEMO, "LOST", 360);

        // 2 of 3 in the half-year before, 1 of 4 in this one.
        assertThat(facts().winRateFallen()).isEqualByComparingTo("41.7");
        assertThat(facts().winRateFallenDeals()).as("those of the half-year with fewer").isEqualTo(3);
    }

    @Test
    void findsTheStageThatFellMostAgainstTheOwnHalfYearBefore() {
        move(rep, Stage.DEMO, 1, 3);
        move(rep, Stage.EXCHANGE, 3, 1);
        for (var n = 0; n < 3; n++) {
            var moved = deals.open(rep, Stage.QUOTATION, 150);
            deals.stay(moved, Stage.DEMO, 200);
            deals.stay(moved, Stage.QUOTATION, 190);
        }
        deals.stay(deals.closed(rep, Stage.EXCHANGE, "LOST", 190), Stage.EXCHANGE, 200);

        // Demo: 3 of 3 before, 1 of 4 now. Exchange rose from 0 of 1.
        assertThat(facts().fallenStage()).isEqualTo(Stage.DEMO);
        assertThat(facts().conversionFallen()).isEqualByComparingTo("75.0");
        assertThat(facts().fallenDeals()).isEqualTo(3);
    }

    @Test
    void tellsWhoWonTheLostDealsAndHowLateTheyWereLost() {
        var toRival = deals.closed(rep, Stage.DEMO, "LOST", 5);
        jdbc.sql("update opportunity set competitor = 'Rival' where id = ?").param(toRival).update();
        deals.closed(rep, Stage.QUOTATION, "LOST", 5);
        deals.closed(rep, Stage.EXCHANGE, "LOST", 5);

        assertThat(facts().losses()).isEqualTo(3);
        assertThat(facts().lostToCompetitors()).isEqualTo(1);
        assertThat(facts().lostLate()).isEqualTo(1);
    }

    @Test
    void namesTheReasonForWhichMostDealsWereLost() {
        assertThat(facts()).returns(null, RepFacts::lossKind).returns(0, RepFacts::lossKindDeals);

        for (var kind : List.of("PRICE", "FUNCTION", "PRICE")) {
            deals.lostFor(deals.closed(rep, Stage.DEMO, "LOST", 5), kind);
        }
        deals.closed(rep, Stage.DEMO, "LOST", 5);
        for (var n = 0; n < 4; n++) {
            deals.lostFor(deals.closed(rep, Stage.DEMO, "LOST", 181), "RELATION");
        }

        assertThat(facts()).returns(Loss.Kind.PRICE, RepFacts::lossKind).returns(2, RepFacts::lossKindDeals);
    }

    @Test
    void meetingsCountAtThePaceOfTheDaysWorked() {
        var deal = deals.open(rep, Stage.EXCHANGE, 1);
        for (var day = 1; day <= 5; day++) {
            deals.meeting(deal, rep, day);
        }
        assertThat(facts()).returns(5, RepFacts::meetings).returns(20, RepFacts::daysPresent).returns(5, RepFacts::meetingPace);

        away(rep, 27, 14);
        assertThat(facts()).returns(5, RepFacts::meetings).returns(10, RepFacts::daysPresent).returns(10, RepFacts::meetingPace);

        away(rep, 13, 2);
        assertThat(facts().meetingPace()).as("of a day or two nothing can be told").isNull();
    }

    @Test
    void anAbsenceThatWasEndedCountsUntilThen() {
        away(rep, 27, 0);
        jdbc.sql("update absence set ended_by = ?, ended_at = ? where login = ?")
                .params(rep, deals.day(13).atTime(9, 0).atZone(clock.getZone()).toOffsetDateTime(), rep).update();

        assertThat(facts().daysPresent()).isEqualTo(10);
    }

    @Test
    void countsContactsWhoseDayHasPassed() {
        var customer = deals.customer(rep, null);
        nextAction(customer, rep, 1, "OPEN");
        nextAction(customer, rep, 0, "OPEN");
        nextAction(customer, rep, 5, "DONE");
        nextAction(customer, colleague, 5, "OPEN");

        assertThat(facts().contactsOverdue()).isEqualTo(1);
    }

    @Test
    void countsTheOverdueContactsThatTheRepsDayPageListsAndSoDoesTheReview() {
        var late = List.of(planned(rep, 1), planned(rep, 30));
        planned(rep, 0);
        planned(rep, -3);
        planned(colleague, 4);
        nextAction(planned(rep, 9), rep, -2, "OPEN");
        nextAction(planned(rep, 9), rep, 2, "OPEN");

        var listed = plans.own(viewers.of(rep), LocalDate.now(clock), 100);

        assertThat(listed).extracting(DueContact::customerId).containsExactlyInAnyOrderElementsOf(late);
        assertThat(facts().contactsOverdue()).as("those, and the one agreed for the day before yesterday").isEqualTo(3);
        assertThat(plans.count(viewers.of(rep), LocalDate.now(clock))).isEqualTo(late.size());
        assertThat(territory.stream().flatMap(source -> source.of(rep, LocalDate.now(clock)).stream()).filter(figure -> figure.key().equals("review.territory.overdue")))
                .singleElement().extracting(TerritoryFigure::arguments).isEqualTo(List.of(3));
    }

    @Test
    void countsTheMinimumsMissedInTheLastWholeWeekAndMonth() {
        assertThat(facts().minimumsMissed()).as("of six, none reached").isEqualTo(6);

        var today = LocalDate.now(clock);
        var lastWeek = ActivitySpan.WEEK.beginningOfLast(today);
        var lastMonth = ActivitySpan.MONTH.beginningOfLast(today);
        var deal = deals.open(rep, Stage.EXCHANGE, 1);
        jdbc.sql("update opportunity set created_at = ? where id = ?").params(lastWeek.atStartOfDay(clock.getZone()).toOffsetDateTime(), deal).update();
        for (var n = 0; n < 8; n++) {
            deals.meeting(deal, rep, (int) ChronoUnit.DAYS.between(lastMonth.plusDays(n), today));
        }
        jdbc.sql("update meeting set held_on = ? where opportunity_id = ? and held_on = ?").params(lastWeek.plusDays(6), deal, lastMonth).update();
        deals.meeting(deal, rep, (int) ChronoUnit.DAYS.between(lastWeek, today));
        deals.meeting(deal, rep, (int) ChronoUnit.DAYS.between(lastMonth, today));

        // Reached by now: one conversion and two visits last week, eight visits last month.
        assertThat(facts().minimumsMissed()).isEqualTo(3);

        away(rep, (int) ChronoUnit.DAYS.between(lastMonth, today), (int) ChronoUnit.DAYS.between(ActivitySpan.MONTH.beginning(today).minusDays(1), today));
        assertThat(facts().minimumsMissed()).as("who was away all month could not take up customers, but could last week").isLessThan(3);
    }

    @Test
    void countsImportantSkillsThatMustImproveByTheManagersViewBeforeTheOwn() {
        rate("Negotiating", false, 3, 1);
        rate("Quoting", false, 3, 1);
        rate("Quoting", true, 3, 2);
        rate("Competing", true, 3, 1);
        rate("Manners", true, 2, 1);

        assertThat(facts().skillGaps()).as("negotiating by the own view, competing by the manager's").isEqualTo(2);
    }

    @Test
    void aValueThatNoFactIsCalledIsAMistakeOfItsSource() {
        assertThatThrownBy(() -> RepFacts.of(Map.of("rep", rep, "mood", 3))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("mood");
    }

    private void away(String login, int fromDaysAgo, int toDaysAgo) {
        jdbc.sql("insert into absence (id, login, deputy, first_day, last_day, hand_over, entered_by, entered_at) values (?, ?, ?, ?, ?, false, ?, now())")
                .params(UUID.randomUUID(), login, colleague, deals.day(fromDaysAgo), deals.day(toDaysAgo), login).update();
    }

    private UUID planned(String owner, int overdue) {
        var customer = deals.customer(owner, "A");
        jdbc.sql("update contact_plan set due_on = ? where customer_id = ?").params(deals.day(overdue), customer).update();
        return customer;
    }

    private void nextAction(UUID customer, String owner, int overdue, String result) {
        jdbc.sql("""
                        insert into contact_record (id, request_id, customer_id, held_at, held_on, way, said, result, next_action, next_owner, next_due,
                            closed_at, recorded_by, recorded_at, version)
                        values (?, ?, ?, now(), current_date, 'PHONE', 'said', ?, 'call', ?, ?, case when ? = 'DONE' then now() end, ?, now(), 1)""")
                .params(UUID.randomUUID(), UUID.randomUUID().toString(), customer, result, owner, deals.day(overdue), result, owner).update();
    }

    private void rate(String skill, boolean byManager, int importance, int ability) {
        jdbc.sql("""
                        insert into skill_rating (rep_login, by_manager, skill_id, rated_on, importance, ability, rated_by, rated_at)
                        select ?, ?, id, current_date, ?, ?, ?, now() from skill where name_en = ?""")
                .params(rep, byManager, importance, ability, rep, skill).update();
    }

    private void close(String owner, String outcome, int times) {
        for (var i = 0; i < times; i++) {
            deals.closed(owner, Stage.CONTRACT, outcome, 10 * (i + 1));
        }
    }

    /** Deals that entered the stage a month ago: some went on to the next, some were lost in it. */
    private void move(String owner, Stage stage, int moved, int lost) {
        for (var i = 0; i < moved; i++) {
            var next = Stage.ALL.get(stage.ordinal() + 1);
            UUID deal = deals.open(owner, next, 3);
            deals.stay(deal, stage, 30);
            deals.stay(deal, next, 3);
        }
        for (var i = 0; i < lost; i++) {
            deals.stay(deals.closed(owner, stage, "LOST", 5), stage, 30);
        }
    }

    private RepFacts facts() {
        return numbers.of(List.of(rep), PATIENCE).get(rep);
    }
}
