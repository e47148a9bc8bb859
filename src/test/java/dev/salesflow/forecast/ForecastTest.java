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

import dev.salesflow.AtOnce;
import dev.salesflow.SalesflowTest;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.DealFacts;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.FactBook;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.shared.Page;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
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
    Viewers viewers;
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
        jdbc.sql("delete from stage_history").update();
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

    private ForecastDeal only(Viewer viewer) {
        return forecast.deals(new Scope(viewer, rep, null, "CNY"), NEXT, null, new Page.Request(0, 10)).items().get(0);
    }

    private void snapshot(LocalDate day) {
        jdbc.sql("delete from forecast_snapshot where taken_on = ?").param(day).update();
        var today = LocalDate.now();
        jdbc.sql("delete from forecast_snapshot where taken_on >= ?").param(today.minusDays(7)).update();
        snapshots.nightly();
        jdbc.sql("delete from stage_history").update();
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

        assertThat(forecast.uncounted(ours())).isEqualTo(new Forecast.Uncounted(2, new BigDecimal("730.00"), 0, BigDecimal.ZERO));
        web.perform(get("/forecast").param("owner", rep).param("currency", "CNY").with(as(manager)))
                .andExpect(content().string(allOf(containsString("2 open deals worth"), containsString("signing=none"))));
        web.perform(get("/opportunities").param("signing", "none").param("owner", rep).with(as(manager)))
                .andExpect(content().string(allOf(containsString(undated.toString()), not(containsString("50.00")))));
    }

    @Test
    void tellsWhatWasExpectedInAQuarterThatIsOverAndShowsIt() throws Exception {
        var now = Period.of(LocalDate.now());
        deal(Stage.DEMO, 50, now.from());
        var overdue = deal(Stage.NEGOTIATION, 700, now.from().minusDays(1));

        assertThat(forecast.uncounted(ours())).isEqualTo(new Forecast.Uncounted(0, BigDecimal.ZERO, 1, new BigDecimal("700.00")));
        web.perform(get("/forecast").param("owner", rep).param("currency", "CNY").with(as(manager)))
                .andExpect(content().string(allOf(containsString("One open deal worth"), containsString("signing=earlier"))));
        web.perform(get("/opportunities").param("signing", "earlier").param("owner", rep).with(as(manager)))
                .andExpect(content().string(allOf(containsString(overdue.toString()), not(containsString("50.00")))));
    }

    @Test
    void showsAnyQuarterAndFromEachThoseAYearAround() throws Exception {
        var won = deal(Stage.CONTRACT, 700, null);
        jdbc.sql("update opportunity set outcome = 'WON', started_on = date '2017-03-01', closed_on = date '2017-05-03' where id = ?").param(won).update();

        web.perform(get("/forecast").param("period", "2017-Q2").param("owner", rep).param("currency", "CNY").with(as(manager)))
                .andExpect(content().string(allOf(containsString("700"), containsString("value=\"2016-Q2\""), containsString("value=\"" + NEXT + "\""))));
        web.perform(get("/forecast").param("period", "2017-Q5").with(as(manager)).locale(Locale.ENGLISH)).andExpect(content().string(allOf(
                not(containsString("value=\"2017-Q5\"")), containsString("cannot be &quot;2017-Q5&quot;. It is written like " + Period.of(LocalDate.now())))));
    }

    @Test
    void readsAQuarterOfWhateverYearHasFourDigits() throws Exception {
        assertThat(Period.read("1999-Q4")).contains(new Period(1999, 4));
        assertThat(Period.read("2100-Q1")).contains(new Period(2100, 1));
        assertThat(Period.read("0999-Q1")).isEmpty();
        assertThat(Period.read("10000-Q1")).isEmpty();
        assertThat(new Period(9999, 3).around().map(Period::toString)).endsWith("9999-Q3", "9999-Q4").hasSize(6);
        web.perform(get("/forecast").param("period", "1999-Q4").with(as(manager)).locale(Locale.ENGLISH)).andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("<option value=\"1999-Q4\" selected"), not(containsString("Not understood in the address")))));
    }

    @Test
    void theManagersWordGoesBeforeTheRepsAndThatBeforeTheRules() {
        var id = deal(Stage.DEMO, 50, THEN);
        forecast.say(book.get(id), Voice.REP, Category.COMMIT, new BigDecimal("60"), rep);
        assertThat(forecast.sums(ours(), NEXT).amount(Category.COMMIT)).isEqualByComparingTo("60");

        forecast.say(book.get(id), Voice.MANAGER, Category.OMITTED, null, manager);
        var omitted = forecast.deals(ours(), NEXT, null, new Page.Request(0, 10)).items().get(0);
        assertThat(omitted.category()).isEqualTo(Category.OMITTED);
        assertThat(omitted.words().get(Voice.REP)).isEqualTo(new Word(Category.COMMIT, new BigDecimal("60.00")));
        assertThat(omitted.amount()).isEqualByComparingTo("60");
        assertThat(forecast.sums(ours(), NEXT).weighted()).isZero();

        forecast.say(book.get(id), Voice.MANAGER, null, null, manager);
        forecast.say(book.get(id), Voice.REP, null, null, rep);
        assertThat(forecast.sums(ours(), NEXT).amount(Category.PIPELINE)).isEqualByComparingTo("50");
    }

    @Test
    void everybodysWordStandsBesideTheOthersAndNobodySavesAnothersAsTheirOwn() throws Exception {
        var director = fixture.person("MANAGER", fixture.team());
        jdbc.sql("update team set parent_id = (select team_id from app_user where login = ?) where id = ?").params(director, team).update();
        var id = deal(Stage.DEMO, 50, THEN);
        web.perform(post("/forecast/" + id).param("category", "COMMIT").param("amount", "60").with(as(rep)).with(csrf()));
        web.perform(post("/forecast/" + id).param("category", "LIKELY").with(as(manager)).with(csrf()));
        web.perform(post("/forecast/" + id).param("amount", "40").with(as(director)).with(csrf()));

        var deal = only(viewers.of(director));

        assertThat(deal.words()).isEqualTo(java.util.Map.of(Voice.REP, new Word(Category.COMMIT, new BigDecimal("60.00")),
                Voice.MANAGER, new Word(Category.LIKELY, null), Voice.LEADER, new Word(null, new BigDecimal("40.00"))));
        assertThat(deal.category()).isEqualTo(Category.LIKELY);
        assertThat(deal.amount()).isEqualByComparingTo("40");
        assertThat(only(viewers.of(manager)).asked()).isEqualTo(Voice.MANAGER);
        assertThat(only(viewers.of(rep)).asked()).isEqualTo(Voice.REP);
        web.perform(get("/forecast").param("period", NEXT.toString()).with(as(manager)).header("Accept-Language", "en"))
                .andExpect(content().string(allOf(containsString("The rep:"), containsString("60.00 CNY"), not(containsString("value=\"60.00\"")), not(containsString("value=\"40.00\"")))));
        web.perform(get("/forecast").param("period", NEXT.toString()).with(as(rep))).andExpect(content().string(containsString("value=\"60.00\"")));
    }

    @Test
    void theNextManagerAboveSpeaksAsTheManagerHoweverManyTeamsLieBetween() {
        var below = fixture.team();
        jdbc.sql("update team set parent_id = ? where id = ?").params(team, below).update();
        jdbc.sql("update app_user set team_id = ? where login = ?").params(below, rep).update();
        deal(Stage.DEMO, 50, THEN);
        assertThat(only(viewers.of(manager)).asked()).isEqualTo(Voice.MANAGER);

        fixture.person("MANAGER", below);

        assertThat(only(viewers.of(manager)).asked()).isEqualTo(Voice.LEADER);
    }

    @Test
    void twoClicksAtOnceAreOneWord() throws Exception {
        var deal = book.get(deal(Stage.DEMO, 50, THEN));

        java.util.concurrent.Callable<?> click = () -> {
            forecast.say(deal, Voice.REP, Category.COMMIT, BigDecimal.TEN, rep);
            return null;
        };

        assertThat(AtOnce.outcomes(click, click, click, click)).containsOnly(AtOnce.DONE);
        assertThat(jdbc.sql("select count(*) from forecast_call where opportunity_id = ?").param(deal.id()).query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void onlyWhatOneOrOnesTeamOwnsIsForecastNotWhatOneHelpsWithOrLooksAfter() throws Exception {
        var deal = deal(Stage.CONTRACT, 1000, THEN);
        var presales = fixture.person("PRESALES", team);
        var helper = fixture.person("REP", fixture.team());
        jdbc.sql("update opportunity set presales_login = ? where id = ?").params(presales, deal).update();
        jdbc.sql("insert into deal_helper (task_id, opportunity_id, login) values (?, ?, ?)").params("doubt " + deal, deal, helper).update();
        var deputy = new Viewer(fixture.rep(), Role.REP, Set.of(), Set.of(rep));

        for (var other : java.util.List.of(viewers.of(presales), viewers.of(helper), deputy)) {
            assertThat(book.isVisible(deal, other)).isTrue();
            assertThat(forecast.sums(new Scope(other, null, null, "CNY"), NEXT).amount(Category.COMMIT)).isZero();
        }
        assertThat(forecast.sums(new Scope(viewers.of(rep), null, null, "CNY"), NEXT).amount(Category.COMMIT)).isEqualByComparingTo("1000");
        assertThat(forecast.sums(new Scope(viewers.of(manager), null, null, "CNY"), NEXT).amount(Category.COMMIT)).isEqualByComparingTo("1000");
        web.perform(get("/pipeline/board").with(as(helper))).andExpect(content().string(not(containsString(deal.toString()))));
        web.perform(get("/pipeline/board").param("whose", "all").with(as(helper))).andExpect(content().string(containsString(deal.toString())));
        web.perform(get("/pipeline/board").with(as(presales))).andExpect(content().string(containsString(deal.toString())));
    }

    @Test
    void anAmountWithoutCurrencyCountsInTheCompanysOwnOnly() {
        jdbc.sql("update opportunity set currency = null where id = ?").param(deal(Stage.CONTRACT, 1000, THEN)).update();
        var home = jdbc.sql("select currency from company").query(String.class).single();

        assertThat(forecast.sums(new Scope(viewers.of(rep), null, null, home), NEXT).amount(Category.COMMIT)).isEqualByComparingTo("1000");
        assertThat(forecast.sums(new Scope(viewers.of(rep), null, null, "JPY"), NEXT).amount(Category.COMMIT)).isZero();
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

    private void closed(UUID list, Stage stage, String outcome) {
        jdbc.sql("""
                        insert into opportunity (id, customer_id, owner_login, stage, stage_entered_at, outcome, started_on, closed_on, list_id, created_at, updated_at, version)
                        values (gen_random_uuid(), ?, ?, ?, now(), ?, '2017-01-01', '2017-03-01', ?, now(), now(), 1)""")
                .params(fixture.customer(rep), rep, stage.name(), outcome, list).update();
    }

    private java.util.Map<String, String> counted() {
        snapshots.nightly();
        var all = new java.util.TreeMap<String, String>();
        jdbc.sql("select stage, passages, won from stage_history").query(row -> {
            all.put(row.getString(1), row.getInt(2) + " " + row.getInt(3));
        });
        return all;
    }

    private static int of(java.util.Map<String, String> counts, Stage stage, int which) {
        return Integer.parseInt(counts.getOrDefault(stage.name(), "0 0").split(" ")[which]);
    }

    @Test
    void closedDealsOfAListPassedTheFirstStageAndFurtherOnesWhereTheListTellsHowFarTheLostCame() {
        var before = counted();
        var silent = UUID.randomUUID();
        closed(silent, Stage.CONTRACT, "WON");
        closed(silent, Stage.EXCHANGE, "LOST");
        var telling = UUID.randomUUID();
        closed(telling, Stage.CONTRACT, "WON");
        closed(telling, Stage.DEMO, "LOST");

        var after = counted();

        assertThat(of(after, Stage.FIRST_VISIT, 0) - of(before, Stage.FIRST_VISIT, 0)).isEqualTo(4);
        assertThat(of(after, Stage.FIRST_VISIT, 1) - of(before, Stage.FIRST_VISIT, 1)).isEqualTo(2);
        assertThat(of(after, Stage.DEMO, 0) - of(before, Stage.DEMO, 0)).isEqualTo(2);
        assertThat(of(after, Stage.QUOTATION, 0) - of(before, Stage.QUOTATION, 0)).isEqualTo(1);
        assertThat(of(after, Stage.CONTRACT, 1) - of(before, Stage.CONTRACT, 1)).isEqualTo(1);
    }

    @Test
    void fromThirtyPassagesOnOwnHistoryCountsAndNoLaterStageStandsBelowIt() throws Exception {
        jdbc.sql("insert into stage_history (stage, passages, won, counted_at) values ('FIRST_VISIT', 29, 18, now())").update();
        assertThat(forecast.percents().get(Stage.FIRST_VISIT)).isEqualTo(5);

        jdbc.sql("update stage_history set passages = 30").update();

        assertThat(forecast.percents()).containsEntry(Stage.FIRST_VISIT, 60).containsEntry(Stage.EXCHANGE, 60).containsEntry(Stage.NEGOTIATION, 65);
        web.perform(get("/forecast").with(as(rep)).header("Accept-Language", "en")).andExpect(content().string(allOf(
                containsString("own history: 18 won of 30"), containsString("raised to what own history says"))));
    }

    @Test
    void oneSnapshotAWeekIsKept() {
        var id = deal(Stage.DEMO, 50, THEN);
        jdbc.sql("delete from forecast_snapshot where taken_on > ?").param(LocalDate.now().minusDays(8)).update();

        snapshots.nightly();
        snapshots.nightly();

        assertThat(jdbc.sql("select taken_on from forecast_snapshot where opportunity_id = ?").param(id).query(LocalDate.class).list()).hasSize(1);
        jdbc.sql("update forecast_snapshot set taken_on = ? where taken_on = ?").params(LocalDate.now().minusDays(7), LocalDate.now()).update();
        snapshots.nightly();
        assertThat(jdbc.sql("select taken_on from forecast_snapshot where opportunity_id = ?").param(id).query(LocalDate.class).list()).hasSize(2);
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
                .andExpect(flash().attribute("problem", "-5 is below zero. A forecast is zero or more; leave the field empty to count the deal's own amount.")).andExpect(result -> assertThat(result.getResponse().getRedirectedUrl()).isEqualTo("/"));
        web.perform(post("/forecast/" + id).param("category", "SURE").with(as(rep)).with(csrf())).andExpect(flash().attributeExists("problem"));
        assertThat(forecast.sums(ours(), NEXT).amount(Category.PIPELINE)).isEqualByComparingTo("50");

        web.perform(post("/forecast/" + id).param("category", "COMMIT").with(as(manager)).with(csrf())).andExpect(flash().attributeExists("done"));
        assertThat(forecast.deals(ours(), NEXT, Category.COMMIT, new Page.Request(0, 10)).items()).singleElement()
                .satisfies(deal -> assertThat(deal.words().get(Voice.MANAGER).category()).isEqualTo(Category.COMMIT));
    }

    @Test
    void anotherTeamSeesNothingOfIt() throws Exception {
        deal(Stage.DEMO, 987654, THEN);

        web.perform(get("/forecast").param("period", NEXT.toString()).with(as(fixture.person("MANAGER", fixture.team()))))
                .andExpect(content().string(not(containsString("987,654"))));
    }
}
