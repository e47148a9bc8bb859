package dev.salesflow.process.opportunity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salesflow.SalesflowTest;
import dev.salesflow.contract.ContractBook;
import dev.salesflow.opportunity.DealFacts;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.FactBook;
import dev.salesflow.opportunity.KeyFact;
import dev.salesflow.opportunity.Loss;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.Outcome;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.quotation.Quotation;
import dev.salesflow.quotation.QuotationBook;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.doubt.Doubt;
import dev.salesflow.opportunity.gate.Waivers;
import dev.salesflow.opportunity.negotiation.Negotiation;
import dev.salesflow.opportunity.doubt.Doubts;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every path through a deal, on the real engine with the real tables; the last test finds what none of them visited. */
@SalesflowTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OpportunityProcessTest {

    @Autowired
    ProcessEngine engine;
    @Autowired
    OpportunityBook book;
    @Autowired
    Doubts doubts;
    @Autowired
    Waivers waivers;
    @Autowired
    Negotiation negotiation;
    @Autowired
    Viewers viewers;
    @Autowired
    FactBook factBook;
    @Autowired
    QuotationBook quotations;
    @Autowired
    ContractBook contracts;
    @Autowired
    ProcessPickUp pickUp;
    @Autowired
    JdbcClient jdbc;

    DealFixture fixture;
    DealDriver people;
    UUID team;
    String rep;
    String presales;
    String manager;
    UUID customer;

    @BeforeEach
    void aTeam() {
        fixture = new DealFixture(jdbc);
        team = fixture.team();
        rep = fixture.person("REP", team);
        presales = fixture.person("PRESALES", team);
        manager = fixture.person("MANAGER", team);
        customer = fixture.customer(rep);
        people = new DealDriver(engine, rep);
    }

    /** Timers are run by hand here: the background would be faster or slower than the test. */
    @BeforeEach
    void nothingRunsByItself() {
        jobExecutor().shutdown();
    }

    @AfterEach
    void theRealTime() {
        ClockUtil.reset();
        jobExecutor().start();
    }

    private JobExecutor jobExecutor() {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    }

    private UUID deal() {
        return book.open(Opening.of(customer, UUID.randomUUID().toString()), rep).id();
    }

    private UUID dealAtQuotation() {
        var deal = deal();
        people.visit(deal, "on");
        people.exchange(deal, "quotation");
        return deal;
    }

    private UUID dealAtNegotiation() {
        var deal = dealAtQuotation();
        people.quotation(deal, "100000");
        people.doubts(deal, "on");
        return deal;
    }

    @ParameterizedTest
    @CsvSource({"expectedSigning, 2020-01-02, scheduleEvidence, expectedSigning", "expectedSigning, 2190-01-02,, scheduleEvidence",
            "amount, 5000,, budgetEvidence"})
    void takesAnExpectedDayOnlyIfItIsToComeAndWhatIsNewOnlyWithItsEvidence(String field, String value, String proof, String refused) {
        var deal = deal();
        var typed = DealDriver.with(DealDriver.meeting(), "need", "one system", "nextAction", "call", "nextStep", "on", field, value,
                proof == null ? "note" : proof, "the board's minutes");

        assertThatThrownBy(() -> people.submit(deal, "recordVisit", typed)).rootCause()
                .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.field()).isEqualTo(refused));
        assertThat(factBook.meetings(deal)).isEmpty();
        people.standsAt(deal, "recordVisit");
    }

    @Test
    void asksForNoNewEvidenceOfADayAndAnAmountThatStayAsTheyAre() {
        var deal = deal();
        var known = DealDriver.with(DealDriver.meeting(), "need", "one system", "nextAction", "call", "amount", "5000", "currency", "CNY",
                "expectedSigning", "2190-01-02");
        people.submit(deal, "recordVisit", DealDriver.with(known, "nextStep", "again", "scheduleEvidence", "said so", "budgetEvidence", "plan seen"));

        people.submit(deal, "recordVisit", DealDriver.with(known, "nextStep", "on", "amount", "5000.00"));

        people.standsAt(deal, "recordExchange");
        assertThat(factBook.keyFacts(deal)).filteredOn(fact -> fact.kind() == KeyFact.Kind.BUDGET).singleElement()
                .satisfies(fact -> assertThat(fact.evidence()).isEqualTo("plan seen"));
    }

    @Test
    void goesFromFirstVisitToContract() {
        var deal = deal();
        people.standsAt(deal, "recordVisit");
        assertThat(people.task(deal, "recordVisit").getAssignee()).isEqualTo(rep);

        people.visit(deal, "on");
        assertThat(book.get(deal).stage()).isEqualTo(Stage.EXCHANGE);
        people.exchange(deal, "on");
        people.demoPrepared(deal, presales);
        people.demo(deal, "on");
        people.quotation(deal, "120000");
        people.submit(deal, "clearDoubts", Map.of("nextStep", "on", "doubts", List.of(Map.of("no", "1", "kind", "FUNCTION", "doubt",
                doubts.of(deal).get(0).doubt(), "answer", "Seen with 10,000 users", "resolved", true))));
        people.negotiation(deal, "on", "115000");
        people.contract(deal, "115000");

        people.isOver(deal);
        assertThat(book.get(deal).outcome()).isEqualTo(Outcome.WON);
        assertThat(contracts.of(deal)).get().satisfies(contract -> assertThat(contract.amount()).isEqualByComparingTo("115000"));
        assertThat(quotations.of(deal)).extracting(one -> one.state().name()).containsExactly("ACCEPTED", "SUPERSEDED");
        assertThat(jdbc.sql("select stage from stage_stay where opportunity_id = ? order by id").param(deal)
                .query(String.class).list()).containsExactly(
                        "FIRST_VISIT", "EXCHANGE", "DEMO", "QUOTATION", "DOUBTS", "NEGOTIATION", "CONTRACT");
    }

    @Test
    void takesSeveralVisitsUntilTheNeedIsClear() {
        var deal = deal();

        people.visit(deal, "again");
        people.visit(deal, "again");

        people.standsAt(deal, "recordVisit");
        assertThat(factBook.meetings(deal)).hasSize(2);
        assertThat(book.get(deal).stage()).isEqualTo(Stage.FIRST_VISIT);
    }

    @Test
    void goesBackAStageAndAgain() {
        var deal = deal();
        people.visit(deal, "on");
        people.exchange(deal, "again");
        people.exchange(deal, "visit");
        assertThat(book.get(deal).stage()).isEqualTo(Stage.FIRST_VISIT);

        people.visit(deal, "on");
        people.exchange(deal, "on");
        people.demoPrepared(deal, presales);
        people.demo(deal, "again");
        people.standsAt(deal, "prepareDemo");
        people.demoPrepared(deal, presales);
        people.demo(deal, "exchange");

        people.standsAt(deal, "recordExchange");
        assertThat(book.get(deal).stage()).isEqualTo(Stage.EXCHANGE);
    }

    @Test
    void goesBackFromTheQuotationToAnotherDemo() {
        var deal = dealAtQuotation();

        people.submit(deal, "prepareQuotation", Map.of("nextStep", "demo"));

        people.standsAt(deal, "prepareDemo");
    }

    @Test
    void doubtsLeadToANewQuotation() {
        var deal = dealAtQuotation();
        people.quotation(deal, "100000");
        people.doubts(deal, "again");
        people.doubts(deal, "quotation");
        people.quotation(deal, "90000");

        people.standsAt(deal, "clearDoubts");
        assertThat(quotations.of(deal)).extracting(one -> one.state().name()).containsExactly("SENT", "SUPERSEDED");
        assertThat(doubts.of(deal)).hasSize(2);
    }

    @Test
    void negotiatesInRoundsAndFallsBackOnDoubtsOrAQuotation() {
        var deal = dealAtNegotiation();
        people.negotiation(deal, "again", null);
        people.negotiation(deal, "doubts", null);
        people.doubts(deal, "on");
        people.negotiation(deal, "quotation", null);
        people.standsAt(deal, "prepareQuotation");
        people.quotation(deal, "95000");
        people.doubts(deal, "on");
        people.negotiation(deal, "on", "95000");
        people.submit(deal, "signContract", Map.of("nextStep", "negotiation"));

        people.standsAt(deal, "negotiateTerms");
    }

    @Test
    void aPriceBeatenDownBeyondTheLimitGoesThroughApprovalFirst() {
        var deal = dealAtNegotiation();

        assertRefused(() -> people.negotiation(deal, "on", "80000"), "quotation.agreedBeyondLimit");

        people.standsAt(deal, "negotiateTerms");
        assertThat(jdbc.sql("select state || ' ' || amount from quotation where opportunity_id = ?").param(deal).query(String.class).list())
                .containsExactly("SENT 100000.00");
    }

    @Test
    void belowOurOwnLimitTheRepSaysWhyAlsoWhereItIsLetDownInTheSameRound() {
        var deal = dealAtNegotiation();
        people.negotiation(deal, "again", null);
        var agreed = DealDriver.with(DealDriver.meeting(), "agreed", "less, for a reference", "agreedAmount", "91000", "walkAway", "91000",
                "nextAction", "draw up the contract", "nextStep", "on");
        jdbc.sql("update negotiation_round set walk_away = 95000 where opportunity_id = ?").param(deal).update();

        assertRefused(() -> people.submit(deal, "negotiateTerms", agreed), "negotiation.belowLimit");
        people.submit(deal, "negotiateTerms", DealDriver.with(agreed, "belowLimit", "They publish the case"));

        people.standsAt(deal, "signContract");
        assertThat(negotiation.of(book.get(deal), viewers.of(manager)).get(0).limit().whyBelow()).isEqualTo("They publish the case");
        assertThat(factBook.meetings(deal)).extracting(Object::toString).noneMatch(minutes -> minutes.contains("publish the case"));
    }

    private UUID dealAtContract() {
        var deal = dealAtNegotiation();
        people.negotiation(deal, "on", "100000");
        return deal;
    }

    @Test
    void aContractSaysWhatTheCustomerAccepted() {
        var deal = dealAtContract();

        assertRefused(() -> people.contract(deal, "1"), "contract.notAsAccepted");

        people.standsAt(deal, "signContract");
        people.contract(deal, "100000");
        assertThat(book.get(deal).amount()).isEqualByComparingTo("100000");
    }

    @Test
    void aDoubtThatComesUpBeforeTheSignatureHoldsItUntilItIsSettled() {
        var deal = dealAtContract();
        var doubt = doubts.put(deal, Doubt.open(Doubt.Kind.DELIVERY, "Late?"), rep);

        assertRefused(() -> people.contract(deal, "100000"), "gate.unsigned");
        people.standsAt(deal, "signContract");
        doubts.put(deal, Doubt.told(doubt.id(), doubt.version(), doubt.kind(), doubt.doubt(), null, null, "In the contract", null, true), rep);

        people.contract(deal, "100000");
        people.isOver(deal);
    }

    @Test
    void aManagersLeaveForTheSignatureCoversTheDoubtsOfThatDay() {
        var deal = dealAtContract();
        assertThatThrownBy(() -> waivers.give(deal, Stage.CONTRACT, "r", viewers.of(manager))).hasMessageContaining("gate.nothingMissing");
        doubts.put(deal, Doubt.open(Doubt.Kind.DELIVERY, "Late?"), rep);

        waivers.give(deal, Stage.CONTRACT, "They sign all the same", viewers.of(manager));
        people.contract(deal, "100000");

        people.isOver(deal);
        assertThat(waivers.of(deal)).singleElement().satisfies(waiver -> assertThat(waiver.open()).isFalse());
    }

    @Test
    void whatAManagerKnewWhenTheyWavedTheLastStageThroughIsNotHeldAgainstItButWhatCameUpSinceIs() {
        var deal = dealAtNegotiation();
        doubts.put(deal, Doubt.open(Doubt.Kind.DELIVERY, "Late?"), rep);
        waivers.give(deal, Stage.CONTRACT, "They sign all the same", viewers.of(manager));
        people.negotiation(deal, "on", "100000");
        var other = doubts.put(deal, Doubt.open(Doubt.Kind.TERMS, "Penalty?"), rep);

        assertRefused(() -> people.contract(deal, "100000"), "gate.unsigned");
        doubts.put(deal, Doubt.told(other.id(), other.version(), other.kind(), other.doubt(), null, null, "None", null, true), rep);

        people.contract(deal, "100000");
        people.isOver(deal);
    }

    @Test
    void anExpiredQuotationIsRenewedBeforeTheContract() {
        var deal = dealAtNegotiation();
        jdbc.sql("update quotation set valid_until = current_date - 1 where opportunity_id = ?").param(deal).update();

        assertRefused(() -> people.negotiation(deal, "on", "100000"), "quotation.expired");
        people.standsAt(deal, "negotiateTerms");

        people.negotiation(deal, "quotation", null);
        people.quotation(deal, "100000");
        people.doubts(deal, "on");
        people.negotiation(deal, "on", "100000");
        people.standsAt(deal, "signContract");
    }

    @ParameterizedTest
    @ValueSource(strings = {"70000", "80000"})
    void whatRanOutOpensNoWayAroundTheDiscountLimit(String agreed) {
        var deal = dealAtNegotiation();
        jdbc.sql("update quotation set valid_until = current_date - 1 where opportunity_id = ?").param(deal).update();
        var sent = quotations.standing(deal).orElseThrow();
        assertRefused(() -> people.negotiation(deal, "on", agreed), "quotation.agreedBeyondLimit");
        quotations.expire(sent.id());

        assertRefused(() -> people.negotiation(deal, "on", agreed), "quotation.agreedBeyondLimit");

        people.standsAt(deal, "negotiateTerms");
        assertThat(quotations.of(deal)).extracting(Quotation::state).containsExactly(Quotation.State.EXPIRED);
    }

    @Test
    void aPriceThatTheRepMayGiveAloneRenewsWhatRanOut() {
        var deal = dealAtNegotiation();
        jdbc.sql("update quotation set valid_until = current_date - 1 where opportunity_id = ?").param(deal).update();
        quotations.expire(quotations.standing(deal).orElseThrow().id());

        people.negotiation(deal, "on", "98000");

        people.standsAt(deal, "signContract");
        assertThat(quotations.accepted(deal)).get().satisfies(accepted -> {
            assertThat(accepted.revision()).isEqualTo(2);
            assertThat(accepted.discountPercent()).isEqualByComparingTo("2");
        });
    }

    @Test
    void howSureTheRepIsGoesWithEveryFactOfTheMeeting() {
        var deal = deal();
        people.submit(deal, "recordVisit", DealDriver.with(DealDriver.meeting(), "need", "three systems", "amount", "5000", "currency", "CNY",
                "budgetEvidence", "plan seen", "confidence", "LOW", "nextAction", "send references", "nextStep", "on"));
        assertThat(factBook.keyFacts(deal)).hasSize(2).allSatisfy(fact -> assertThat(fact.confidence()).isEqualTo(KeyFact.Confidence.LOW));

        people.submit(deal, "recordExchange", DealDriver.with(DealDriver.toldInPart("on"), "requirement", "three systems", "confidence", "HIGH"));

        assertThat(factBook.keyFacts(deal)).filteredOn(fact -> fact.kind() != KeyFact.Kind.BUDGET).hasSize(3)
                .allSatisfy(fact -> assertThat(fact.confidence()).isEqualTo(KeyFact.Confidence.HIGH));
        assertThat(factBook.keyFacts(deal)).filteredOn(fact -> fact.kind() == KeyFact.Kind.BUDGET).singleElement()
                .satisfies(fact -> assertThat(fact.confidence()).isEqualTo(KeyFact.Confidence.LOW));
    }

    @Test
    void aDoubtIsNotToBeAnsweredByADayThatHasPassed() {
        var deal = dealAtQuotation();
        people.quotation(deal, "100");

        assertThatThrownBy(() -> people.submit(deal, "clearDoubts", Map.of("nextStep", "again", "doubts", List.of(
                Map.of("kind", "SERVICE", "doubt", "Who trains us?", "due", LocalDate.now().minusDays(1).toString())))))
                .hasStackTraceContaining("due: doubt.duePassed");

        people.standsAt(deal, "clearDoubts");
        assertThat(doubts.of(deal)).noneMatch(doubt -> doubt.doubt().equals("Who trains us?"));
    }

    @Test
    void anAnswerToAnOpenDoubtIsNotTakenForOneToANewDoubt() {
        var deal = deal();
        people.visit(deal, "on");
        people.exchange(deal, "on");
        people.demoPrepared(deal, presales);
        people.demo(deal, "on");
        people.quotation(deal, "100");
        var doubt = doubts.of(deal).get(0);

        people.submit(deal, "clearDoubts", Map.of("nextStep", "again", "doubts", List.of(
                Map.of("no", "1", "kind", "FUNCTION", "doubt", doubt.doubt(), "answer", "Tested with 10,000 users", "resolved", true),
                Map.of("kind", "SERVICE", "doubt", "Who trains us?"), Map.of("resolved", false))));

        assertThat(doubts.of(deal)).filteredOn(one -> one.doubt().equals("Who trains us?")).singleElement().satisfies(one -> {
            assertThat(one.resolved()).isFalse();
            assertThat(one.answer()).isNull();
        });
    }

    @Test
    void anOpenQuestionOfTheDemoComesBackAsADoubtAndIsAnswered() {
        var deal = deal();
        people.visit(deal, "on");
        people.exchange(deal, "on");
        people.demoPrepared(deal, presales);
        people.demo(deal, "on");
        people.quotation(deal, "100");
        var doubt = doubts.of(deal).get(0);

        people.submit(deal, "clearDoubts", Map.of("nextStep", "on", "doubts", List.of(
                Map.of("no", "1", "kind", "FUNCTION", "doubt", doubt.doubt(), "answer", "Tested with 10,000 users", "resolved", true))));

        assertThat(doubts.of(deal)).singleElement().satisfies(one -> {
            assertThat(one.resolved()).isTrue();
            assertThat(one.answer()).isEqualTo("Tested with 10,000 users");
        });
    }

    @ParameterizedTest
    @CsvSource({"FIRST_VISIT,recordVisit", "EXCHANGE,recordExchange", "QUOTATION,prepareQuotation",
            "DOUBTS,clearDoubts", "NEGOTIATION,negotiateTerms", "CONTRACT,signContract"})
    void isLostByTheFormOfEveryStage(Stage stage, String task) {
        var deal = imported(stage);
        pickUp.pickUp();
        var meeting = DealDriver.with(DealDriver.meeting(), "need", "none", "requirement", "none", "decision", "none",
                "agreed", "nothing");

        people.lost(deal, task, meeting);

        people.isOver(deal);
        assertThat(book.get(deal).outcome()).isEqualTo(Outcome.LOST);
        assertThat(book.get(deal).loss()).isEqualTo(new Loss(Loss.Kind.BUDGET, "no budget this year", "Kingdee"));
    }

    @Test
    void namesCompetitorsOfTheReadersDealsOnlyInItsForms() {
        var stranger = fixture.person("REP", fixture.team());
        book.lose(book.open(Opening.of(fixture.customer(stranger), UUID.randomUUID().toString()), stranger).id(), "price",
                "Their Rival " + customer, stranger);
        book.lose(deal(), "price", "Own Rival " + customer, rep);
        var visit = people.task(deal(), "recordVisit").getId();

        people.logIn(rep);
        try {
            assertThat(engine.getFormService().getTaskFormVariables(visit).getValueTyped("competitors").getValue().toString())
                    .contains("Own Rival " + customer).doesNotContain("Their Rival");
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    @Test
    void isLostByTheFormOfTheDemo() {
        var deal = imported(Stage.DEMO);
        pickUp.pickUp();
        people.demoPrepared(deal, presales);

        people.lost(deal, "recordDemo", DealDriver.with(DealDriver.meeting(), "reaction", "DOUBTFUL"));

        people.isOver(deal);
        assertThat(book.get(deal).outcome()).isEqualTo(Outcome.LOST);
    }

    @Test
    void isLostOnThePageWhereverItStands() {
        var deal = deal();
        people.visit(deal, "on");
        people.exchange(deal, "on");
        people.standsAt(deal, "prepareDemo");

        book.lose(deal, "project stopped", null, rep);

        people.isOver(deal);
    }

    @Test
    void isLostOnThePageWhilePaused() {
        var deal = deal();
        book.pause(deal, "budget freeze", null, rep);

        book.lose(deal, "project stopped", null, rep);

        people.isOver(deal);
    }

    @Test
    void restsWhilePausedAndItsTimersGoOnWhereTheyStood() {
        var deal = deal();
        var due = timers(deal).stream().map(Job::getDuedate).min(Date::compareTo).orElseThrow();
        book.pause(deal, "budget freeze", LocalDate.now().plusDays(30), rep);

        assertThat(people.task(deal, "recordVisit").isSuspended()).isTrue();
        assertThatThrownBy(() -> people.visit(deal, "on")).isInstanceOf(ProcessEngineException.class);
        assertThat(timers(deal)).allMatch(Job::isSuspended);

        jdbc.sql("update opportunity set paused_at = paused_at - interval '10 days' where id = ?").param(deal).update();
        book.resume(deal, rep);

        var later = timers(deal).stream().map(Job::getDuedate).min(Date::compareTo).orElseThrow();
        assertThat(Duration.between(due.toInstant(), later.toInstant())).isBetween(Duration.ofDays(10), Duration.ofDays(11));
        people.visit(deal, "on");
        people.standsAt(deal, "recordExchange");
    }

    @Test
    void whatIsDueIsDueLaterByTheLengthOfThePause() {
        var deal = deal();
        var task = people.task(deal, "recordVisit");
        var due = Date.from(Instant.parse("2026-12-01T08:00:00Z"));
        engine.getTaskService().setDueDate(task.getId(), due);
        book.pause(deal, "budget freeze", null, rep);
        jdbc.sql("update opportunity set paused_at = paused_at - interval '10 days' where id = ?").param(deal).update();

        book.resume(deal, rep);

        assertThat(Duration.between(due.toInstant(), people.task(deal, "recordVisit").getDueDate().toInstant()))
                .isBetween(Duration.ofDays(10), Duration.ofDays(11));
    }

    @Test
    void anImportedDealIsPausedBeforeItsProcessAndPickedUpWhenItGoesOn() {
        var deal = imported(Stage.EXCHANGE);

        book.pause(deal, "budget freeze", null, rep);
        pickUp.pickUp();
        assertThat(instances(deal)).isZero();

        book.resume(deal, rep);
        pickUp.pickUp();
        people.standsAt(deal, "recordExchange");
    }

    @Test
    void restsDuringTheDemoToo() {
        var deal = deal();
        people.visit(deal, "on");
        people.exchange(deal, "on");

        book.pause(deal, "plant move", null, rep);

        assertThatThrownBy(() -> people.demoPrepared(deal, presales)).isInstanceOf(ProcessEngineException.class);
        book.resume(deal, rep);
        people.demoPrepared(deal, presales);
        people.standsAt(deal, "recordDemo");
    }

    @Test
    void followsTheRepWhoTakesItOver() {
        var other = fixture.person("REP", fixture.team());
        var deal = deal();
        people.visit(deal, "on");

        book.handOver(deal, other, manager);

        assertThat(people.task(deal, "recordExchange").getAssignee()).isEqualTo(other);
        new DealDriver(engine, other).exchange(deal, "again");
        assertThat(people.task(deal, "recordExchange").getAssignee()).isEqualTo(other);
    }

    @Test
    void isHandedOverWhilePaused() {
        var other = fixture.rep();
        var deal = deal();
        book.pause(deal, "holiday", null, rep);

        book.handOver(deal, other, manager);

        assertThat(people.task(deal, "recordVisit").getAssignee()).isEqualTo(other);
        assertThat(people.task(deal, "recordVisit").isSuspended()).isTrue();
    }

    @Test
    void theDemoFollowsThePresalesPersonWhoTakesItOver() {
        var other = fixture.person("PRESALES", null);
        var deal = dealAtDemoOf(presales);
        assertThat(people.task(deal, "prepareDemo").getAssignee()).isEqualTo(presales);

        factBook.learn(deal, DealFacts.NONE.withPresales(other), rep);

        assertThat(people.task(deal, "prepareDemo").getAssignee()).isEqualTo(other);
        people.demoPrepared(deal, other);
        assertThat(factBook.demoPlan(deal)).isPresent();
    }

    @Test
    void aDemoThatNamesItsPresalesPersonIsNoOthersToPrepare() {
        var other = fixture.person("PRESALES", team);
        var deal = dealAtDemoOf(presales);

        assertThat(groupsOf(deal, "prepareDemo")).containsExactly("managers-" + team);
        assertThat(seenBy(other, deal)).isZero();
        assertThatThrownBy(() -> people.demoPrepared(deal, other)).isInstanceOf(RuntimeException.class);
        people.demoPrepared(deal, presales);
        people.standsAt(deal, "recordDemo");
    }

    @Test
    void aDemoOfferedToAllOfPresalesIsOnlyTheirsWhoIsNamed() {
        var other = fixture.person("PRESALES", team);
        var deal = deal();
        people.visit(deal, "on");
        people.exchange(deal, "on");
        assertThat(seenBy(other, deal)).isEqualTo(1);
        assertThat(seenBy(manager, deal)).as("a manager steps in where nobody takes it").isEqualTo(1);

        factBook.learn(deal, DealFacts.NONE.withPresales(presales), rep);

        assertThat(groupsOf(deal, "prepareDemo")).containsExactly("managers-" + team);
        assertThat(seenBy(other, deal)).isZero();
        assertThat(seenBy(presales, deal)).isEqualTo(1);
    }

    @Test
    void aDemoWhosePresalesPersonIsClearedIsOfferedToAllOfThemAgain() {
        var other = fixture.person("PRESALES", team);
        var deal = dealAtDemoOf(presales);

        factBook.correct(deal, book.get(deal).version(), DealFacts.NONE, rep);

        assertThat(people.task(deal, "prepareDemo").getAssignee()).isNull();
        assertThat(groupsOf(deal, "prepareDemo")).containsExactlyInAnyOrder("presales", "managers-" + team);
        assertThat(engine.getRuntimeService().getVariable(book.get(deal).processId(), "presales")).isNull();
        people.demoPrepared(deal, other);
        assertThat(book.get(deal).presales()).isEqualTo(other);
    }

    @Test
    void aTaskThatTheManagerTookStaysWithThemWhenTheRepChanges() {
        var other = fixture.person("REP", null);
        var deal = deal();
        engine.getTaskService().setAssignee(people.task(deal, "recordVisit").getId(), manager);

        book.handOver(deal, other, manager);

        assertThat(people.task(deal, "recordVisit").getAssignee()).isEqualTo(manager);
    }

    @Test
    void newDealsFollowTheModelAnAdministratorReordered() throws Exception {
        var shipped = Files.readString(Path.of("processes/opportunity/opportunity.bpmn"));
        var reordered = shipped.replace("sourceRef=\"needsUnderstood\" targetRef=\"holdDemo\"",
                "sourceRef=\"needsUnderstood\" targetRef=\"makeQuotation\"");
        assertThat(reordered).isNotEqualTo(shipped);
        var deployment = engine.getRepositoryService().createDeployment().name("by hand")
                .addString("opportunity.bpmn", reordered).deploy();
        try {
            var deal = deal();
            people.visit(deal, "on");
            people.exchange(deal, "on");
            people.standsAt(deal, "prepareQuotation");
            assertThat(book.get(deal).stage()).isEqualTo(Stage.QUOTATION);

            var imported = imported(Stage.NEGOTIATION);
            pickUp.pickUp();
            people.standsAt(imported, "negotiateTerms");
        } finally {
            engine.getRepositoryService().deleteDeployment(deployment.getId(), true);
        }
    }

    @Test
    void remindsAfterAWeekAndAsksTheManagerAfterTwo() {
        var deal = deal();
        var before = people.task(deal, "recordVisit").getPriority();

        passDays(deal, 8);
        assertThat(people.task(deal, "recordVisit").getPriority()).isGreaterThan(before);
        people.standsAt(deal, "recordVisit");

        passDays(deal, 15);
        assertThat(people.tasks(deal)).extracting(Task::getTaskDefinitionKey)
                .containsExactlyInAnyOrder("recordVisit", "reviewStandstill");
    }

    @Test
    void theManagerAdvises() {
        var deal = deal();
        passDays(deal, 15);

        people.submitAs(manager, deal, "reviewStandstill",
                Map.of("decision", "advise", "advice", "Call the owner yourself"));

        people.standsAt(deal, "recordVisit");
    }

    @Test
    void theManagerHandsAStandingDealToAnotherRep() {
        var other = fixture.person("REP", team);
        var deal = deal();
        passDays(deal, 15);

        people.submitAs(manager, deal, "reviewStandstill",
                Map.of("decision", "handOver", "newOwner", other));

        assertThat(people.task(deal, "recordVisit").getAssignee()).isEqualTo(other);
        assertThat(book.get(deal).owner()).isEqualTo(other);
    }

    @Test
    void theManagerCannotHandAStandingDealToAnotherTeam() {
        var stranger = fixture.person("REP", fixture.team());
        var deal = deal();
        passDays(deal, 15);

        assertRefused(() -> people.submitAs(manager, deal, "reviewStandstill",
                Map.of("decision", "handOver", "newOwner", stranger)), "notAChoice");

        assertThat(book.get(deal).owner()).isEqualTo(rep);
    }

    @Test
    void theManagerGivesAStandingDealUp() {
        var deal = deal();
        passDays(deal, 15);

        people.submitAs(manager, deal, "reviewStandstill",
                Map.of("decision", "lost", "lostKind", "BUDGET", "lostReason", "never had a budget"));

        people.isOver(deal);
        assertThat(book.get(deal).loss().lostReason()).isEqualTo("never had a budget");
    }

    @Test
    void aDealInTheDemoThatStandsStillReachesTheManagerOnce() {
        var deal = imported(Stage.DEMO);
        pickUp.pickUp();
        passDays(deal, 15);
        people.demoPrepared(deal, presales);
        passDays(deal, 40);

        assertThat(people.tasks(deal)).extracting(Task::getTaskDefinitionKey)
                .containsExactlyInAnyOrder("recordDemo", "reviewStandstill");
    }

    @ParameterizedTest
    @CsvSource({"FIRST_VISIT,recordVisit", "EXCHANGE,recordExchange", "DEMO,prepareDemo", "QUOTATION,prepareQuotation",
            "DOUBTS,clearDoubts", "NEGOTIATION,negotiateTerms", "CONTRACT,signContract"})
    void anImportedDealEntersAtItsStage(Stage stage, String task) {
        var deal = imported(stage);

        pickUp.pickUp();
        pickUp.pickUp();

        people.standsAt(deal, task);
        assertThat(book.get(deal).stage()).isEqualTo(stage);
        assertThat(instances(deal)).isEqualTo(1);
    }

    @Test
    void anImportedClosedDealGetsNoProcess() {
        var deal = imported(Stage.CONTRACT);
        jdbc.sql("update opportunity set outcome = 'WON', closed_on = current_date where id = ?").param(deal).update();

        pickUp.pickUp();

        assertThat(instances(deal)).isZero();
    }

    @Test
    void aRefusedCompletionKeepsTheTaskAndWritesNothing() {
        var deal = imported(Stage.CONTRACT);
        pickUp.pickUp();

        assertRefused(() -> people.contract(deal, "100"), "noAcceptedQuotation");

        people.standsAt(deal, "signContract");
        assertThat(contracts.of(deal)).isEmpty();
        assertThat(book.get(deal).isOpen()).isTrue();
    }

    @Test
    void aVisitOfTomorrowIsRefusedAndTheTaskStays() {
        var deal = deal();
        var tomorrow = DealDriver.with(DealDriver.meeting(), "heldOn", LocalDate.now().plusDays(1).toString(), "need",
                "a need", "nextAction", "call", "nextStep", "on");

        assertRefused(() -> people.submit(deal, "recordVisit", tomorrow), "opportunity.notYet");

        people.standsAt(deal, "recordVisit");
        assertThat(factBook.meetings(deal)).isEmpty();
    }

    @Test
    void whatAVisitShowsOfTheCustomerGoesToTheCustomer() {
        var deal = deal();

        people.submit(deal, "recordVisit", DealDriver.with(DealDriver.meeting(), "need", "planning by hand",
                "computerisation", "NONE", "selection", "STARTED", "nextAction", "call", "nextStep", "on"));

        assertThat(jdbc.sql("select computerisation || ' ' || selection from customer where id = ?").param(customer)
                .query(String.class).single()).isEqualTo("NONE STARTED");
    }

    @Test
    void isStartedInTasklistByTheCustomersName() {
        var name = jdbc.sql("select name from customer where id = ?").param(customer).query(String.class).single();

        var instance = startForm(Map.of("customer", name, "note", "met at the fair"));

        var deal = UUID.fromString(engine.getRuntimeService().createProcessInstanceQuery()
                .processInstanceId(instance).singleResult().getBusinessKey());
        people.standsAt(deal, "recordVisit");
        assertThat(instances(deal)).isEqualTo(1);
        assertThat(book.get(deal).processId()).isEqualTo(instance);
        assertThat(engine.getRuntimeService().getVariables(instance)).containsOnlyKeys("owner", "managerGroup", "presales");
    }

    @Test
    void aStartInTasklistNamesWhoComesNear() {
        var name = jdbc.sql("select name from customer where id = ?").param(customer).query(String.class).single();

        assertRefused(() -> startForm(Map.of("customer", name.substring(0, 30))), "opportunity.whichCustomer");
        assertRefused(() -> startForm(Map.of("customer", "zzz nobody " + UUID.randomUUID())), "opportunity.noSuchCustomer");
    }

    @Test
    void aStartInTasklistDoesNotOpenASecondDealUnasked() {
        var name = jdbc.sql("select name from customer where id = ?").param(customer).query(String.class).single();
        startForm(Map.of("customer", name));

        assertRefused(() -> startForm(Map.of("customer", name)), "opportunity.oneIsOpen");
        startForm(Map.of("customer", name, "another", true));

        assertThat(jdbc.sql("select count(*) from opportunity where customer_id = ?").param(customer)
                .query(Integer.class).single()).isEqualTo(2);
    }

    @Test
    void anotherRepsCustomerIsUnknownToTheStartForm() {
        var foreign = fixture.customer(fixture.rep());
        var name = jdbc.sql("select name from customer where id = ?").param(foreign).query(String.class).single();

        assertThatThrownBy(() -> startForm(Map.of("customer", name))).isInstanceOf(RuntimeException.class);
        assertThat(jdbc.sql("select count(*) from opportunity where customer_id = ?").param(foreign)
                .query(Integer.class).single()).isZero();
    }

    @Test
    void aCustomerThatOneSeesOnlyByADealIsNotBegunAnotherWith() {
        var foreign = fixture.customer(fixture.rep());
        jdbc.sql("""
                insert into opportunity (id, customer_id, owner_login, stage, stage_entered_at, outcome, created_at, updated_at, version)
                values (gen_random_uuid(), ?, ?, 'DEMO', now(), 'OPEN', now(), now(), 1)""").params(foreign, rep).update();
        var name = jdbc.sql("select name from customer where id = ?").param(foreign).query(String.class).single();

        assertRefused(() -> startForm(Map.of("customer", name, "another", true)), "opportunity.notYourCustomer");
    }

    @Test
    void aSecondProcessOfOneDealIsRefused() {
        var deal = deal();

        assertThatThrownBy(() -> engine.getRuntimeService().startProcessInstanceByKey("opportunity", deal.toString()))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> engine.getRuntimeService().startProcessInstanceByKey("opportunity"))
                .isInstanceOf(RuntimeException.class);
        assertThat(instances(deal)).isEqualTo(1);
    }

    @Test
    void fiftyStartsOfOneRequestMakeOneDealAndOneProcess() throws Exception {
        var request = UUID.randomUUID().toString();
        var threads = Executors.newFixedThreadPool(50);
        try {
            var starts = threads.invokeAll(IntStream.range(0, 50)
                    .<Callable<UUID>>mapToObj(i -> () -> book.open(Opening.of(customer, request), rep).id()).toList());
            var ids = new HashSet<UUID>();
            for (var start : starts) {
                ids.add(start.get());
            }
            assertThat(ids).hasSize(1);
            assertThat(instances(ids.iterator().next())).isEqualTo(1);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void everyStepOfBothModelsWasVisited() {
        for (var process : Set.of("opportunity", "demo")) {
            var definition = engine.getRepositoryService().createProcessDefinitionQuery()
                    .processDefinitionKey(process).latestVersion().singleResult();
            var visited = jdbc.sql("select distinct act_id_ from act_hi_actinst where proc_def_key_ = ?").param(process)
                    .query(String.class).set();
            assertThat(engine.getRepositoryService().getBpmnModelInstance(definition.getId())
                    .getModelElementsByType(FlowNode.class).stream().map(FlowNode::getId).toList())
                    .as(process).isSubsetOf(visited);
        }
    }

    private UUID imported(Stage stage) {
        var id = Ids.next();
        jdbc.sql("""
                        insert into opportunity (id, external_id, customer_id, owner_login, stage, stage_entered_at, outcome,
                            started_on, created_at, updated_at, version)
                        values (?, ?, ?, ?, ?, now(), 'OPEN', current_date, now(), now(), 1)""")
                .params(id, "X-" + id, customer, rep, stage.name()).update();
        return id;
    }

    private String startForm(Map<String, Object> values) {
        var definition = engine.getRepositoryService().createProcessDefinitionQuery()
                .processDefinitionKey("opportunity").latestVersion().singleResult();
        people.logIn(rep);
        try {
            return engine.getFormService().submitStartForm(definition.getId(), values).getId();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private UUID dealAtDemoOf(String person) {
        var deal = deal();
        people.visit(deal, "on");
        people.submit(deal, "recordExchange", DealDriver.with(DealDriver.meeting(), "requirement", "one system", "decision",
                "the board", "nextAction", "prepare", "nextStep", "on", "presales", person));
        return deal;
    }

    private List<String> groupsOf(UUID deal, String task) {
        return engine.getTaskService().getIdentityLinksForTask(people.task(deal, task).getId()).stream()
                .map(IdentityLink::getGroupId).filter(Objects::nonNull).toList();
    }

    private long seenBy(String login, UUID deal) {
        people.logIn(login);
        try {
            return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(deal.toString()).count();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private long instances(UUID deal) {
        return engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(deal.toString())
                .processDefinitionKey("opportunity").count();
    }

    private java.util.List<Job> timers(UUID deal) {
        var instance = book.get(deal).processId();
        return engine.getManagementService().createJobQuery().processInstanceId(instance).timers().list();
    }

    /** Runs what is due after that many days, the earliest first. */
    private void passDays(UUID deal, int days) {
        var then = Date.from(Instant.now().plus(Duration.ofDays(days)));
        ClockUtil.setCurrentTime(then);
        engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(deal.toString()).list()
                .forEach(instance -> engine.getManagementService().createJobQuery().processInstanceId(instance.getId())
                        .timers().duedateLowerThan(then).orderByJobDuedate().asc().list()
                        .forEach(job -> engine.getManagementService().executeJob(job.getId())));
    }

    private static void assertRefused(ThrowingCallable call, String key) {
        assertThatThrownBy(call).satisfies(thrown -> {
            var messages = new StringBuilder();
            for (var cause = thrown; cause != null; cause = cause.getCause()) {
                messages.append(cause.getMessage()).append('\n');
            }
            assertThat(messages.toString()).contains(key);
        });
    }
}
