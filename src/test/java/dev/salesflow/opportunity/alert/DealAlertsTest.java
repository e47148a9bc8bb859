package dev.salesflow.opportunity.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.DealAlert.Matter;
import dev.salesflow.opportunity.DealFacts;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.FactBook;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.Stage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** A team of its own whose deals were left alone for a known number of days. */
@SalesflowTest
class DealAlertsTest {

    @Autowired
    DealAlerts alerts;
    @Autowired
    AlertRounds rounds;
    @Autowired
    StaleDeals stale;
    @Autowired
    StagePatience patience;
    @Autowired
    OpportunityBook book;
    @Autowired
    FactBook facts;
    @Autowired
    Viewers viewers;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    MockMvc web;

    DealFixture fixture;
    String rep;
    String manager;
    int usual;

    @BeforeEach
    void aTeam() {
        fixture = new DealFixture(jdbc);
        var team = fixture.team();
        rep = fixture.person("REP", team);
        manager = fixture.person("MANAGER", team);
        usual = patience.patience().get(Stage.FIRST_VISIT);
    }

    private UUID deal(int daysAgo) {
        var deal = book.open(Opening.of(fixture.customer(rep), UUID.randomUUID().toString()), rep).id();
        jdbc.sql("update opportunity set stage_entered_at = now() - make_interval(days => ?), created_at = now() - make_interval(days => ?), started_on = current_date - ? where id = ?")
                .params(daysAgo, daysAgo, daysAgo, deal).update();
        return deal;
    }

    /** As a list brings it: of a list, and in its stage since it began. */
    private UUID listed(int daysAgo) {
        var deal = deal(daysAgo);
        jdbc.sql("update opportunity set list_id = ?, created_at = now() where id = ?").params(UUID.randomUUID(), deal).update();
        return deal;
    }

    private List<Matter> marks(UUID deal) {
        alerts.lookAt(List.of(deal));
        return alerts.of(List.of(deal)).getOrDefault(deal, List.of()).stream().map(Mark::matter).toList();
    }

    @Test
    void aDealStandsStillOnceItIsUnchangedForLongerThanUsualInItsStage() {
        assertThat(marks(deal(usual))).isEmpty();
        assertThat(marks(deal(usual + 1))).containsExactly(Matter.STANDSTILL);
    }

    @Test
    void aNewDateOrAmountIsAChangeAndAnEnteredStageToo() {
        var spoken = deal(usual + 10);
        var moved = deal(usual + 10);
        assertThat(marks(spoken)).containsExactly(Matter.STANDSTILL);
        assertThat(marks(moved)).containsExactly(Matter.STANDSTILL);

        facts.learn(spoken, DealFacts.NONE.withAmount(BigDecimal.TEN, "CNY"), rep);
        book.enterStage(moved, Stage.EXCHANGE, rep);

        assertThat(alerts.of(List.of(spoken, moved))).isEmpty();
    }

    @Test
    void aListedDealThatNobodyTouchedStandsStillWhenOlderThanTheLongestCycleEverClosed() {
        book.lose(deal(0), "price", null, rep);
        var longest = jdbc.sql("select max(closed_on - started_on) from opportunity where outcome <> 'OPEN'").query(Integer.class).single();
        var beyondPatience = Math.min(longest, usual + 1);

        assertThat(marks(listed(longest))).isEmpty();
        assertThat(marks(listed(beyondPatience))).isEmpty();
        assertThat(marks(listed(longest + 1))).contains(Matter.STANDSTILL);
    }

    @Test
    void whoOnlyHelpsOrPreparesTheDemoIsNotAlerted() throws Exception {
        var deal = deal(usual + 1);
        var helper = fixture.rep();
        var presales = fixture.person("PRESALES", null);
        jdbc.sql("insert into deal_helper (task_id, opportunity_id, login) values (?, ?, ?)").params("doubt " + deal, deal, helper).update();
        facts.learn(deal, DealFacts.NONE.withPresales(presales), rep);
        alerts.lookAt(List.of(deal));

        assertThat(alerts.seenBy(viewers.of(helper), 10)).isEmpty();
        assertThat(alerts.count(viewers.of(helper))).isZero();
        assertThat(alerts.seenBy(viewers.of(presales), 10)).isEmpty();
        assertThat(alerts.count(viewers.of(presales))).isZero();
        web.perform(get("/pipeline/alerts").with(user(presales))).andExpect(status().isOk()).andExpect(content().string(not(containsString("panel"))));
        assertThat(alerts.count(viewers.of(rep))).isEqualTo(1);
    }

    @Test
    void aDealThatRestsOrIsClosedCallsForNothing() {
        var paused = deal(usual + 5);
        var lost = deal(usual + 5);
        alerts.lookAt(List.of(paused, lost));

        book.pause(paused, "their budget is frozen", null, rep);
        book.lose(lost, "price", null, rep);

        assertThat(alerts.of(List.of(paused, lost))).isEmpty();
    }

    @Test
    void aRoundLooksAtDealsThatNobodyAskedAfter() {
        jdbc.sql("update alert_round set looked_on = null").update();
        var deal = deal(usual + 3);

        rounds.look();

        assertThat(alerts.of(List.of(deal)).get(deal)).extracting(Mark::matter).containsExactly(Matter.STANDSTILL);
        assertThat(alerts.count(viewers.of(rep))).isEqualTo(1);
    }

    @Test
    void standstillsAreReckonedAsOfAnyDay() {
        deal(usual + 3);
        deal(usual + 1);
        deal(1);

        assertThat(stale.on(LocalDate.now(), viewers.of(manager), rep, null, 1)).satisfies(found -> {
            assertThat(found.stale()).isEqualTo(2);
            assertThat(found.open()).isEqualTo(3);
            assertThat(found.longest()).extracting(StaleDeals.Stale::beyond).containsExactly(3);
        });
        assertThat(stale.on(LocalDate.now().minusDays(2), viewers.of(manager), rep, null, 10).stale()).isEqualTo(1);
        assertThat(stale.on(LocalDate.now(), viewers.of(fixture.rep()), null, null, 10).open()).isZero();
    }

    private void backdateStays(UUID deal, int daysAgo) {
        jdbc.sql("update stage_stay set entered_at = now() - make_interval(days => ?) where opportunity_id = ?").params(daysAgo, deal).update();
    }

    @Test
    void aPastDayIsReckonedFromWhatWasOpenAndUnchangedThen() {
        var lost = deal(usual + 10);
        var moved = deal(usual + 8);
        var spoken = deal(usual + 6);
        List.of(lost, moved, spoken).forEach(deal -> backdateStays(deal, usual + 6));
        book.lose(lost, "price", null, rep);
        book.enterStage(moved, Stage.EXCHANGE, rep);
        facts.learn(spoken, DealFacts.NONE.withAmount(BigDecimal.TEN, "CNY"), rep);

        var today = stale.on(LocalDate.now(), viewers.of(manager), rep, null, 10);
        var yesterday = stale.on(LocalDate.now().minusDays(1), viewers.of(manager), rep, null, 10);

        assertThat(today.open()).isEqualTo(2);
        assertThat(today.stale()).isZero();
        assertThat(yesterday.open()).isEqualTo(3);
        assertThat(yesterday.byStage()).isEqualTo(Map.of(Stage.FIRST_VISIT, 3L));
        assertThat(yesterday.longest()).extracting(StaleDeals.Stale::deal).containsExactly(lost, moved, spoken);
        assertThat(yesterday.longest().get(2).amount()).isNull();
    }

    /** Forty deals of a list, begun a day apart; every second one closed later, on a day of its own. */
    private void list(LocalDate first, LocalDate closed) {
        jdbc.sql("""
                        insert into opportunity (id, customer_id, owner_login, stage, stage_entered_at, outcome, started_on, closed_on, list_id, created_at, updated_at, version)
                        select gen_random_uuid(), ?, ?, 'FIRST_VISIT', now(), case when n % 2 = 0 then 'WON' else 'OPEN' end, cast(? as date) + n,
                            case when n % 2 = 0 then cast(? as date) + n end, ?, now(), now(), 1 from generate_series(0, 39) n""")
                .params(fixture.customer(rep), rep, first, closed, UUID.randomUUID()).update();
    }

    @Test
    void aWholeListIsHeldAgainstTheLongestCycleClosedByThatDay() {
        var first = LocalDate.of(1990, 3, 1);
        list(first, first.plusDays(100));

        var found = stale.on(first.plusDays(120), viewers.of(manager), rep, null, 100);

        assertThat(found.open()).as("20 never closed, 9 closed from the 122nd day on").isEqualTo(29);
        assertThat(found.stale()).as("begun more than 100 days ago: n of 1, 3 … 19").isEqualTo(10);
        assertThat(found.longest()).extracting(StaleDeals.Stale::beyond).containsExactly(19, 17, 15, 13, 11, 9, 7, 5, 3, 1);
    }

    @Test
    void whereNothingWasClosedYetAListedDealStandsStillAfterAYear() {
        var first = LocalDate.of(1970, 1, 1);
        list(first, LocalDate.of(1990, 1, 1));

        assertThat(stale.on(first.plusDays(364), viewers.of(manager), rep, null, 100).stale()).isZero();
        assertThat(stale.on(first.plusDays(366), viewers.of(manager), rep, null, 100).stale()).as("the first two").isEqualTo(2);
    }

    @Test
    void boardListCalendarAndDayPageShowThemToThoseWhoSeeThemOnly() throws Exception {
        var deal = deal(usual + 3);
        jdbc.sql("update opportunity set expected_signing = current_date, amount = 4711, currency = 'CNY' where id = ?").param(deal).update();
        alerts.lookAt(List.of(deal));
        var link = "/opportunities/" + deal;

        for (var page : List.of("/pipeline/board", "/pipeline/alerts", "/opportunities?alert=STANDSTILL")) {
            web.perform(get(page).with(user(manager))).andExpect(status().isOk()).andExpect(content().string(containsString(link)))
                    .andExpect(content().string(containsString("stands still")));
            web.perform(get(page).with(user(fixture.rep()))).andExpect(status().isOk()).andExpect(content().string(not(containsString(link))));
        }
        web.perform(get(link).with(user(rep))).andExpect(content().string(containsString("longer in its stage than usual")));
        web.perform(get("/forecast/calendar").with(user(manager))).andExpect(status().isOk()).andExpect(content().string(containsString(link)))
                .andExpect(content().string(allOf(containsString("4,711"), containsString("month=" + YearMonth.now().minusMonths(1) + "-01"),
                        containsString("month=" + YearMonth.now().plusMonths(1) + "-01"))));
        web.perform(get("/pipeline/stale").with(user(manager))).andExpect(status().isOk()).andExpect(content().string(containsString(link)));
    }

    @Test
    void aCardOfTheBoardLeadsToTheTaskThatGoesOn() throws Exception {
        var deal = book.open(Opening.of(fixture.customer(rep), UUID.randomUUID().toString()), rep);

        web.perform(get("/pipeline/board").with(user(rep))).andExpect(status().isOk())
                .andExpect(content().string(containsString("/opportunities/" + deal.id()))).andExpect(content().string(containsString("Record first visit")))
                .andExpect(content().string(containsString("/camunda/app/tasklist/default/#/?task=")));
    }
}
