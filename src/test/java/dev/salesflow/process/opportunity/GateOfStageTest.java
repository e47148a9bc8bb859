package dev.salesflow.process.opportunity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.DealFacts;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.FactBook;
import dev.salesflow.opportunity.GateGap.Lack;
import dev.salesflow.opportunity.KeyFact.Kind;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.opportunity.gate.StepsAhead;
import dev.salesflow.opportunity.gate.Waivers;
import dev.salesflow.shared.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.MockMvc;

/** What must be known before a stage, asked at the step that would enter it. */
@SalesflowTest
class GateOfStageTest {

    @Autowired
    ProcessEngine engine;
    @Autowired
    OpportunityBook book;
    @Autowired
    FactBook facts;
    @Autowired
    Waivers waivers;
    @Autowired
    StepsAhead next;
    @Autowired
    MockMvc web;
    @Autowired
    Viewers viewers;
    @Autowired
    JdbcClient jdbc;

    DealFixture fixture;
    DealDriver people;
    UUID team;
    String rep;
    String manager;
    UUID deal;

    @BeforeEach
    void aDealAtTheExchange() {
        fixture = new DealFixture(jdbc);
        team = fixture.team();
        rep = fixture.person("REP", team);
        manager = fixture.person("MANAGER", team);
        people = new DealDriver(engine, rep);
        deal = book.open(Opening.of(fixture.customer(rep), UUID.randomUUID().toString()), rep).id();
        people.visit(deal, "on");
    }

    private void exchangeGoesToTheQuotation() {
        people.submit(deal, "recordExchange", DealDriver.toldInPart("quotation"));
    }

    private void budgetIsTold() {
        facts.learn(deal, DealFacts.NONE.withAmount(new BigDecimal("5000"), "CNY").with(Kind.BUDGET, "5000 CNY", "plan seen", null), rep);
    }

    private Refusal refusal(ThrowingCallable step) {
        Throwable thrown = catchThrowable(step);
        while (thrown != null && !(thrown instanceof Refusal)) {
            thrown = thrown.getCause();
        }
        assertThat(thrown).isNotNull();
        return (Refusal) thrown;
    }

    @Test
    void aStepIntoAStageThatWantsMoreIsRefusedAsAWholeAndLeadsToWhatIsMissing() {
        var refused = refusal(this::exchangeGoesToTheQuotation);

        assertThat(refused.key()).isEqualTo("gate.closed");
        assertThat(refused.all()).extracting(Refusal::way).containsExactly("/opportunities/" + deal + "#key-facts",
                "/opportunities/" + deal + "?tell=budget#key-facts");
        people.standsAt(deal, "recordExchange");
        assertThat(book.get(deal).stage()).isEqualTo(Stage.EXCHANGE);
        assertThat(facts.meetings(deal)).hasSize(1);
        assertThat(facts.keyFacts(deal)).extracting(fact -> fact.kind()).containsExactly(Kind.REQUIREMENT);
    }

    @Test
    void theSameStepGoesOnOnceTheFactIsWrittenDownAndAdvisedOnesDoNotHold() {
        budgetIsTold();

        exchangeGoesToTheQuotation();

        people.standsAt(deal, "prepareQuotation");
    }

    @Test
    void whatTheFormItselfTellsCounts() {
        people.submit(deal, "recordExchange", DealDriver.with(DealDriver.toldInPart("quotation"), "amount", "100", "currency", "CNY",
                "budgetEvidence", "plan seen"));

        people.standsAt(deal, "prepareQuotation");
    }

    @Test
    void aStageThatIsACallOfAnotherProcessIsHeldToo() {
        budgetIsTold();
        exchangeGoesToTheQuotation();
        jdbc.sql("delete from key_fact where opportunity_id = ?").param(deal).update();
        standsInTheTablesAt(Stage.EXCHANGE);

        var refused = refusal(() -> people.submit(deal, "prepareQuotation", Map.of("nextStep", "demo")));

        assertThat(refused.all()).extracting(Refusal::way).contains("/opportunities/" + deal + "?tell=requirement#key-facts");
        people.standsAt(deal, "prepareQuotation");
    }

    @Test
    void aManagerIsOfferedTheStageThatTheNextStepEntersFirst() throws Exception {
        assertThat(next.next(deal)).containsExactlyInAnyOrder(Stage.FIRST_VISIT, Stage.EXCHANGE, Stage.DEMO, Stage.QUOTATION);

        var form = web.perform(get("/opportunities/{id}/gate/waiver", deal).with(user(manager)).header("Accept-Language", "en")).andExpect(status().isOk())
                .andReturn().getResponse().getContentAsString();

        assertThat(form).containsSubsequence("Quotation – next step", "Contract<").doesNotContain("Contract – next step");
    }

    private void standsInTheTablesAt(Stage stage) {
        jdbc.sql("update opportunity set stage = ? where id = ?").params(stage.name(), deal).update();
    }

    @Test
    void goingBackIsNeverRefused() {
        budgetIsTold();
        exchangeGoesToTheQuotation();
        jdbc.sql("delete from key_fact where opportunity_id = ?").param(deal).update();

        people.submit(deal, "prepareQuotation", Map.of("nextStep", "demo"));

        people.standsAt(deal, "prepareDemo");
    }

    @Test
    void anImportedDealBeginsAtItsStageWhateverIsKnownOfIt() {
        var other = book.open(Opening.of(fixture.customer(rep), UUID.randomUUID().toString()).askedByProcess("import"), rep);
        jdbc.sql("update opportunity set stage = 'NEGOTIATION', process_id = null where id = ?").param(other.id()).update();

        engine.getRuntimeService().createProcessInstanceByKey("opportunity").businessKey(other.id().toString())
                .startBeforeActivity("negotiateTerms").execute();

        people.standsAt(other.id(), "negotiateTerms");
        assertThat(book.get(other.id()).stage()).isEqualTo(Stage.NEGOTIATION);
    }

    @Test
    void aManagerWavesItThroughOnceForThatStageAndItStaysOnTheDeal() {
        waivers.give(deal, Stage.QUOTATION, "  The board grants it on Monday ", viewers.of(manager));

        exchangeGoesToTheQuotation();

        people.standsAt(deal, "prepareQuotation");
        assertThat(waivers.of(deal)).singleElement().satisfies(waiver -> {
            assertThat(waiver.givenBy()).isEqualTo(manager);
            assertThat(waiver.reason()).isEqualTo("The board grants it on Monday");
            assertThat(waiver.missing()).containsExactlyInAnyOrder(Lack.BUDGET, Lack.DECISION);
            assertThat(waiver.open()).isFalse();
        });
        assertThat(jdbc.sql("select by_login from timeline_entry where opportunity_id = ? and kind = 'gateWaived'").param(deal)
                .query(String.class).list()).containsExactly(manager);

        people.submit(deal, "prepareQuotation", Map.of("nextStep", "demo"));
        people.demoPrepared(deal, fixture.person("PRESALES", team));
        assertThat(refusal(() -> people.demo(deal, "on")).key()).as("used once").isEqualTo("gate.closed");
    }

    @Test
    void leaveCoversOnlyWhatWasMissingWhenItWasGiven() {
        budgetIsTold();
        waivers.give(deal, Stage.QUOTATION, "soon", viewers.of(manager));
        jdbc.sql("delete from key_fact where opportunity_id = ?").param(deal).update();
        jdbc.sql("update opportunity set amount = null where id = ?").param(deal).update();

        assertThat(refusal(this::exchangeGoesToTheQuotation).key()).isEqualTo("gate.closed");

        assertThat(waivers.of(deal)).singleElement().satisfies(waiver -> assertThat(waiver.open()).isTrue());
    }

    @Test
    void onlyWhoLeadsTheOwnerGivesLeaveAndNeverTheOwner() {
        var elsewhere = fixture.person("MANAGER", fixture.team());
        for (var other : List.of(rep, fixture.person("REP", team), elsewhere, fixture.person("PRESALES", team))) {
            assertThatThrownBy(() -> waivers.give(deal, Stage.QUOTATION, "please", viewers.of(other))).isInstanceOf(AccessDeniedException.class);
        }
        book.handOver(deal, manager, manager);
        assertThatThrownBy(() -> waivers.give(deal, Stage.QUOTATION, "my own", viewers.of(manager))).isInstanceOf(AccessDeniedException.class);

        assertThat(waivers.of(deal)).isEmpty();
    }

    @Test
    void leaveNeedsAReasonAndAStageAheadThatLacksSomething() {
        var by = viewers.of(manager);
        assertThatThrownBy(() -> waivers.give(deal, Stage.QUOTATION, " ", by)).hasMessageContaining("reason");
        assertThatThrownBy(() -> waivers.give(deal, Stage.FIRST_VISIT, "r", by)).hasMessageContaining("gate.notAhead");
        budgetIsTold();
        facts.learn(deal, DealFacts.NONE.with(Kind.DECISION, "board", "minutes", null).with(Kind.REQUIREMENT, "one", "list", null), rep);
        assertThatThrownBy(() -> waivers.give(deal, Stage.QUOTATION, "r", by)).hasMessageContaining("gate.nothingMissing");
    }

    @Test
    void theFormTeachesWhatToAskAndDoInTheReadersLanguageAndLeavesOutWhatIsKnown() {
        var task = people.task(deal, "recordExchange").getId();
        assertThat(guide(task, Locale.ENGLISH)).contains("**To ask**", "how much, in which year's plan", "**To do**",
                "Before the stage \"Demo\"", "**advised** <a href=\"/opportunities/" + deal + "?tell=evaluation#key-facts\" target=\"_blank\">from the demo on its key");
        assertThat(guide(task, Locale.SIMPLIFIED_CHINESE)).contains("**该问**", "预算：金额多少", "进入“系统演示”阶段之前");

        budgetIsTold();

        assertThat(guide(task, Locale.ENGLISH)).doesNotContain("how much, in which year's plan");
    }

    private String guide(String task, Locale locale) {
        LocaleContextHolder.setLocale(locale);
        people.logIn(rep);
        try {
            return (String) engine.getFormService().getTaskFormVariables(task).get("guide");
        } finally {
            engine.getIdentityService().clearAuthentication();
            LocaleContextHolder.resetLocaleContext();
        }
    }

    @Test
    void nothingThatADealMayKnowIsAskedOfItTwice() {
        people.exchange(deal, "on");

        assertThat(book.get(deal).stage()).isEqualTo(Stage.DEMO);
        assertThat(book.get(deal).expectedSigning()).isAfter(LocalDate.now());
        assertThat(facts.keyFacts(deal)).filteredOn(fact -> fact.kind() == Kind.REQUIREMENT).allMatch(fact -> fact.proven());
    }
}
