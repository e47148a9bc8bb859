package dev.salesflow.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewer;
import dev.salesflow.opportunity.DealFacts;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.FactBook;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.shared.Page;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.web.servlet.MockMvc;

/** A team with deals of its own: figures are reckoned by hand. */
@SalesflowTest
class ForecastTest {

    private static final Period NEXT = Period.of(LocalDate.now()).plus(1);
    private static final LocalDate THEN = NEXT.from().plusDays(20);

    @Autowired
    Forecast forecast;
    @Autowired
    ForecastFlows flows;
    @Autowired
    Snapshots snapshots;
    @Autowired
    OpportunityBook book;
    @Autowired
    FactBook facts;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    MockMvc web;

    DealFixture fixture;
    UUID team;
    String rep;
    String manager;

    @BeforeEach
    void aTeam() {
        fixture = new DealFixture(jdbc);
        team = fixture.team();
        rep = fixture.person("REP", team);
        manager = fixture.person("MANAGER", team);
    }

    private UUID deal(Stage stage, long amount, LocalDate signing) {
        var deal = book.open(Opening.of(fixture.customer(rep), UUID.randomUUID().toString()), rep).id();
        facts.learn(deal, DealFacts.NONE.withAmount(BigDecimal.valueOf(amount), "CNY").withExpectedSigning(signing), rep);
        jdbc.sql("update opportunity set stage = ? where id = ?").params(stage.name(), deal).update();
        return deal;
    }

    private Scope ours() {
        return new Scope(new Viewer(manager, Role.MANAGER, Set.of(team)), rep, null, "CNY");
    }

    private void snapshot(LocalDate day) {
        jdbc.sql("delete from forecast_snapshot where taken_on = ?").param(day).update();
        var today = LocalDate.now();
        jdbc.sql("delete from forecast_snapshot where taken_on >= ?").param(today.minusDays(7)).update();
        snapshots.nightly();
        jdbc.sql("update forecast_snapshot set taken_on = ? where taken_on = ?").params(day, today).update();
    }

    private static UserRequestPostProcessor as(String login) {
        return user(login).roles(login.substring(0, login.indexOf('-')).toUpperCase(java.util.Locale.ROOT));
    }

    @Test
    void addsWhatIsOpenByCategoryAndWeighsItByTheOddsOfItsStage() {
        deal(Stage.CONTRACT, 1000, THEN);
        deal(Stage.NEGOTIATION, 200, THEN);
        deal(Stage.DEMO, 50, THEN);
        deal(Stage.CONTRACT, 7777, NEXT.to().plusDays(1));
        var percents = forecast.percents();

        var sums = forecast.sums(ours(), NEXT);

        assertThat(sums.amount(Category.COMMIT)).isEqualByComparingTo("1000");
        assertThat(sums.amount(Category.LIKELY)).isEqualByComparingTo("200");
        assertThat(sums.amount(Category.PIPELINE)).isEqualByComparingTo("50");
        assertThat(sums.weighted()).isEqualByComparingTo(BigDecimal.valueOf(10L * percents.get(Stage.CONTRACT) + 2L * percents.get(Stage.NEGOTIATION))
                .add(new BigDecimal("0.5").multiply(BigDecimal.valueOf(percents.get(Stage.DEMO)))));
    }

    @Test
    void tellsWhatCountsInNoQuarterForWantOfASigningDay() throws Exception {
        deal(Stage.DEMO, 50, THEN);
        var undated = deal(Stage.NEGOTIATION, 700, null);
        deal(Stage.EXCHANGE, 30, null);

        assertThat(forecast.undated(ours())).isEqualTo(new Forecast.Undated(2, new BigDecimal("730.00")));
        web.perform(get("/forecast").param("owner", rep).param("currency", "CNY").with(as(manager)))
                .andExpect(content().string(allOf(containsString("2 open deals worth"), containsString("signing=none"))));
        web.perform(get("/opportunities").param("signing", "none").param("owner", rep).with(as(manager)))
                .andExpect(content().string(allOf(containsString(undated.toString()), not(containsString("50.00")))));
    }

    @Test
    void theManagersWordGoesBeforeTheRepsAndThatBeforeTheRules() {
        var id = deal(Stage.DEMO, 50, THEN);
        forecast.say(book.get(id), Voice.REP, Category.COMMIT, new BigDecimal("60"), rep);
        assertThat(forecast.sums(ours(), NEXT).amount(Category.COMMIT)).isEqualByComparingTo("60");

        forecast.say(book.get(id), Voice.MANAGER, Category.OMITTED, null, manager);
        var omitted = forecast.deals(ours(), NEXT, null, new Page.Request(0, 10)).items().get(0);
        assertThat(omitted.category()).isEqualTo(Category.OMITTED);
        assertThat(omitted.byRep()).isEqualTo(Category.COMMIT);
        assertThat(omitted.amount()).isEqualByComparingTo("60");
        assertThat(forecast.sums(ours(), NEXT).weighted()).isZero();

        forecast.say(book.get(id), Voice.MANAGER, null, null, manager);
        forecast.say(book.get(id), Voice.REP, null, null, rep);
        assertThat(forecast.sums(ours(), NEXT).amount(Category.PIPELINE)).isEqualByComparingTo("50");
    }

    @Test
    void ownHistoryReplacesTheTableOnlyWhereThirtyDealsPassedTheStage() {
        var few = new StageHistory.Passed(29, 20);
        var enough = new StageHistory.Passed(30, 20);

        assertThat(few.enough()).isFalse();
        assertThat(enough.enough()).isTrue();
        assertThat(enough.percent()).isEqualTo(67);
    }

    @Test
    void countsEveryClosedDealOncePerStageItPassed() {
        var before = jdbc.sql("select coalesce((select passages from stage_history where stage = 'FIRST_VISIT'), 0)").query(Integer.class).single();
        var lost = book.open(Opening.of(fixture.customer(rep), UUID.randomUUID().toString()), rep).id();
        book.enterStage(lost, Stage.EXCHANGE, rep);
        book.enterStage(lost, Stage.FIRST_VISIT, rep);
        snapshots.nightly();
        var open = jdbc.sql("select coalesce((select passages from stage_history where stage = 'FIRST_VISIT'), 0)").query(Integer.class).single();
        book.lose(lost, "Price", null, rep);

        snapshots.nightly();

        assertThat(open).isGreaterThanOrEqualTo(before);
        assertThat(jdbc.sql("select passages from stage_history where stage = 'FIRST_VISIT'").query(Integer.class).single()).isEqualTo(open + 1);
    }

    @Test
    void whatMovedBetweenTwoDaysAddsUpDealByDeal() {
        deal(Stage.DEMO, 100, THEN);
        var changed = deal(Stage.DEMO, 200, THEN);
        var pushed = deal(Stage.DEMO, 300, THEN);
        var lost = deal(Stage.DEMO, 400, THEN);
        var won = deal(Stage.CONTRACT, 500, THEN);
        var pulled = deal(Stage.DEMO, 600, NEXT.to().plusDays(40));
        var day = LocalDate.now().minusDays(400);
        snapshot(day);

        deal(Stage.DEMO, 700, THEN);
        facts.learn(changed, DealFacts.NONE.withAmount(BigDecimal.valueOf(250), "CNY"), rep);
        facts.learn(pushed, DealFacts.NONE.withExpectedSigning(NEXT.to().plusDays(1)), rep);
        facts.learn(pulled, DealFacts.NONE.withExpectedSigning(THEN), rep);
        book.lose(lost, "Price", null, rep);
        book.win(won, LocalDate.now(), BigDecimal.valueOf(480), "CNY", rep);
        var flow = flows.flow(ours(), NEXT, day, null);

        assertThat(flow.start()).isEqualByComparingTo("1500");
        assertThat(flow.steps().get(Movement.NEW).difference()).isEqualByComparingTo("700");
        assertThat(flow.steps().get(Movement.PULLED_IN).difference()).isEqualByComparingTo("600");
        assertThat(flow.steps().get(Movement.CHANGED).difference()).isEqualByComparingTo("50");
        assertThat(flow.steps().get(Movement.PUSHED_OUT).difference()).isEqualByComparingTo("-300");
        assertThat(flow.steps().get(Movement.LOST).difference()).isEqualByComparingTo("-400");
        assertThat(flow.steps().get(Movement.WON).difference()).isEqualByComparingTo("-500");
        assertThat(flow.end()).isEqualByComparingTo("1650");
        assertThat(flow.steps().values().stream().map(ForecastFlow.Step::difference).reduce(flow.start(), BigDecimal::add)).isEqualByComparingTo(flow.end());
        assertThat(flows.deals(ours(), NEXT, day, null, Movement.PUSHED_OUT, new Page.Request(0, 10)).items()).singleElement()
                .satisfies(moved -> assertThat(moved.id()).isEqualTo(pushed));
    }

    @Test
    void aPastQuarterIsHeldAgainstWhatItsFirstSnapshotPromised() {
        var past = Period.of(LocalDate.now()).plus(-3);
        var won = deal(Stage.CONTRACT, 1000, past.from().plusDays(30));
        deal(Stage.CONTRACT, 500, past.from().plusDays(60));
        jdbc.sql("insert into forecast_call (opportunity_id, voice, category, said_by, said_at) select id, 'REP', 'COMMIT', ?, now() from opportunity where owner_login = ?")
                .params(rep, rep).update();
        snapshot(past.from().plusDays(2));
        jdbc.sql("update opportunity set outcome = 'WON', closed_on = ? where id = ?").params(past.from().plusDays(31), won).update();

        var accuracy = flows.accuracy(ours(), past).orElseThrow();

        assertThat(accuracy.committed()).isEqualByComparingTo("1500");
        assertThat(accuracy.actual()).isEqualByComparingTo("1000");
        assertThat(accuracy.percentOf(accuracy.committed())).isEqualTo(67);
        assertThat(accuracy.percentOf(BigDecimal.ZERO)).isNull();
    }

    @Test
    void thePagesSpeakBothLanguagesAndSayWhereTheOddsComeFrom() throws Exception {
        deal(Stage.NEGOTIATION, 200, THEN);
        snapshot(LocalDate.now().minusDays(300));

        web.perform(get("/forecast").param("period", NEXT.toString()).with(as(rep)).header("Accept-Language", "en")).andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("Likely, one deal"), containsString("200.00 CNY"), containsString("Where the odds come from"))));
        web.perform(get("/forecast").param("period", NEXT.toString()).with(as(rep)).header("Accept-Language", "zh"))
                .andExpect(content().string(allOf(containsString("很可能，1 单"), containsString("按赢率加权"))));
        web.perform(get("/forecast/flow").param("period", NEXT.toString()).param("movement", "KEPT").with(as(rep)).header("Accept-Language", "zh"))
                .andExpect(status().isOk()).andExpect(content().string(containsString("当时在途")));
        web.perform(get("/forecast").param("period", "2026-Q9").param("category", "SURE").with(as(rep)).header("Accept-Language", "en"))
                .andExpect(status().isOk()).andExpect(content().string(containsString("2026-Q9")));
    }

    @Test
    void aWordOnSomebodyElsesDealIsNotTakenAndABadAmountIsSaid() throws Exception {
        var id = deal(Stage.DEMO, 50, THEN);

        web.perform(post("/forecast/" + id).param("category", "COMMIT").with(as(fixture.person("REP", team))).with(csrf())).andExpect(status().isNotFound());
        web.perform(post("/forecast/" + id).param("amount", "-5").param("back", "//evil.example").with(as(rep)).with(csrf()))
                .andExpect(flash().attributeExists("problem")).andExpect(result -> assertThat(result.getResponse().getRedirectedUrl()).isEqualTo("/"));
        web.perform(post("/forecast/" + id).param("category", "SURE").with(as(rep)).with(csrf())).andExpect(flash().attributeExists("problem"));
        assertThat(forecast.sums(ours(), NEXT).amount(Category.PIPELINE)).isEqualByComparingTo("50");

        web.perform(post("/forecast/" + id).param("category", "COMMIT").with(as(manager)).with(csrf())).andExpect(flash().attributeExists("done"));
        assertThat(forecast.deals(ours(), NEXT, Category.COMMIT, new Page.Request(0, 10)).items()).singleElement()
                .satisfies(deal -> assertThat(deal.byManager()).isEqualTo(Category.COMMIT));
    }

    @Test
    void anotherTeamSeesNothingOfIt() throws Exception {
        deal(Stage.DEMO, 987654, THEN);

        web.perform(get("/forecast").param("period", NEXT.toString()).with(as(fixture.person("MANAGER", fixture.team()))))
                .andExpect(content().string(not(containsString("987,654"))));
    }
}
