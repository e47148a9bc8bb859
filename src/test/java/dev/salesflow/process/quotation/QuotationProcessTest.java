package dev.salesflow.process.quotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.salesflow.AtOnce;
import dev.salesflow.SalesflowTest;
import dev.salesflow.approval.ApprovalBook;
import dev.salesflow.approval.ApprovalDesk;
import dev.salesflow.approval.ApprovalEntry;
import dev.salesflow.approval.ApprovalEntry.Verb;
import dev.salesflow.approval.ApprovalFixture;
import dev.salesflow.approval.ApprovalRequest;
import dev.salesflow.approval.ApprovalRequest.Place;
import dev.salesflow.approval.Signer;
import dev.salesflow.identity.OpenWork;
import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.process.engine.StandIns;
import dev.salesflow.quotation.Quotation.State;
import dev.salesflow.quotation.QuotationBook;
import dev.salesflow.shared.Refusal;
import dev.salesflow.approval.ApprovalCase;
import dev.salesflow.quotation.QuotationDrafts;
import dev.salesflow.quotation.QuotationFixture;
import dev.salesflow.quotation.line.LineWish;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A quotation on its way through those who must approve it: every verb with the tasks it leaves, and races that end cleanly. */
@SalesflowTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QuotationProcessTest {

    @Autowired
    ProcessEngine engine;
    @Autowired
    OpportunityBook deals;
    @Autowired
    QuotationBook quotations;
    @Autowired
    QuotationDrafts drafts;
    @Autowired
    ApprovalBook approvals;
    @Autowired
    ApprovalDesk desk;
    @Autowired
    StandIns standIns;
    @Autowired
    @Qualifier("approverWork")
    OpenWork work;
    @Autowired
    Viewers viewers;
    @Autowired
    JdbcClient jdbc;

    ApprovalFixture company;
    QuotationDriver people;
    String rep;
    String manager;
    String finance;
    String director;
    UUID deal;

    @BeforeEach
    void aDealThatIsToBeQuoted() {
        jobExecutor().shutdown();
        company = new ApprovalFixture(jdbc, viewers);
        people = new QuotationDriver(engine);
        rep = company.rep;
        manager = company.manager;
        finance = company.only("FINANCE");
        director = company.only("DIRECTOR");
        deal = dealOf(rep);
    }

    @AfterEach
    void theRealTime() {
        ClockUtil.reset();
        jobExecutor().start();
    }

    private UUID dealOf(String owner) {
        var id = deals.open(Opening.of(company.people.customer(owner), UUID.randomUUID().toString()), owner).id();
        company.people.knowsAll(id);
        var opportunity = engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(id.toString()).singleResult();
        engine.getRuntimeService().createProcessInstanceModification(opportunity.getId()).startBeforeActivity("makeQuotation")
                .cancelAllForActivity("recordVisit").execute();
        return id;
    }

    @Test
    void aCustomerWhoBuysMuchGetsADeeperDiscountAtOnce() {
        jdbc.sql("update contact_plan set tier = 'VIP' where customer_id = (select customer_id from opportunity where id = ?)").param(deal).update();

        people.offer(rep, deal, "80000", "12");

        assertThat(state()).isEqualTo(State.SENT);
    }

    @Test
    void whatTheRulesLeaveToTheRepGoesOutAtOnce() {
        assertThat(deals.get(deal).stage()).isEqualTo(Stage.QUOTATION);

        people.offer(rep, deal, "80000", "5");

        assertThat(state()).isEqualTo(State.SENT);
        assertThat(keys()).containsExactly("clearDoubts");
    }

    @Test
    void aDeepDiscountWaitsForTheManagerAndThenTheDirector() {
        people.offer(rep, deal, "80000", "30");
        assertThat(state()).isEqualTo(State.IN_APPROVAL);
        assertThat(people.approvers(deal)).containsExactly(manager);
        assertThat(keys()).containsExactly("approveQuotation");

        people.approve(deal, manager);
        assertThat(people.approvers(deal)).containsExactly(director);
        people.approve(deal, director);

        assertThat(state()).isEqualTo(State.SENT);
        assertThat(keys()).containsExactly("clearDoubts");
        assertThat(verbs()).containsExactly(Verb.SUBMITTED, Verb.APPROVED, Verb.APPROVED);
    }

    @Test
    void aLargeOneWaitsForManagerAndFinanceTogether() {
        people.offer(rep, deal, "500000", "15");
        assertThat(people.approvers(deal)).containsExactlyInAnyOrder(manager, finance);

        people.approve(deal, finance);

        assertThat(people.approvers(deal)).containsExactly(manager);
        assertThat(state()).isEqualTo(State.IN_APPROVAL);
        people.approve(deal, manager);
        assertThat(state()).isEqualTo(State.SENT);
    }

    @Test
    void halfTheListPriceIsADiscountWhateverTheRepSays() {
        var product = company.people.listed("120000", "30000");

        people.offerOf(rep, deal, Map.of("product", product.toString(), "amount", "60000", "discountPercent", "0"));

        assertThat(quotations.of(deal).get(0).discountPercent()).isEqualByComparingTo("50");
        assertThat(people.approvers(deal)).containsExactly(manager);
        people.approve(deal, manager);
        assertThat(people.approvers(deal)).containsExactly(director);
    }

    @Test
    void whatIsOnNoListWaitsForTheManagerWhoIsToldThatNobodyKnowsItsMargin() {
        people.offerOf(rep, deal, Map.of("amount", "60000"));

        assertThat(people.approvers(deal)).containsExactly(manager);
        assertThat(request().factsFor(as(manager))).extracting(ApprovalCase.Fact::label).contains("quotation.fact.costMissing")
                .doesNotContain("quotation.fact.marginPercent");
    }

    @Test
    void aFreeLineSwitchesTheMarginsRuleNotOff() {
        var product = company.people.listed("113000", "95000");
        var lines = List.of(LineWish.of(product, BigDecimal.ONE, BigDecimal.ZERO, false),
                new LineWish(null, false, null, "礼品", null, BigDecimal.ONE, null, BigDecimal.ONE, null, null, null));
        drafts.beginWith(deal, "CNY", QuotationFixture.head("zh"), lines, rep);

        people.submit(rep, people.taskOf(deal, rep).getId(), Map.of("nextStep", "on"));

        assertThat(request().factsFor(as(manager))).contains(new ApprovalCase.Fact("quotation.fact.marginPercent", "≤ 5 %", true),
                ApprovalCase.Fact.open("quotation.fact.costMissing", "礼品"));
        people.approve(deal, manager);
        assertThat(people.approvers(deal)).as("then the director").containsExactly(finance);
    }

    @Test
    void anOptionIsNoPlaceForADiscountThatNobodyApproved() {
        var product = company.people.listed("100000", "1");
        var module = company.people.listed("120000", "1");
        var lines = List.of(LineWish.of(product, BigDecimal.ONE, BigDecimal.ZERO, false), LineWish.of(module, BigDecimal.ONE, new BigDecimal("95"), true));
        drafts.beginWith(deal, "CNY", QuotationFixture.head("zh"), lines, rep);

        people.submit(rep, people.taskOf(deal, rep).getId(), Map.of("nextStep", "on"));

        assertThat(people.approvers(deal)).containsExactly(manager);
        assertThat(request().factsFor(as(manager))).contains(
                ApprovalCase.Fact.open("quotation.fact.options", DealFixture.thing(module) + " 6,000.00 CNY (−95 %)"),
                ApprovalCase.Fact.open("quotation.fact.withOptions", "51.82 %"));
    }

    @Test
    void anotherCurrencyThanOursTakesTheHigherStepWhateverTheAmount() {
        var product = company.people.listed("10000", "1");
        jdbc.sql("update product set currency = 'EUR' where id = ?").param(product).update();

        people.offerOf(rep, deal, Map.of("product", product.toString(), "amount", "8000", "currency", "EUR"));

        assertThat(people.approvers(deal)).containsExactlyInAnyOrder(manager, finance);
    }

    @Test
    void ofManagerAndDirectorWhoeverIsFirstDecidesForAKeyCustomer() {
        jdbc.sql("update contact_plan set tier = 'KEY' where customer_id = (select customer_id from opportunity where id = ?)").param(deal).update();
        people.offer(rep, deal, "80000", "12");
        assertThat(people.approvers(deal)).containsExactlyInAnyOrder(manager, director);

        people.approve(deal, director);

        assertThat(people.approvers(deal)).isEmpty();
        assertThat(state()).isEqualTo(State.SENT);
        assertThat(verbs()).containsExactly(Verb.SUBMITTED, Verb.APPROVED);
    }

    @Test
    void isSentBackToTheRepWhoPreparesItAnew() {
        people.offer(rep, deal, "80000", "20");
        assertRefused(() -> people.sendBack(deal, manager, 0, " "), "error.required");

        people.sendBack(deal, manager, 0, "Too deep");

        assertThat(state()).isEqualTo(State.DRAFT);
        assertThat(people.taskOf(deal, rep).getTaskDefinitionKey()).isEqualTo("prepareQuotation");
        assertThat(last().comment()).isEqualTo("Too deep");
        people.submit(rep, people.taskOf(deal, rep).getId(), Map.of("nextStep", "on"));
        assertThat(people.approvers(deal)).containsExactly(manager);
    }

    @Test
    void isSentBackToAnEarlierStep() {
        people.offer(rep, deal, "80000", "30");
        people.approve(deal, manager);

        people.sendBack(deal, director, 1, "Ask again");

        assertThat(people.approvers(deal)).containsExactly(manager);
        assertThat(state()).isEqualTo(State.IN_APPROVAL);
        assertThat(last().detail()).isEqualTo("1");
        people.approve(deal, manager);
        assertThat(people.approvers(deal)).containsExactly(director);
    }

    @Test
    void handingOverGivesTheTaskToTheOther() {
        people.offer(rep, deal, "80000", "20");
        var task = people.taskOf(deal, manager).getId();

        approvals.handOver(as(manager), request().id(), signer(manager), director, "Please");

        assertThat(people.taskOf(deal, director).getId()).isEqualTo(task);
        assertThat(last().verb()).isEqualTo(Verb.HANDED_OVER);
        assertThat(state()).isEqualTo(State.IN_APPROVAL);
        assertRefused(() -> people.submit(manager, task, Map.of("decision", "approve")), "");
        people.approve(deal, director);
        assertThat(state()).isEqualTo(State.SENT);
    }

    @Test
    void aDelegatesOpinionBringsTheTaskBack() {
        people.offer(rep, deal, "80000", "20");
        approvals.delegate(as(manager), request().id(), signer(manager), finance, null);
        assertThat(people.approvers(deal)).containsExactly(finance);

        people.submit(finance, people.taskOf(deal, finance).getId(), Map.of("comment", "Cost is covered"));

        assertThat(people.approvers(deal)).containsExactly(manager);
        assertThat(state()).isEqualTo(State.IN_APPROVAL);
        assertThat(last()).satisfies(row -> {
            assertThat(row.verb()).isEqualTo(Verb.RETURNED);
            assertThat(row.comment()).isEqualTo("Cost is covered");
        });
    }

    @Test
    void anAddedSignerGetsATaskBeforeAfterOrBeside() {
        people.offer(rep, deal, "80000", "20");
        approvals.addSigner(as(manager), request().id(), signer(manager), finance, Place.BEFORE, null);
        assertThat(people.approvers(deal)).containsExactly(finance);
        people.approve(deal, finance);
        assertThat(people.approvers(deal)).containsExactly(manager);

        approvals.addSigner(as(manager), request().id(), signer(manager), director, Place.BESIDE, null);
        assertThat(people.approvers(deal)).containsExactlyInAnyOrder(manager, director);
        var last = company.also("DIRECTOR");
        approvals.addSigner(as(director), request().id(), signer(director), last, Place.AFTER, null);
        assertThat(people.approvers(deal)).containsExactlyInAnyOrder(manager, director);
        people.approve(deal, director);
        assertThat(people.approvers(deal)).containsExactlyInAnyOrder(manager, last);
        people.approve(deal, manager);
        people.approve(deal, last);

        assertThat(state()).isEqualTo(State.SENT);
        assertThat(history()).filteredOn(row -> row.verb() == Verb.SIGNER_ADDED).extracting(ApprovalEntry::by, ApprovalEntry::to, ApprovalEntry::detail)
                .containsExactly(tuple(manager, finance, "BEFORE"), tuple(manager, director, "BESIDE"), tuple(director, last, "AFTER"));
    }

    @Test
    void withdrawingTakesTheTasksAwayAndGivesTheDraftBack() {
        people.offer(rep, deal, "500000", "15");

        approvals.withdraw(as(rep), request().id());

        assertThat(people.approvers(deal)).isEmpty();
        assertThat(people.taskOf(deal, rep).getTaskDefinitionKey()).isEqualTo("prepareQuotation");
        assertThat(state()).isEqualTo(State.DRAFT);
        assertThat(last().verb()).isEqualTo(Verb.WITHDRAWN);
    }

    @Test
    void urgingPutsTheTaskFirst() {
        people.offer(rep, deal, "80000", "20");
        var before = people.taskOf(deal, manager).getPriority();

        approvals.urge(as(rep), request().id());

        assertThat(people.taskOf(deal, manager).getPriority()).isGreaterThan(before).isGreaterThan(10_000);
        assertThat(people.approvers(deal)).containsExactly(manager);
        assertThat(last().verb()).isEqualTo(Verb.URGED);
        assertThat(state()).isEqualTo(State.IN_APPROVAL);
    }

    @Test
    void aCopyChangesNobodysTask() {
        people.offer(rep, deal, "80000", "20");

        approvals.copy(as(manager), request().id(), director, "For you");

        assertThat(people.approvers(deal)).containsExactly(manager);
        assertThat(desk.mine(as(director)).copies()).hasSize(1);
        assertThat(last().verb()).isEqualTo(Verb.COPIED);
        assertThat(state()).isEqualTo(State.IN_APPROVAL);
    }

    @Test
    void anAdministratorsOverrideSendsItAndAnApprovalAfterwardsIsTooLate() {
        var admin = company.people.person("ADMIN", null);
        people.offer(rep, deal, "80000", "30");
        var task = people.taskOf(deal, manager).getId();
        var open = request();
        var signer = signer(manager);

        approvals.override(as(admin), open.id(), true, "Board decision");

        assertThat(state()).isEqualTo(State.SENT);
        assertThat(keys()).containsExactly("clearDoubts");
        assertThat(last().verb()).isEqualTo(Verb.OVERRIDDEN);
        assertRefused(() -> approvals.approve(as(manager), open.id(), signer, null), "approval.closed.APPROVED");
        assertRefused(() -> people.submit(manager, task, Map.of("decision", "approve")), "");
    }

    @Test
    void aDeputyGetsTheTaskOfWhoIsAwayButNeverTheRep() {
        var deputy = company.people.person("MANAGER", company.team);
        company.away(manager, deputy);
        people.offer(rep, deal, "80000", "20");
        assertThat(people.approvers(deal)).containsExactlyInAnyOrder(deputy, deputy);

        people.approve(deal, deputy);

        assertThat(state()).isEqualTo(State.SENT);
        assertThat(last()).satisfies(row -> {
            assertThat(row.verb()).isEqualTo(Verb.APPROVED);
            assertThat(row.by()).isEqualTo(deputy);
            assertThat(row.inPlaceOf()).isEqualTo(manager);
        });
    }

    @Test
    void anAbsenceThatBeginsMeanwhileDoesNotMakeTheRepTheirOwnApprover() {
        people.offer(rep, deal, "80000", "20");
        company.away(manager, rep);

        standIns.follow();

        assertThat(people.approvers(deal)).containsExactly(manager);
    }

    @Test
    void whoIsLateSharesTheTaskWithTheOneAbove() {
        people.offer(rep, deal, "80000", "20");

        passDays(10);

        assertThat(people.approvers(deal)).containsExactlyInAnyOrder(manager, director);
        assertThat(verbs()).contains(Verb.ESCALATED);
        people.approve(deal, director);
        assertThat(people.approvers(deal)).isEmpty();
        assertThat(state()).isEqualTo(State.SENT);
    }

    @Test
    void anAddedSignerWhoIsLatePassesItOnAndOnEachWithATaskOfTheirOwn() {
        var boss = company.people.person("MANAGER", company.people.team());
        var chief = company.people.person("MANAGER", company.people.team());
        leads(boss, finance);
        leads(chief, boss);
        people.offer(rep, deal, "80000", "20");
        approvals.addSigner(as(manager), request().id(), signer(manager), finance, Place.BEFORE, null);

        passDays(10);
        assertThat(people.approvers(deal)).containsExactly(boss);
        passDays(30);
        assertThat(people.approvers(deal)).containsExactly(chief);
        people.approve(deal, chief);

        assertThat(people.approvers(deal)).as("who added them is asked then").containsExactly(manager);
        assertThat(history()).filteredOn(row -> row.verb() == Verb.ESCALATED).extracting(ApprovalEntry::from, ApprovalEntry::to)
                .containsExactly(tuple(finance, boss), tuple(boss, chief));
    }

    private void leads(String above, String below) {
        jdbc.sql("update team set parent_id = (select team_id from app_user where login = ?) where id = (select team_id from app_user where login = ?)").params(above, below).update();
    }

    @Test
    void anExpiredQuotationGoesBackToTheRepWhereASignerLeavesAndKeepsNobodyFromLeaving() {
        people.offer(rep, deal, "500000", "15");
        people.approve(deal, manager);
        jdbc.sql("update quotation set valid_until = current_date - 1 where opportunity_id = ?").param(deal).update();

        work.handOver(finance, manager, null);

        assertThat(state()).isEqualTo(State.DRAFT);
        assertThat(keys()).containsExactly("prepareQuotation");
        assertThat(last()).satisfies(row -> {
            assertThat(row.verb()).isEqualTo(Verb.SENT_BACK);
            assertThat(row.by()).isNull();
        });
    }

    @Test
    void aManagerWhoCompletesTheRepsTaskAsksForThemAndNeitherSigns() {
        engine.getTaskService().setAssignee(people.taskOf(deal, rep).getId(), manager);

        people.offer(manager, deal, "80000", "20");

        assertThat(people.approvers(deal)).containsExactly(director);
        assertThat(request().about().askers()).containsExactlyInAnyOrder(rep, manager);
        assertThat(form(director)).containsEntry("requester", "Test " + manager + " for Test " + rep)
                .hasEntrySatisfying("steps", steps -> assertThat(steps.toString()).contains("Test " + rep + ", for whom Test " + manager + " asked"));
        people.sendBack(deal, director, 0, "Too deep");
        assertThat(people.taskOf(deal, rep).getTaskDefinitionKey()).as("whose deal it is").isEqualTo("prepareQuotation");
    }

    private Map<String, Object> form(String login) {
        var shown = new HashMap<String, Object>();
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        var task = people.taskOf(deal, login).getId();
        people.as(login, () -> shown.putAll(engine.getFormService().getTaskFormVariables(task)));
        LocaleContextHolder.resetLocaleContext();
        return shown;
    }

    @Test
    void aPlaceThatOnlyTheRepCouldTakeIsNobodysTaskAndAnAdministratorGoesOn() {
        var admin = company.people.person("ADMIN", null);
        people.offer(rep, deal, "80000", "30");
        jdbc.sql("update approval_signer set login = ? where request_id = ? and login = ?").params(rep, request().id(), director).update();

        people.approve(deal, manager);
        assertThat(people.approvers(deal)).hasSize(1).containsOnlyNulls();
        approvals.urge(as(rep), request().id());
        assertThat(people.approvers(deal)).hasSize(1).containsOnlyNulls();
        approvals.override(as(admin), request().id(), true, "The director left");

        assertThat(people.approvers(deal)).isEmpty();
        assertThat(state()).isEqualTo(State.SENT);
    }

    @Test
    void aManagersOwnGoesToTheDirector() {
        deal = dealOf(manager);

        people.offer(manager, deal, "80000", "20");

        assertThat(people.approvers(deal)).containsExactly(director);
        assertRefused(() -> people.submit(manager, people.taskOf(deal, director).getId(), Map.of("decision", "approve")), "");
        assertRefused(() -> approvals.approve(as(manager), request().id(), signer(director), null), "approval.ownRequest");
    }

    @Test
    void aSignatureIsNotPassedOnByAssigningTheTask() {
        var admin = company.people.person("ADMIN", null);
        people.offer(rep, deal, "80000", "20");
        var task = people.taskOf(deal, manager).getId();

        assertRefused(() -> people.as(admin, () -> engine.getTaskService().setAssignee(task, director)), "approval.taskMoves");
        assertRefused(() -> people.as(admin, () -> engine.getTaskService().setAssignee(task, null)), "approval.taskMoves");

        assertThat(people.approvers(deal)).containsExactly(manager);
    }

    @Test
    void whatIsDecidedOnThePageMovesTheTasks() {
        people.offer(rep, deal, "80000", "30");
        approvals.approve(as(manager), request().id(), signer(manager), "Fine");
        assertThat(people.approvers(deal)).containsExactly(director);

        approvals.sendBack(as(director), request().id(), signer(director), 0, "No");

        assertThat(people.taskOf(deal, rep).getTaskDefinitionKey()).isEqualTo("prepareQuotation");
        assertThat(state()).isEqualTo(State.DRAFT);
    }

    @Test
    void aLostDealTakesItsApprovalAlong() {
        people.offer(rep, deal, "80000", "30");
        var open = request();

        deals.lose(deal, "price", null, rep);

        assertThat(people.tasks(deal)).isEmpty();
        assertThat(approvals.get(open.id()).state()).isEqualTo(ApprovalRequest.State.WITHDRAWN);
        assertThat(state()).isEqualTo(State.WITHDRAWN);
    }

    @Test
    void whatExpiredWhileItWaitedIsNotSent() {
        people.offer(rep, deal, "80000", "20");
        jdbc.sql("update quotation set valid_until = current_date - 1 where opportunity_id = ?").param(deal).update();

        assertRefused(() -> people.approve(deal, manager), "quotation.expiredWaiting");
        assertRefused(() -> approvals.approve(as(manager), request().id(), signer(manager), null), "quotation.expiredWaiting");

        assertThat(state()).isEqualTo(State.IN_APPROVAL);
        assertThat(people.approvers(deal)).containsExactly(manager);
    }

    @Test
    void whereAModelHasTheTaskItselfTheApprovalRunsBesideAndNothingGoesOutUnapproved() throws Exception {
        var model = Files.readString(Path.of("processes/opportunity/opportunity.bpmn"));
        var from = model.indexOf("<bpmn:callActivity id=\"makeQuotation\"");
        var to = model.indexOf("</bpmn:callActivity>", from) + "</bpmn:callActivity>".length();
        var own = model.substring(0, from) + """
                <bpmn:userTask id="prepareQuotation" name="Prepare quotation" camunda:formRef="prepareQuotation" camunda:formRefBinding="latest" camunda:assignee="${owner}">
                  <bpmn:incoming>on_demoConvincing</bpmn:incoming><bpmn:incoming>quotation_doubtsCleared</bpmn:incoming>
                  <bpmn:incoming>quotation_priceAgreed</bpmn:incoming><bpmn:incoming>quotation_needsUnderstood</bpmn:incoming>
                  <bpmn:outgoing>makeQuotationDone</bpmn:outgoing></bpmn:userTask>""" + model.substring(to)
                .replace("Ref=\"makeQuotation\"", "Ref=\"prepareQuotation\"").replace("bpmnElement=\"makeQuotation\"", "bpmnElement=\"prepareQuotation\"");
        own = own.replace("targetRef=\"makeQuotation\"", "targetRef=\"prepareQuotation\"").replace("sourceRef=\"makeQuotation\"", "sourceRef=\"prepareQuotation\"");
        var deployed = engine.getRepositoryService().createDeployment().addString("opportunity.bpmn", own).deploy();
        try {
            var definition = engine.getRepositoryService().createProcessDefinitionQuery().deploymentId(deployed.getId()).singleResult();
            jdbc.sql("update opportunity set process_id = null where id = ?").param(deal).update();
            engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(deal.toString()).processDefinitionKey("opportunity").list()
                    .forEach(one -> engine.getRuntimeService().deleteProcessInstance(one.getId(), "test"));
            engine.getRuntimeService().createProcessInstanceById(definition.getId()).businessKey(deal.toString()).startBeforeActivity("prepareQuotation").execute();

            people.offer(rep, deal, "80000", "20");

            assertThat(keys()).containsExactlyInAnyOrder("clearDoubts", "approveQuotation");
            assertThat(request().about().submittedBy()).isEqualTo(rep);
            assertThat(state()).isEqualTo(State.IN_APPROVAL);
            people.approve(deal, manager);
            assertThat(state()).isEqualTo(State.SENT);
            assertThat(keys()).containsExactly("clearDoubts");
        } finally {
            engine.getRepositoryService().deleteDeployment(deployed.getId(), true);
        }
    }

    @Test
    void ofAWithdrawalAndAnApprovalInTasklistAtOnceOneHolds() throws Exception {
        people.offer(rep, deal, "80000", "20");
        var task = people.taskOf(deal, manager).getId();
        var open = request().id();

        var outcomes = AtOnce.outcomes(() -> approvals.withdraw(as(rep), open), () -> {
            people.submit(manager, task, Map.of("decision", "approve"));
            return null;
        });

        assertThat(outcomes).containsOnlyOnce("done");
        var approved = approvals.get(open).state() == ApprovalRequest.State.APPROVED;
        assertThat(state()).isEqualTo(approved ? State.SENT : State.DRAFT);
        assertThat(keys()).containsExactly(approved ? "clearDoubts" : "prepareQuotation");
    }

    @RepeatedTest(5)
    void aHandOverOfTheDealAndItsSignatureAtOnceTakeTurns() throws Exception {
        var heir = company.people.person("REP", company.team);
        people.offer(rep, deal, "80000", "20");
        var open = request().id();
        var place = signer(manager);

        var outcomes = AtOnce.outcomes(() -> {
            deals.handOver(deal, heir, manager);
            return null;
        }, () -> approvals.approve(as(manager), open, place, null));

        assertThat(outcomes).containsExactly(AtOnce.DONE, AtOnce.DONE);
        assertThat(deals.get(deal).owner()).isEqualTo(heir);
        assertThat(state()).isEqualTo(State.SENT);
        assertThat(people.taskOf(deal, heir).getTaskDefinitionKey()).isEqualTo("clearDoubts");
    }

    @RepeatedTest(5)
    void aSignatureInTasklistBesideAHandOverCountsOrIsToBeGivenOnceMore() throws Exception {
        var heir = company.people.person("REP", company.team);
        people.offer(rep, deal, "80000", "20");
        var task = people.taskOf(deal, manager).getId();

        var outcomes = AtOnce.outcomes(() -> {
            deals.handOver(deal, heir, manager);
            return null;
        }, () -> {
            people.submit(manager, task, Map.of("decision", "approve"));
            return null;
        });

        assertThat(deals.get(deal).owner()).isEqualTo(heir);
        assertThat(outcomes.get(0)).isEqualTo(AtOnce.DONE);
        if (!outcomes.get(1).equals(AtOnce.DONE)) {
            assertThat(outcomes.get(1)).contains("updated by another transaction");
            assertThat(request().about().requester()).isEqualTo(heir);
            people.approve(deal, manager);
        }
        assertThat(state()).isEqualTo(State.SENT);
        assertThat(people.taskOf(deal, heir).getTaskDefinitionKey()).isEqualTo("clearDoubts");
    }

    @Test
    void ofTwoClicksInTasklistOneCounts() throws Exception {
        people.offer(rep, deal, "80000", "30");
        var task = people.taskOf(deal, manager).getId();
        Callable<?> click = () -> {
            people.submit(manager, task, Map.of("decision", "approve"));
            return null;
        };

        var outcomes = AtOnce.outcomes(click, click);

        assertThat(outcomes).containsOnlyOnce("done");
        assertThat(people.approvers(deal)).containsExactly(director);
        assertThat(verbs()).containsExactly(Verb.SUBMITTED, Verb.APPROVED);
    }

    @Test
    void ofTwoOfOneRoleWhoApproveAtOnceOneDoes() throws Exception {
        var other = company.also("DIRECTOR");
        people.offer(rep, deal, "80000", "30");
        people.approve(deal, manager);
        assertThat(people.approvers(deal)).containsExactlyInAnyOrder(director, other);
        var first = people.taskOf(deal, director).getId();
        var second = people.taskOf(deal, other).getId();

        var outcomes = AtOnce.outcomes(() -> {
            people.submit(director, first, Map.of("decision", "approve"));
            return null;
        }, () -> {
            people.submit(other, second, Map.of("decision", "approve"));
            return null;
        });

        assertThat(outcomes).containsOnlyOnce("done");
        assertThat(state()).isEqualTo(State.SENT);
        assertThat(verbs()).containsExactly(Verb.SUBMITTED, Verb.APPROVED, Verb.APPROVED);
    }

    @Test
    void aSignerIsNotHeldUpByWhatTheRepDoesNotKnow() {
        people.offer(rep, deal, "80000", "30");
        jdbc.sql("delete from key_fact where opportunity_id = ?").param(deal).update();

        people.approve(deal, manager);
        people.approve(deal, director);

        assertThat(state()).isEqualTo(State.SENT);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void everyStepOfTheModelWasVisited() {
        people.submit(rep, people.taskOf(deal, rep).getId(), Map.of("nextStep", "demo"));
        var model = engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey("quotation").latestVersion().singleResult();
        var visited = jdbc.sql("select distinct act_id_ from act_hi_actinst where proc_def_key_ = 'quotation'").query(String.class).list();

        assertThat(engine.getRepositoryService().getBpmnModelInstance(model.getId()).getModelElementsByType(FlowNode.class).stream()
                .map(FlowNode::getId).toList()).isSubsetOf(visited);
    }

    private void passDays(int days) {
        var then = Date.from(Instant.now().plus(Duration.ofDays(days)));
        ClockUtil.setCurrentTime(then);
        people.tasks(deal).stream().map(Task::getProcessInstanceId).distinct().toList()
                .forEach(instance -> engine.getManagementService().createJobQuery().processInstanceId(instance).timers().duedateLowerThan(then)
                        .orderByJobDuedate().asc().list().forEach(job -> engine.getManagementService().executeJob(job.getId())));
    }

    private List<String> keys() {
        return people.tasks(deal).stream().map(Task::getTaskDefinitionKey).toList();
    }

    private State state() {
        return quotations.of(deal).get(0).state();
    }

    private ApprovalRequest request() {
        return approvals.open("quotation", quotations.of(deal).get(0).id()).orElseThrow();
    }

    private UUID signer(String login) {
        return request().asked().stream().filter(one -> one.login().equals(login)).map(Signer::id).findFirst().orElseThrow();
    }

    private List<Verb> verbs() {
        return history().stream().map(ApprovalEntry::verb).toList();
    }

    private ApprovalEntry last() {
        var rows = history();
        return rows.get(rows.size() - 1);
    }

    private List<ApprovalEntry> history() {
        var admin = new Viewer("admin", dev.salesflow.identity.Role.ADMIN, java.util.Set.of());
        return desk.history(desk.of(admin, "quotation", quotations.of(deal).get(0).id()).get(0).id());
    }

    private Viewer as(String login) {
        return viewers.of(login);
    }

    private JobExecutor jobExecutor() {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    }

    private static void assertRefused(ThrowingCallable call, String key) {
        assertThatThrownBy(call).satisfies(thrown -> {
            var messages = new StringBuilder();
            for (var cause = thrown; cause != null; cause = cause.getCause()) {
                messages.append(cause instanceof Refusal refusal ? refusal.key() : cause.getMessage()).append('\n');
            }
            assertThat(messages.toString()).contains(key);
        });
    }
}
