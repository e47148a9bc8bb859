package dev.salesflow.coaching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.SalesflowTest;
import dev.salesflow.customer.TestPeople;
import dev.salesflow.identity.Role;
import dev.salesflow.opportunity.KeyFact;
import dev.salesflow.opportunity.Stage;
import java.math.BigDecimal;
import java.time.Clock;
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
    void findsDealsOfACustomersWhereAKeyFactLacksEvidence() {
        var proven = deals.open(rep, "A", Stage.DEMO, 1, null, null);
        var guessed = deals.open(rep, "A", Stage.DEMO, 1, null, null);
        var unimportant = deals.open(rep, "C", Stage.DEMO, 1, null, null);
        for (var kind : KeyFact.Kind.values()) {
            deals.keyFact(proven, kind.name(), "minutes of the meeting");
            deals.keyFact(guessed, kind.name(), kind == KeyFact.Kind.BUDGET ? null : "minutes of the meeting");
        }

        assertThat(facts().keyFactsMissing()).isEqualTo(1);
        assertThat(unimportant).isNotNull();
    }

    @Test
    void comparesTheWinRateWithTheTeams() {
        close(rep, "WON", 1);
        close(rep, "LOST", 3);
        close(colleague, "WON", 4);
        close(colleague, "LOST", 2);
        deals.closed(rep, Stage.DEMO, "LOST", 180);

        assertThat(facts().losses()).isEqualTo(3);
        assertThat(facts().winRate()).isEqualByComparingTo("25.0");
        // The team won 5 of 10.
        assertThat(facts().winRateBehind()).isEqualByComparingTo("25.0");
    }

    @Test
    void findsTheStageWhereMostDealsAreMissingAgainstTheTeam() {
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
        // The team moved on 6 of 10.
        assertThat(facts().conversionBehind()).isEqualByComparingTo("35.0");
    }

    @Test
    void forgetsStagesEnteredBeforeTheWindow() {
        var deal = deals.closed(rep, Stage.DEMO, "LOST", 10);
        deals.stay(deal, Stage.DEMO, 181);

        assertThat(facts().weakestStage()).isNull();
        assertThat(facts().conversionDeals()).isZero();
    }

    @Test
    void averagesTheDiscountsOfThreeMonths() {
        var deal = deals.open(rep, Stage.QUOTATION, 1);
        deals.quotation(deal, 1, "10.00", 80);
        deals.quotation(deal, 2, "21.00", 1);
        deals.quotation(deals.open(rep, Stage.QUOTATION, 1), 1, "60.00", 91);

        assertThat(facts().averageDiscount()).isEqualByComparingTo("15.5");
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
