package dev.salesflow.process.opportunity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.salesflow.SalesflowTest;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.FactBook;
import dev.salesflow.opportunity.KeyFact;
import dev.salesflow.opportunity.KeyFact.Kind;
import dev.salesflow.opportunity.KeyFactItem;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.Outcome;
import dev.salesflow.shared.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the forms of visit, exchange and demo make of the key facts. */
@SalesflowTest
class FactsFromMeetingsTest {

    private static final LocalDate LAST_WEEK = LocalDate.now().minusDays(7);

    @Autowired
    ProcessEngine engine;
    @Autowired
    OpportunityBook book;
    @Autowired
    FactBook facts;
    @Autowired
    JdbcClient jdbc;

    String rep;
    String presales;
    DealDriver people;
    UUID deal;

    @BeforeEach
    void aDeal() {
        var fixture = new DealFixture(jdbc);
        var team = fixture.team();
        rep = fixture.person("REP", team);
        presales = fixture.person("PRESALES", team);
        people = new DealDriver(engine, rep);
        deal = book.open(Opening.of(fixture.customer(rep), UUID.randomUUID().toString()), rep).id();
        jdbc.sql("update opportunity set started_on = ? where id = ?").params(LAST_WEEK.minusDays(9), deal).update();
    }

    private KeyFact fact(Kind kind) {
        return facts.keyFacts(deal).stream().filter(fact -> fact.kind() == kind).findFirst().orElseThrow();
    }

    private void atTheDemo() {
        people.visit(deal, "on");
        people.submit(deal, "recordExchange", DealDriver.with(DealDriver.toldInPart("on"), "presales", presales, "evaluationEvidence", "their list"));
        people.demoPrepared(deal, presales);
    }

    private Map<String, Object> demo(Object... more) {
        return DealDriver.with(DealDriver.with(DealDriver.meeting(), "reaction", "CONVINCED", "nextAction", "quote",
                "nextActionOn", LocalDate.now().plusDays(3).toString(), "nextStep", "again"), more);
    }

    private Refusal refusal(Map<String, Object> values) {
        return refusal("recordDemo", values);
    }

    private Refusal refusal(String task, Map<String, Object> values) {
        var thrown = catchThrowable(() -> people.submit(deal, task, values));
        while (thrown != null && !(thrown instanceof Refusal)) {
            thrown = thrown.getCause();
        }
        assertThat(thrown).isNotNull();
        return (Refusal) thrown;
    }

    @Test
    void whatIsToldAtAMeetingWasSaidOnItsDayByThoseWhoWereMet() {
        people.submit(deal, "recordVisit", DealDriver.with(DealDriver.meeting(), "heldOn", LAST_WEEK.toString(), "need", "batches", "nextAction", "call", "nextStep", "on"));

        assertThat(fact(Kind.REQUIREMENT).saidOn()).isEqualTo(LAST_WEEK);
        assertThat(fact(Kind.REQUIREMENT).saidBy()).isEqualTo("Ms Li, head of IT");

        people.submit(deal, "recordExchange", DealDriver.with(DealDriver.toldInPart("on"), "requirement", "batches", "presales", presales, "competition", "Kingdee",
                "competitionEvidence", "their tender", "evaluationEvidence", "their list", "expectedSigning", LocalDate.now().plusYears(1).toString(), "scheduleEvidence", "plan"));

        assertThat(fact(Kind.REQUIREMENT).saidOn()).as("the same told again").isEqualTo(LocalDate.now());
        assertThat(fact(Kind.COMPETITION).evidence()).isEqualTo("their tender");
        assertThat(fact(Kind.EVALUATION).evidence()).isEqualTo("their list");
        assertThat(fact(Kind.SCHEDULE).saidOn()).isEqualTo(LocalDate.now());
    }

    @ParameterizedTest
    @CsvSource({"visit,recordVisit", "again,recordExchange"})
    void anExchangeThatFoundNothingOutIsWrittenDownAndDoesNotGoOn(String nextStep, String standsAt) {
        people.visit(deal, "on");

        people.submit(deal, "recordExchange", DealDriver.with(DealDriver.meeting(), "nextAction", "ask for the head of IT", "nextStep", nextStep));

        people.standsAt(deal, standsAt);
        assertThat(facts.keyFacts(deal)).extracting(KeyFact::kind).containsExactly(Kind.REQUIREMENT);
    }

    @Test
    void aDealIsLostAtAnExchangeThatFoundNothingOut() {
        people.visit(deal, "on");

        people.lost(deal, "recordExchange", DealDriver.meeting());

        assertThat(book.get(deal).outcome()).isEqualTo(Outcome.LOST);
    }

    @Test
    void whatAnExchangeLeftOpenHoldsTheQuotation() {
        people.visit(deal, "on");

        var refused = refusal("recordExchange", DealDriver.with(DealDriver.meeting(), "nextAction", "quote", "nextStep", "quotation"));

        assertThat(refused.all()).extracting(Refusal::way).containsExactly("/opportunities/" + deal + "#key-facts",
                "/opportunities/" + deal + "?tell=budget#key-facts", "/opportunities/" + deal + "?tell=decision#key-facts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"decision", "competition", "schedule", "budget"})
    void evidenceWithoutWhatItProvesIsRefusedAndNotDropped(String kind) {
        people.visit(deal, "on");

        var refused = refusal("recordExchange", DealDriver.with(DealDriver.meeting(), kind + "Evidence", "their minutes", "nextAction", "ask", "nextStep", "again"));

        assertThat(refused.field()).isEqualTo(kind + "Evidence");
        assertThat(refused.key()).isEqualTo("opportunity.provesNothing");
    }

    @ParameterizedTest
    @CsvSource({"recordVisit,on", "recordExchange,again"})
    void theNextActionOfAMeetingBecomesOneOfItsRepWhereItHasADay(String task, String nextStep) {
        if (task.equals("recordExchange")) {
            people.visit(deal, "on");
        }
        var meeting = DealDriver.with(DealDriver.meeting(), "need", "batches", "nextAction", "send the references", "nextStep", nextStep);

        var late = refusal(task, DealDriver.with(meeting, "nextActionOn", LocalDate.now().minusDays(1).toString()));
        assertThat(late.field()).isEqualTo("nextActionOn");
        assertThat(nextActions()).isEmpty();

        people.submit(deal, task, DealDriver.with(meeting, "nextActionOn", LocalDate.now().plusDays(4).toString()));
        assertThat(nextActions()).containsExactly("send the references of " + rep + " by " + LocalDate.now().plusDays(4));
    }

    private List<String> nextActions() {
        return jdbc.sql("select next_action || ' of ' || next_owner || ' by ' || next_due from contact_record where opportunity_id = ? and next_action is not null")
                .param(deal).query(String.class).list();
    }

    @Test
    void whatExcitedThemAtADemoStandsBesideWhatTheyEvaluateBy() {
        atTheDemo();

        people.submit(deal, "recordDemo", demo("excited", "the planning board"));
        people.demoPrepared(deal, presales);
        people.submit(deal, "recordDemo", demo("excited", "the recall in a minute"));

        assertThat(fact(Kind.EVALUATION).value()).isEqualTo("item codes");
        assertThat(fact(Kind.EVALUATION).evidence()).isEqualTo("their list");
        assertThat(fact(Kind.EVALUATION).items()).containsEntry(KeyFactItem.EXCITES, "the recall in a minute; the planning board");
    }

    @Test
    void anActionWithoutADayAndADayWithoutAnActionAreRefusedBesideTheirField() {
        atTheDemo();

        assertThat(refusal(demo("nextActionOn", null)).all()).extracting(Refusal::field).containsExactly("nextActionOn");
        assertThat(refusal(demo("followUp", "send the video")).all()).extracting(Refusal::field).containsExactly("followUpOn");
        assertThat(refusal(demo("followUpOn", LocalDate.now().plusDays(3).toString())).all()).extracting(Refusal::field).containsExactly("followUp");
        people.standsAt(deal, "recordDemo");
    }
}
