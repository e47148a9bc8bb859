package dev.salesflow.process.quotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.approval.ApprovalBook;
import dev.salesflow.approval.ApprovalFixture;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.GateGap.Lack;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.opportunity.gate.StepsAhead;
import dev.salesflow.opportunity.gate.Waiver;
import dev.salesflow.opportunity.gate.Waivers;
import dev.salesflow.quotation.Quotation;
import dev.salesflow.quotation.Quotation.State;
import dev.salesflow.quotation.QuotationBook;
import dev.salesflow.quotation.QuotationDrafts;
import dev.salesflow.quotation.QuotationFixture;
import dev.salesflow.quotation.line.LineWish;
import dev.salesflow.shared.Refusal;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** A quotation that others must sign is asked what the next stage wants when it is submitted, for those who sign cannot mend it. */
@SalesflowTest
class GateBeforeSignaturesTest {

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
    Waivers waivers;
    @Autowired
    StepsAhead next;
    @Autowired
    Viewers viewers;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    MockMvc web;

    ApprovalFixture company;
    QuotationDriver people;
    UUID deal;

    @BeforeEach
    void aDealAtItsQuotationWhoseDeciderNobodyKnows() {
        company = new ApprovalFixture(jdbc, viewers);
        people = new QuotationDriver(engine);
        deal = deals.open(Opening.of(company.people.customer(company.rep), UUID.randomUUID().toString()), company.rep).id();
        company.people.knowsAll(deal);
        var process = engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(deal.toString()).singleResult();
        engine.getRuntimeService().createProcessInstanceModification(process.getId()).startBeforeActivity("makeQuotation").cancelAllForActivity("recordVisit").execute();
        jdbc.sql("delete from key_fact where opportunity_id = ? and kind = 'DECISION'").param(deal).update();
    }

    private void offersBeyondTheLimit() {
        people.offer(company.rep, deal, "80000", "20");
    }

    private void managerWavesItThrough() {
        waivers.give(deal, Stage.DOUBTS, "The board meets on Monday", viewers.of(company.manager));
    }

    private void deciderIsTold() {
        jdbc.sql("insert into key_fact (opportunity_id, kind, value, evidence, recorded_at) values (?, 'DECISION', 'the board', 'minutes', now())").param(deal).update();
    }

    @Test
    void itIsRefusedWithWhatIsMissingAndNothingIsHalfDone() {
        var refused = refusal(this::offersBeyondTheLimit);

        assertThat(refused.key()).isEqualTo("gate.closed");
        assertThat(refused.all()).extracting(Refusal::way).containsExactly("/opportunities/" + deal + "#key-facts", "/opportunities/" + deal + "?tell=decision#key-facts");
        assertThat(keys()).containsExactly("prepareQuotation");
        assertThat(quotations.of(deal)).as("no revision is used up").isEmpty();
        assertThat(jdbc.sql("select count(*) from approval_request where requester = ?").param(company.rep).query(Long.class).single()).isZero();
    }

    @Test
    void onceTheFactIsWrittenDownItIsSubmittedAndASignatureLeadsOn() {
        refusal(this::offersBeyondTheLimit);
        deciderIsTold();

        offersBeyondTheLimit();

        assertThat(quotations.of(deal)).singleElement().satisfies(one -> assertThat(one.revision()).isEqualTo(1));
        people.approve(deal, company.manager);
        assertThat(keys()).containsExactly("clearDoubts");
        assertThat(state()).isEqualTo(State.SENT);
    }

    @Test
    void aManagersLeaveHoldsThroughASendBackAndIsUsedUpWhenTheSignatureEntersTheStage() {
        managerWavesItThrough();

        offersBeyondTheLimit();
        people.sendBack(deal, company.manager, 0, "How many days of training?");
        assertThat(leave().open()).isTrue();
        people.submit(company.rep, people.taskOf(deal, company.rep).getId(), Map.of("nextStep", "on"));
        people.approve(deal, company.manager);

        assertThat(keys()).containsExactly("clearDoubts");
        assertThat(leave().missing()).containsExactly(Lack.DECISION);
        assertThat(leave().open()).isFalse();
        assertThat(jdbc.sql("select used_by from gate_waiver where opportunity_id = ?").param(deal).query(String.class).single()).isEqualTo(company.rep);
    }

    @Test
    void leaveIsUsedUpByAnAdministratorsOverrideOnThePageAsWell() {
        managerWavesItThrough();
        offersBeyondTheLimit();
        var request = approvals.open("quotation", quotations.of(deal).get(0).id()).orElseThrow();

        approvals.override(viewers.of(company.people.person("ADMIN", null)), request.id(), true, "Board decision");

        assertThat(keys()).containsExactly("clearDoubts");
        assertThat(leave().open()).isFalse();
    }

    @Test
    void whatNobodySignsIsAskedAsBeforeAndUsesTheLeaveAtOnce() {
        assertThat(refusal(() -> people.offer(company.rep, deal, "80000", "5")).key()).isEqualTo("gate.closed");
        managerWavesItThrough();

        people.offer(company.rep, deal, "80000", "5");

        assertThat(keys()).containsExactly("clearDoubts");
        assertThat(leave().open()).isFalse();
    }

    @Test
    void theWayBackIsNotAsked() {
        people.submit(company.rep, people.taskOf(deal, company.rep).getId(), Map.of("nextStep", "demo"));

        assertThat(keys()).containsExactly("prepareDemo");
    }

    @Test
    void onItsPageADraftIsRefusedWithTheLinksInTheReadersLanguageAndStaysADraft() throws Exception {
        var draft = drafted();
        var page = "/opportunities/" + deal + "/quotations/" + draft.id();

        var refused = web.perform(post(page + "/submission").header(HttpHeaders.REFERER, "http://localhost" + page).header("Accept-Language", "zh-CN")
                .with(user(company.rep).roles("REP")).with(csrf())).andExpect(status().is3xxRedirection()).andReturn();

        web.perform(get(page).flashAttrs(refused.getFlashMap()).header("Accept-Language", "zh-CN").with(user(company.rep).roles("REP"))).andExpect(content().string(allOf(
                containsString("href=\"/opportunities/" + deal + "?tell=decision#key-facts\""), containsString("自报价起须清楚由谁决策"), not(containsString("RowNote")))));
        assertThat(quotations.get(draft.id())).satisfies(one -> assertThat(List.of(one.state(), one.version())).containsExactly(State.DRAFT, draft.version()));
        assertThat(keys()).containsExactly("prepareQuotation");
    }

    @Test
    void aCallIsToldWhatIsMissingToo() throws Exception {
        var draft = drafted();

        web.perform(post("/api/opportunities/" + deal + "/quotations/" + draft.id() + "/submission").header("Accept-Language", "en").with(user(company.rep).roles("REP")).with(csrf()))
                .andExpect(status().isUnprocessableEntity()).andExpect(jsonPath("$.type").value("urn:salesflow:problem:gate.closed"))
                .andExpect(jsonPath("$.errors[1].detail").value(containsString("from the quotation on it must be known who decides")));
    }

    @Test
    void whatFollowsIsReadOffTheModelThatTheDealRunsByHoweverAnAdministratorDrewIt() throws Exception {
        assertThat(next.nextBeyond(deal, Stage.QUOTATION)).contains(Stage.DOUBTS);
        var model = Files.readString(Path.of("processes/opportunity/opportunity.bpmn"));
        var own = model.replace("sourceRef=\"quotationSent\" targetRef=\"clearDoubts\"", "sourceRef=\"quotationSent\" targetRef=\"negotiateTerms\"");
        assertThat(own).isNotEqualTo(model);
        var deployed = engine.getRepositoryService().createDeployment().addString("opportunity.bpmn", own).deploy();
        try {
            startsAnewBy(deployed.getId());
            deciderIsTold();
            jdbc.sql("delete from key_fact where opportunity_id = ? and kind = 'SCHEDULE'").param(deal).update();

            var refused = refusal(this::offersBeyondTheLimit);

            assertThat(refused.all()).extracting(Refusal::way).contains("/opportunities/" + deal + "?tell=schedule#key-facts");
            assertThat(next.nextBeyond(deal, Stage.QUOTATION)).contains(Stage.NEGOTIATION);
        } finally {
            engine.getRepositoryService().deleteDeployment(deployed.getId(), true);
        }
    }

    private void startsAnewBy(String deployment) {
        var definition = engine.getRepositoryService().createProcessDefinitionQuery().deploymentId(deployment).singleResult();
        jdbc.sql("update opportunity set process_id = null where id = ?").param(deal).update();
        engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(deal.toString()).processDefinitionKey("opportunity").list()
                .forEach(one -> engine.getRuntimeService().deleteProcessInstance(one.getId(), "test"));
        engine.getRuntimeService().createProcessInstanceById(definition.getId()).businessKey(deal.toString()).startBeforeActivity("makeQuotation").execute();
    }

    private Quotation drafted() {
        var wish = new LineWish(null, false, null, "Suite", null, BigDecimal.TEN, null, new BigDecimal("1000"), new BigDecimal("20"), BigDecimal.ZERO, new BigDecimal("500"));
        return drafts.beginWith(deal, "CNY", QuotationFixture.head("zh"), List.of(wish), company.rep);
    }

    private Waiver leave() {
        return waivers.of(deal).get(0);
    }

    private State state() {
        return quotations.of(deal).get(0).state();
    }

    private List<String> keys() {
        return people.tasks(deal).stream().map(Task::getTaskDefinitionKey).toList();
    }

    private static Refusal refusal(ThrowingCallable step) {
        Throwable thrown = catchThrowable(step);
        while (thrown != null && !(thrown instanceof Refusal)) {
            thrown = thrown.getCause();
        }
        assertThat(thrown).isNotNull();
        return (Refusal) thrown;
    }
}
