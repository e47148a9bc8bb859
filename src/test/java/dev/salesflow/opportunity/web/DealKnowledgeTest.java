package dev.salesflow.opportunity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.DealFacts;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.FactBook;
import dev.salesflow.opportunity.GateFacts;
import dev.salesflow.opportunity.GateFacts.Sureness;
import dev.salesflow.opportunity.KeyFact;
import dev.salesflow.opportunity.KeyFact.Confidence;
import dev.salesflow.opportunity.KeyFact.Kind;
import dev.salesflow.opportunity.KeyFactItem;
import dev.salesflow.opportunity.KeyFactMeter;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.Paper;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.rules.CaseSource;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What is known of a deal, as its page asks for it: key facts, who decides, the competition. */
@SalesflowTest
class DealKnowledgeTest {

    private static final LocalDate NEXT_YEAR = LocalDate.now().plusYears(1);

    @Autowired
    MockMvc web;
    @Autowired
    OpportunityBook book;
    @Autowired
    FactBook factBook;
    @Autowired
    KeyFactMeter meter;
    @Autowired
    CaseSource<GateFacts> cases;
    @Autowired
    Viewers viewers;
    @Autowired
    JdbcClient jdbc;

    DealFixture fixture;
    UUID team;
    String rep;
    String address;
    UUID deal;

    @BeforeEach
    void aDeal() {
        fixture = new DealFixture(jdbc);
        team = fixture.team();
        rep = fixture.person("REP", team);
        deal = book.open(Opening.of(fixture.customer(rep), UUID.randomUUID().toString()), rep).id();
        address = "/opportunities/" + deal;
    }

    private static RequestPostProcessor as(String login) {
        return user(login).roles(login.substring(0, login.indexOf('-')).toUpperCase(java.util.Locale.ROOT));
    }

    private ResultActions send(String path, Map<String, String> values) throws Exception {
        var request = post(address + path).with(as(rep)).with(csrf()).header("Accept-Language", "en");
        values.forEach(request::param);
        return web.perform(request);
    }

    private ResultActions see(String path, String language) throws Exception {
        return web.perform(get(address + path).with(as(rep)).header("Accept-Language", language));
    }

    private String version() {
        return Integer.toString(book.get(deal).version());
    }

    private Map<String, String> person(String name, UUID above) {
        return Map.of("name", name, "inside", "true", "part", "DECIDER", "support", "FOR", "reportsTo", above == null ? "" : above.toString(), "step", "1");
    }

    private UUID personNamed(String name) {
        return jdbc.sql("select id from decision_person where opportunity_id = ? and name = ?").params(deal, name).query(UUID.class).single();
    }

    @Test
    void keepsWhatAFactRestsOnWithTheValuesOfTheMethod() throws Exception {
        send("/facts/decision", Map.of("version", version(), "value", "The board", "decisionEvidence", "their minutes", "saidBy", "Ms Li",
                "saidOn", "2026-11-01", "confidence", "HIGH", "CRITERIA", "price, then service")).andExpect(status().isOk());

        assertThat(factBook.keyFacts(deal)).singleElement().satisfies(fact -> {
            assertThat(fact.value()).isEqualTo("The board");
            assertThat(fact.saidOn()).isEqualTo("2026-11-01");
            assertThat(fact.confidence()).isEqualTo(KeyFact.Confidence.HIGH);
            assertThat(fact.items()).containsExactlyEntriesOf(Map.of(KeyFactItem.CRITERIA, "price, then service"));
        });
        see("/facts", "en").andExpect(content().string(allOf(containsString("1 of 6 known, 1 proven and fresh"), containsString("price, then service"),
                containsString("Said by Ms Li on 2026-11-01"), containsString("How they decide"))));
        see("/facts", "zh").andExpect(content().string(allOf(containsString("六项已知 1 项"), containsString("选型标准"), containsString("有把握"))));
    }

    @Test
    void anotherValueRestsOnNothingThatSpokeForTheOneBefore() throws Exception {
        send("/facts/requirement", Map.of("version", version(), "value", "Batches", "requirementEvidence", "seen", "saidBy", "Ms Li",
                "saidOn", "2026-11-01", "confidence", "LOW", "MOTIVE", "recall"));

        factBook.learn(deal, DealFacts.NONE.with(KeyFact.of(KeyFact.Kind.REQUIREMENT, "Batches and lots", null, "Mr Wu").said(LocalDate.now())), rep);

        assertThat(factBook.keyFacts(deal)).singleElement().satisfies(fact -> {
            assertThat(fact.value()).isEqualTo("Batches and lots");
            assertThat(fact.proven()).isFalse();
            assertThat(fact.saidBy()).isEqualTo("Mr Wu");
            assertThat(fact.saidOn()).isEqualTo(LocalDate.now());
            assertThat(fact.confidence()).isNull();
            assertThat(fact.items()).containsEntry(KeyFactItem.MOTIVE, "recall");
        });
    }

    @Test
    void theSameValueToldAgainLaterKeepsItsProofAndIsFreshAgain() throws Exception {
        send("/facts/requirement", Map.of("version", version(), "value", "Batches", "requirementEvidence", "seen", "saidBy", "Ms Li", "saidOn", "2026-01-01", "confidence", "LOW"));
        factBook.learn(deal, DealFacts.NONE.with(KeyFact.of(KeyFact.Kind.REQUIREMENT, "Batches", null, "Mr Wu").said(LocalDate.now())), rep);
        factBook.learn(deal, DealFacts.NONE.with(KeyFact.of(KeyFact.Kind.REQUIREMENT, "Batches", null, "Mr Xu").said(LocalDate.now().minusDays(9))), rep);

        assertThat(factBook.keyFacts(deal)).singleElement().satisfies(fact -> {
            assertThat(fact.evidence()).isEqualTo("seen");
            assertThat(fact.saidBy()).isEqualTo("Mr Wu");
            assertThat(fact.saidOn()).isEqualTo(LocalDate.now());
            assertThat(fact.confidence()).isEqualTo(KeyFact.Confidence.LOW);
        });
    }

    @Test
    void aCorrectedValueTakesNeitherDayNorConfidenceAlong() throws Exception {
        send("/facts/decision", Map.of("version", version(), "value", "The board", "decisionEvidence", "minutes", "saidOn", "2026-11-01", "confidence", "HIGH"));
        var board = KeyFact.of(KeyFact.Kind.DECISION, "The board", "minutes of May", null);
        factBook.correct(deal, book.get(deal).version(), DealFacts.NONE.with(board), rep);
        assertThat(factBook.keyFacts(deal)).singleElement().satisfies(fact -> assertThat(fact.saidOn()).isEqualTo("2026-11-01"));

        factBook.correct(deal, book.get(deal).version(), DealFacts.NONE.with(KeyFact.of(KeyFact.Kind.DECISION, "The owner", "minutes", null)), rep);

        assertThat(factBook.keyFacts(deal)).singleElement().satisfies(fact -> {
            assertThat(fact.saidOn()).isNull();
            assertThat(fact.confidence()).isNull();
        });
    }

    @Test
    void aPaperOfOursIsTheEvidenceOfTheWorthItSetsButNotOfWhatTheCustomerCanSpend() throws Exception {
        factBook.learn(deal, DealFacts.NONE.withAmount(new BigDecimal("100"), "CNY").with(KeyFact.Kind.BUDGET, "100 CNY", "their plan", "Ms Li"), rep);
        factBook.learn(deal, DealFacts.NONE.withAmount(new BigDecimal("100"), "CNY"), Paper.QUOTATION, "Q-1", rep);
        assertThat(factBook.keyFacts(deal)).singleElement().satisfies(fact -> assertThat(fact.evidence()).isEqualTo("their plan"));

        factBook.learn(deal, DealFacts.NONE.withAmount(new BigDecimal("90"), "CNY"), Paper.CONTRACT, "C-7", rep);

        assertThat(factBook.history(deal).changes().get(0).evidence()).contains("C-7");
        assertThat(factBook.keyFacts(deal)).singleElement().satisfies(fact -> {
            assertThat(fact.value()).isEqualTo("100 CNY");
            assertThat(fact.evidence()).isEqualTo("their plan");
            assertThat(fact.saidBy()).isEqualTo("Ms Li");
        });
        web.perform(get("/opportunities/{id}/facts", deal).with(user(rep)).header("Accept-Language", "en"))
                .andExpect(content().string(allOf(containsString("<strong>100 CNY</strong>"), containsString("The deal is reckoned at 90.00 CNY"))));
    }

    @Test
    void aDayTakenBackHidesNoSlip() throws Exception {
        for (var day : new String[] {NEXT_YEAR.toString(), "", NEXT_YEAR.plusDays(92).toString()}) {
            send("/facts/schedule", Map.of("version", version(), "expectedSigning", day, "scheduleEvidence", day.isEmpty() ? "" : "said so")).andExpect(status().isOk());
        }

        assertThat(factBook.history(deal).slips()).containsExactly(92L, 0L, 0L);
        assertThat(factBook.history(deal).timesPutOff()).isEqualTo(1);
        assertThat(factBook.history(deal).slippedDays()).isEqualTo(92);
        see("/facts", "en").andExpect(content().string(containsString("– → " + NEXT_YEAR.plusDays(92) + " (92 days)")));
    }

    @Test
    void whoCompetesAndDecidesIsKnownFromTheirListsThoughUnproven() throws Exception {
        book.enterStage(deal, Stage.DEMO, rep);
        send("/contenders", Map.of("name", "Kingdee", "standing", "AHEAD"));
        send("/people", Map.of("name", "Mr User", "inside", "true", "part", "USER", "support", "FOR"));
        see("/facts", "en").andExpect(content().string(allOf(containsString("1 of 6 known, 0 proven"), containsString("from the quotation on it must be known who decides"))));

        send("/people", person("Ms Li", null));

        see("/facts", "en").andExpect(content().string(allOf(containsString("2 of 6 known, 0 proven"), containsString("<strong>Ms Li</strong>"), containsString("<strong>Kingdee</strong>"),
                not(containsString("from the quotation on it must be known who decides")), not(containsString("who competes should be known")))));
        assertThat(cases.find(viewers.of(rep), deal).orElseThrow().facts()).isEqualTo(new GateFacts(Stage.QUOTATION, Sureness.UNKNOWN, Sureness.UNKNOWN,
                Sureness.UNKNOWN, Sureness.UNPROVEN, Sureness.UNPROVEN, Sureness.UNKNOWN, 0));
    }

    @Test
    void whatWasSaidTooLongAgoIsToBeAskedAgain() throws Exception {
        send("/facts/decision", Map.of("version", version(), "value", "The board", "decisionEvidence", "minutes", "saidOn", LocalDate.now().minusDays(91).toString()));
        see("/facts", "en").andExpect(content().string(containsString("1 of 6 known, 0 proven and fresh"))).andExpect(content().string(containsString("ask again")));

        send("/facts/decision", Map.of("version", version(), "value", "The board", "decisionEvidence", "minutes", "saidOn", LocalDate.now().minusDays(90).toString()));
        see("/facts", "en").andExpect(content().string(containsString("1 of 6 known, 1 proven and fresh")));
    }

    @Test
    void whatTheNextStageStillWantsIsSaidWithItsReasonUntilItIsKnown() throws Exception {
        book.enterStage(deal, Stage.DEMO, rep);
        see("/facts", "en").andExpect(content().string(allOf(containsString("Before the stage &quot;Quotation&quot;:"), containsString("from the quotation on the budget must be known"))));
        see("/facts", "zh").andExpect(content().string(allOf(containsString("自报价起须清楚预算"), containsString("填写：预算"))));

        send("/facts/budget", Map.of("version", version(), "amount", "200000", "budgetEvidence", "budget paper")).andExpect(status().isOk()).andExpect(header().string("HX-Trigger", "facts-changed"))
                .andExpect(content().string(not(containsString("from the quotation on the budget must be known"))));

        book.lose(deal, "Price", null, rep);
        see("/facts", "en").andExpect(content().string(not(containsString("Before the stage"))));
    }

    @Test
    void aDayThatNobodyGaveGroundsForIsKnownButUnproven() throws Exception {
        jdbc.sql("update opportunity set expected_signing = ? where id = ?").params(NEXT_YEAR, deal).update();

        see("/facts", "en").andExpect(content().string(allOf(containsString("1 of 6 known, 0 proven and fresh"), containsString(NEXT_YEAR.toString()),
                containsString("no evidence"))));
    }

    @Test
    void whatIsSaidToBeSaidInDaysToComeIsRefusedBesideItsField() throws Exception {
        send("/facts/budget", Map.of("version", version(), "amount", "200000", "currency", "CNY", "budgetEvidence", "plan", "saidOn", "2099-01-01"))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("This day is still to come")));
    }

    @Test
    void everyChangeOfDayAndAmountIsKeptWithHowItWasObtained() throws Exception {
        var first = NEXT_YEAR.toString();
        var later = NEXT_YEAR.plusDays(45).toString();
        send("/facts/schedule", Map.of("version", version(), "expectedSigning", first, "scheduleEvidence", "the plan")).andExpect(status().isOk());
        send("/facts/schedule", Map.of("version", version(), "expectedSigning", later, "scheduleEvidence", "Ms Li called")).andExpect(status().isOk());
        send("/facts/budget", Map.of("version", version(), "amount", "200,000", "currency", "CNY", "budgetEvidence", "budget paper")).andExpect(status().isOk());
        send("/facts/budget", Map.of("version", version(), "amount", "150000", "currency", "CNY", "budgetEvidence", "cut")).andExpect(status().isOk());

        var history = factBook.history(deal);

        assertThat(history.timesPutOff()).isEqualTo(1);
        assertThat(history.slippedDays()).isEqualTo(45);
        assertThat(history.amountChanges()).isEqualTo(1);
        assertThat(history.changes().get(0).amountBefore()).isEqualByComparingTo("200000");
        assertThat(history.changes().get(0).amountAfter()).isEqualByComparingTo("150000");
        assertThat(history.changes()).extracting(change -> change.evidence()).containsExactly("cut", "budget paper", "Ms Li called", "the plan");
        see("/facts", "en").andExpect(content().string(allOf(containsString("signing put off once, 45 days in all; amount changed once"),
                containsString(first + " → " + later + " (45 days)"), containsString("Ms Li called"))));
    }

    @Test
    void theEvidenceOfTheDayBeforeProvesNoOther() throws Exception {
        var later = NEXT_YEAR.plusDays(45).toString();
        send("/facts/schedule", Map.of("version", version(), "expectedSigning", NEXT_YEAR.toString(), "scheduleEvidence", "the plan", "saidBy", "Ms Li")).andExpect(status().isOk());

        send("/facts/schedule", Map.of("version", version(), "expectedSigning", later, "scheduleEvidence", "the plan", "saidBy", "Ms Li"))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("This is what the value before rested on")));
        send("/facts/schedule", Map.of("version", version(), "expectedSigning", later, "scheduleEvidence", "the plan", "saidBy", "Ms Li", "saidOn", LocalDate.now().toString()))
                .andExpect(status().isOk());

        assertThat(factBook.history(deal).timesPutOff()).isEqualTo(1);
    }

    @Test
    void daysOfTheScheduleThatContradictEachOtherAreRefusedBesideTheLaterOne() throws Exception {
        var day = NEXT_YEAR.toString();
        send("/facts/schedule", Map.of("version", version(), "expectedSigning", day, "VENDOR_DECISION", NEXT_YEAR.minusDays(9).toString(), "GO_LIVE", NEXT_YEAR.minusDays(1).toString(),
                "scheduleEvidence", "the plan")).andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("It cannot come before &quot;Expected signing&quot;, which is " + day)));

        send("/facts/schedule", Map.of("version", version(), "expectedSigning", day, "VENDOR_DECISION", NEXT_YEAR.minusDays(9).toString(), "GO_LIVE", day,
                "scheduleEvidence", "the plan")).andExpect(status().isOk());
    }

    @Test
    void aNewDayWithoutEvidenceAndAPastOneAreRefusedBesideTheField() throws Exception {
        send("/facts/schedule", Map.of("version", version(), "expectedSigning", NEXT_YEAR.toString())).andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("counts only with its evidence"))).andExpect(content().string(containsString(NEXT_YEAR.toString())));
        send("/facts/schedule", Map.of("version", version(), "expectedSigning", "2020-01-02", "scheduleEvidence", "x"))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("This day has passed")));
        send("/facts/decision", Map.of("version", version(), "decisionEvidence", "x")).andExpect(status().isUnprocessableEntity());
        send("/facts/decision", Map.of("version", version(), "value", "v", "confidence", "CERTAIN")).andExpect(status().isUnprocessableEntity());

        assertThat(factBook.keyFacts(deal)).isEmpty();
        assertThat(factBook.history(deal).changes()).isEmpty();
    }

    @Test
    void twoWhoEditTheSameFactDoNotOverwriteEachOther() throws Exception {
        var seen = version();
        send("/facts/decision", Map.of("version", seen, "value", "The board")).andExpect(status().isOk());

        send("/facts/decision", Map.of("version", seen, "value", "The owner")).andExpect(status().isConflict()).andExpect(content().string(containsString("The owner")));

        assertThat(factBook.keyFacts(deal)).singleElement().satisfies(fact -> assertThat(fact.value()).isEqualTo("The board"));
    }

    @Test
    void theChartIsDrawnAndEditedInItsPlace() throws Exception {
        send("/people", person("Ms Li", null)).andExpect(status().isOk());
        send("/people", Map.of("name", "Adviser <b>", "inside", "false", "part", "EVALUATOR", "support", "AGAINST", "step", "2")).andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("<svg"), containsString("Adviser &lt;b&gt;"), containsString("chart-divider"), containsString("marker-end=\"url(#chart-arrow)\""))));
        var adviser = personNamed("Adviser <b>");
        see("/people/" + adviser, "zh").andExpect(content().string(allOf(containsString("评估人"), containsString("Adviser &lt;b&gt;"))));

        send("/people/" + adviser, Map.of("version", "1", "name", "Adviser", "inside", "false", "part", "COACH", "support", "CHAMPION",
                "reportsTo", personNamed("Ms Li").toString())).andExpect(status().isOk());
        send("/people/" + adviser, Map.of("version", "1", "name", "Late", "part", "COACH", "support", "FOR")).andExpect(status().isConflict());

        see("/people", "en").andExpect(content().string(allOf(containsString("Guides us"), containsString("chart-line"), not(containsString("Late")))));
        see("/people", "en").andExpect(content().string(allOf(containsString("class=\"chart-person\""),
                containsString("hx-get=\"" + address + "/people/" + adviser + "\""))));
        send("/people/" + personNamed("Ms Li") + "/remove", Map.of("version", "9")).andExpect(status().isConflict())
                .andExpect(content().string(containsString("Somebody else changed this meanwhile")));
        send("/people/" + personNamed("Ms Li") + "/remove", Map.of("version", "1")).andExpect(status().isOk()).andExpect(content().string(not(containsString("Ms Li"))));
        assertThat(jdbc.sql("select reports_to from decision_person where id = ?").param(adviser).query(UUID.class).optional()).isEmpty();
    }

    @Test
    void nobodyReportsToThemselvesByAnyWay() throws Exception {
        send("/people", person("Top", null));
        send("/people", person("Middle", personNamed("Top")));
        send("/people", person("Low", personNamed("Middle")));

        send("/people/" + personNamed("Top"), Map.of("version", "1", "name", "Top", "part", "DECIDER", "support", "FOR", "reportsTo", personNamed("Low").toString()))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("cannot report to themselves")));
        send("/people/" + personNamed("Top"), Map.of("version", "1", "name", "Top", "part", "DECIDER", "support", "FOR", "reportsTo", UUID.randomUUID().toString()))
                .andExpect(status().isUnprocessableEntity());
        send("/people", Map.of("name", "", "part", "KING", "support", "FOR", "step", "99")).andExpect(status().isUnprocessableEntity());
    }

    @Test
    void contendersAreKeptEachOnceWithWhatWeDoAboutThem() throws Exception {
        send("/contenders", Map.of("name", "Kingdee", "standing", "AHEAD", "strengths", "price", "countermove", "reference visit")).andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("Kingdee"), containsString("reference visit"), containsString("ahead"))));
        send("/contenders", Map.of("name", "KINGDEE", "standing", "LEVEL")).andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("on the list already")));
        send("/contenders", Map.of("name", "Other", "standing", "FIRST")).andExpect(status().isUnprocessableEntity());

        var id = jdbc.sql("select id from contender where opportunity_id = ?").param(deal).query(UUID.class).single();
        send("/contenders/" + id, Map.of("version", "1", "name", "Kingdee", "standing", "BEHIND")).andExpect(status().isOk());
        see("/contenders", "zh").andExpect(content().string(containsString("落后")));
        send("/contenders/" + id + "/remove", Map.of("version", "1")).andExpect(status().isConflict());
        send("/contenders/" + id + "/remove", Map.of("version", "2")).andExpect(content().string(containsString("No contender is known yet.")));
    }

    @Test
    void whoLeadsIsWhatTheContendersSayAndNowhereElse() throws Exception {
        send("/contenders", Map.of("name", "Yonyou", "standing", "BEHIND")).andExpect(content().string(containsString("We do, ahead of Yonyou")))
                .andExpect(header().string("HX-Trigger", "contenders-changed"));
        send("/contenders", Map.of("name", "Inspur", "standing", "LEVEL")).andExpect(content().string(containsString("Nobody: Inspur and we are level")));
        send("/contenders", Map.of("name", "Kingdee", "standing", "AHEAD")).andExpect(content().string(containsString("Kingdee, ahead of us")));

        see("/facts", "en").andExpect(content().string(allOf(containsString("<strong>Kingdee, Inspur, Yonyou</strong>"), containsString("Kingdee, ahead of us"))));
        see("/facts", "zh").andExpect(content().string(containsString("Kingdee 领先于我方")));
        see("/facts/competition", "en").andExpect(content().string(not(containsString("name=\"LEADER\""))));
    }

    @Test
    void contendersWhoAreAllProvenMakeTheCompetitionProvenAsOldAsTheOldestWord() throws Exception {
        book.enterStage(deal, Stage.DEMO, rep);
        var proven = Map.of("name", "Kingdee", "standing", "AHEAD", "contenderEvidence", "seen their offer", "contenderSaidBy", "Ms Li",
                "contenderSaidOn", LocalDate.now().minusDays(3).toString(), "contenderConfidence", "HIGH");
        send("/contenders", with(proven, "contenderSaidOn", LocalDate.now().plusDays(1).toString())).andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(allOf(containsString("This day is still to come"), containsString("seen their offer"))));
        send("/contenders", with(proven, "contenderConfidence", "CERTAIN")).andExpect(status().isUnprocessableEntity());
        send("/contenders", proven).andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("seen their offer"), containsString("Said by Ms Li on"), containsString("chip-good"))));
        see("/facts", "en").andExpect(content().string(allOf(containsString("1 of 6 known, 1 proven and fresh"), containsString("Kingdee: seen their offer"))));
        assertThat(competition()).isEqualTo(Sureness.PROVEN);

        send("/contenders", with(proven, "name", "Yonyou", "contenderEvidence", ""));
        see("/facts", "en").andExpect(content().string(containsString("1 of 6 known, 0 proven and fresh")));
        assertThat(competition()).isEqualTo(Sureness.UNPROVEN);

        var yonyou = jdbc.sql("select id from contender where opportunity_id = ? and name = 'Yonyou'").param(deal).query(UUID.class).single();
        send("/contenders/" + yonyou, with(with(proven, "name", "Yonyou", "contenderSaidOn", "2020-01-01"), "version", "1"));
        see("/facts", "en").andExpect(content().string(allOf(containsString("1 of 6 known, 0 proven and fresh"), containsString("ask again"))));
        see("/contenders/" + yonyou, "en").andExpect(content().string(allOf(containsString("value=\"2020-01-01\""), containsString("selected=\"selected\">sure"))));
    }

    @Test
    void theCompetitionIsNoSurerThanTheContenderOfWhomOneIsLeastSure() throws Exception {
        var kingdee = Map.of("name", "Kingdee", "standing", "LEVEL", "contenderEvidence", "seen their offer", "contenderConfidence", "HIGH");
        send("/contenders", kingdee);
        assertThat(listed()).isEqualTo(new Listed("Kingdee", Confidence.HIGH));

        send("/contenders", with(kingdee, "name", "Yonyou", "contenderConfidence", ""));
        send("/contenders", with(kingdee, "name", "Inspur", "standing", "BEHIND", "contenderConfidence", "MEDIUM"));
        assertThat(listed()).isEqualTo(new Listed("Kingdee, Yonyou, Inspur", null));

        send("/contenders", with(kingdee, "name", "SAP", "standing", "AHEAD", "contenderConfidence", "LOW"));
        assertThat(listed()).isEqualTo(new Listed("SAP, Kingdee, Yonyou, Inspur", Confidence.LOW));
    }

    private record Listed(String value, Confidence confidence) {
    }

    private Listed listed() {
        var fact = meter.read(book.get(deal)).stream().filter(reading -> reading.kind() == Kind.COMPETITION).findFirst().orElseThrow().fact();
        return new Listed(fact.value(), fact.confidence());
    }

    private Sureness competition() {
        return cases.find(viewers.of(rep), deal).orElseThrow().facts().competition();
    }

    private static Map<String, String> with(Map<String, String> values, String field, String value, String... more) {
        var all = new java.util.HashMap<>(values);
        all.put(field, value);
        for (var n = 0; n < more.length; n += 2) {
            all.put(more[n], more[n + 1]);
        }
        return all;
    }

    @Test
    void whatIsSavedAsItWasIsSaidToBeUnchangedAndToldToNobody() throws Exception {
        var told = Map.of("value", "The board", "decisionEvidence", "minutes", "saidOn", "2026-11-01", "confidence", "HIGH");
        send("/facts/decision", with(told, "version", version())).andExpect(content().string(not(containsString("Nothing was changed"))));
        factBook.learn(deal, DealFacts.NONE.withExpectedSigning(NEXT_YEAR), rep);
        send("/contenders", Map.of("name", "Kingdee", "standing", "AHEAD"));
        var version = version();
        var news = news();

        send("/facts/decision", with(told, "version", version)).andExpect(content().string(containsString("Nothing was changed")));
        send("/facts/schedule", Map.of("version", version, "expectedSigning", NEXT_YEAR.toString())).andExpect(content().string(containsString("Nothing was changed")));
        send("/facts/evaluation", Map.of("version", version)).andExpect(content().string(containsString("Nothing was changed")));
        var kingdee = jdbc.sql("select id from contender where opportunity_id = ?").param(deal).query(UUID.class).single();
        send("/contenders/" + kingdee, Map.of("version", "1", "name", "Kingdee", "standing", "AHEAD")).andExpect(status().isOk());

        assertThat(version()).isEqualTo(version);
        assertThat(news()).isEqualTo(news);
        send("/facts/decision", with(told, "version", version, "confidence", "LOW")).andExpect(content().string(not(containsString("Nothing was changed"))));
        assertThat(news()).isEqualTo(news + 1);
    }

    private long news() {
        return jdbc.sql("select count(*) from timeline_entry where opportunity_id = ?").param(deal).query(Long.class).single();
    }

    @ParameterizedTest
    @CsvSource({"/facts", "/facts/budget", "/people", "/people/new", "/contenders", "/contenders/new"})
    void anotherRepFindsNothingAndThePresalesPersonOnlyLooksOn(String path) throws Exception {
        web.perform(get(address + path).with(as(fixture.person("REP", team)))).andExpect(status().isNotFound());
        var presales = fixture.person("PRESALES", null);
        factBook.learn(deal, DealFacts.NONE.withPresales(presales), rep);

        web.perform(get(address + path).with(as(presales)))
                .andExpect(path.lastIndexOf('/') == 0 ? status().isOk() : status().isForbidden());
    }

    @Test
    void aClosedDealIsOnlyRead() throws Exception {
        send("/contenders", Map.of("name", "Kingdee", "standing", "AHEAD"));
        book.lose(deal, "Price", null, rep);

        see("/contenders", "en").andExpect(content().string(not(containsString("hx-get=\"" + address + "/contenders/new"))));
        send("/contenders", Map.of("name", "Yonyou", "standing", "AHEAD")).andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("This deal is closed")));
        send("/facts/decision", Map.of("version", version(), "value", "x")).andExpect(status().isUnprocessableEntity());
    }
}
