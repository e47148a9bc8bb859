package dev.salesflow.process.quotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.AtOnce;
import dev.salesflow.SalesflowTest;
import dev.salesflow.approval.ApprovalBook;
import dev.salesflow.approval.ApprovalFixture;
import dev.salesflow.approval.ApprovalRequest;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.quotation.Quotation;
import dev.salesflow.quotation.Quotation.State;
import dev.salesflow.quotation.QuotationBook;
import dev.salesflow.quotation.QuotationDrafts;
import dev.salesflow.quotation.QuotationFixture;
import dev.salesflow.quotation.line.LineWish;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** A draft submitted on its page or by a call does what its task in Tasklist does, for the same people. */
@SalesflowTest
class QuotationSubmissionTest {

    @Autowired
    ProcessEngine engine;
    @Autowired
    OpportunityBook deals;
    @Autowired
    QuotationBook quotations;
    @Autowired
    QuotationDrafts drafts;
    @Autowired
    QuotationSubmission submission;
    @Autowired
    ApprovalBook approvals;
    @Autowired
    Viewers viewers;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    MockMvc web;

    ApprovalFixture company;
    QuotationDriver people;
    UUID deal;
    Quotation draft;

    @BeforeEach
    void aDraftOfADealThatStandsAtItsTask() {
        company = new ApprovalFixture(jdbc, viewers);
        people = new QuotationDriver(engine);
        deal = deals.open(Opening.of(company.people.customer(company.rep), UUID.randomUUID().toString()), company.rep).id();
        company.people.knowsAll(deal);
        moveTo("makeQuotation", "recordVisit");
        draft = drafted("20", new BigDecimal("500"));
    }

    private Quotation drafted(String discount, BigDecimal cost) {
        var wish = new LineWish(null, false, null, "Suite", null, BigDecimal.TEN, null, new BigDecimal("1000"), new BigDecimal(discount), BigDecimal.ZERO, cost);
        return drafts.beginWith(deal, "CNY", QuotationFixture.head("zh"), List.of(wish), company.rep);
    }

    private void moveTo(String step, String from) {
        var process = engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(deal.toString()).processDefinitionKey("opportunity").singleResult();
        engine.getRuntimeService().createProcessInstanceModification(process.getId()).startBeforeActivity(step).cancelAllForActivity(from).execute();
    }

    @Test
    void onItsPageItsRepSubmitsItAndIsToldWhereItWasSubmittedBefore() throws Exception {
        see(company.rep, "en").andExpect(content().string(allOf(containsString("A draft."), containsString(">Submit</button>"))));
        see(company.rep, "zh-CN").andExpect(content().string(containsString(">提交</button>")));

        submit(company.rep, draft.version()).andExpect(status().is3xxRedirection()).andExpect(flash().attribute("done", "Submitted. It waits for approval now."));

        assertThat(quotations.get(draft.id()).state()).isEqualTo(State.IN_APPROVAL);
        assertThat(people.approvers(deal)).containsExactly(company.manager);
        submit(company.rep, draft.version()).andExpect(status().is3xxRedirection())
                .andExpect(flash().attribute("problem", containsString("Revision 1 is no draft any more")));
        assertThat(people.approvers(deal)).containsExactly(company.manager);
    }

    @Test
    void byACallItIsAnsweredWithItsStateAndTheSecondTimeWithAConflict() throws Exception {
        call(company.rep).andExpect(status().isOk()).andExpect(jsonPath("$.state").value("IN_APPROVAL"));

        call(company.rep).andExpect(status().isConflict()).andExpect(jsonPath("$.type").value("urn:salesflow:problem:quotation.noDraft"));
    }

    @Test
    void whereTheListChangedMeanwhileItIsNotSubmittedUnseen() throws Exception {
        drafts.abandon(draft.id());
        var product = company.people.listed("1000", "1");
        draft = drafts.beginWith(deal, "CNY", QuotationFixture.head("zh"), List.of(LineWish.of(product, BigDecimal.ONE, BigDecimal.ZERO, false)), company.rep);
        jdbc.sql("update product set list_price = 1500 where id = ?").param(product).update();

        see(company.rep, "en").andExpect(content().string(allOf(containsString("1,000.00 CNY → 1,500.00 CNY"), not(containsString("</button>")))));
        call(company.rep).andExpect(status().isConflict()).andExpect(jsonPath("$.type").value("urn:salesflow:problem:quotation.listChanged"));

        drafts.followList(company.rep, draft.id(), null);
        call(company.rep).andExpect(status().isOk()).andExpect(jsonPath("$.state").value("IN_APPROVAL"));
    }

    @Test
    void strangersDoNotFindItAndWhoeverDoesNotHoldTheTaskIsToldWhoDoes() throws Exception {
        call(company.people.rep()).andExpect(status().isNotFound());
        call(company.manager).andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.detail").value(containsString("held by Test " + company.rep)));
        see(company.manager, "en").andExpect(content().string(allOf(containsString("held by Test " + company.rep), not(containsString("</button>")))));

        assertThat(quotations.get(draft.id()).state()).isEqualTo(State.DRAFT);
    }

    @Test
    void aTaskThatNobodyHoldsIsTakenByWhoSubmits() throws Exception {
        engine.getTaskService().setAssignee(people.taskOf(deal, company.rep).getId(), null);

        call(company.manager).andExpect(status().isOk());

        assertThat(engine.getHistoryService().createHistoricTaskInstanceQuery().processInstanceBusinessKey(deal.toString())
                .taskDefinitionKey("prepareQuotation").finished().singleResult().getAssignee()).isEqualTo(company.manager);
    }

    @Test
    void aDraftOfADealWhoseDoubtsAreBeingClearedGoesOnByOneClick() throws Exception {
        moveTo("clearDoubts", "makeQuotation");
        see(company.rep, "en").andExpect(content().string(containsString(">Submit</button>")));
        see(company.manager, "zh-CN").andExpect(content().string(containsString("“排除疑虑”任务由")));

        call(company.rep).andExpect(status().isOk()).andExpect(jsonPath("$.state").value("IN_APPROVAL"));

        assertThat(people.approvers(deal)).containsExactly(company.manager);
        assertThat(engine.getTaskService().createTaskQuery().processInstanceBusinessKey(deal.toString()).taskDefinitionKey("clearDoubts").count()).isZero();
    }

    @Test
    void whoHoldsTheDoubtsAloneIsNotOfferedToSubmitInTheRepsPlaceButTheWay() throws Exception {
        moveTo("clearDoubts", "makeQuotation");
        var task = people.taskOf(deal, company.rep).getId();
        engine.getTaskService().setAssignee(task, company.manager);

        see(company.manager, "en").andExpect(content().string(allOf(not(containsString("</button>")), containsString("goes to Test " + company.rep + ", who submits it"),
                containsString("/#/?task=" + task), containsString("Open &quot;Clear doubts&quot;"))));
        call(company.manager).andExpect(status().isUnprocessableEntity()).andExpect(jsonPath("$.type").value("urn:salesflow:problem:quotation.submit.fromDoubts"));
        see(company.rep, "zh-CN").andExpect(content().string(allOf(not(containsString("</button>")), not(containsString("/#/?task=")))));

        assertThat(quotations.get(draft.id()).state()).isEqualTo(State.DRAFT);
        assertThat(people.taskOf(deal, company.manager).getTaskDefinitionKey()).as("nothing half done").isEqualTo("clearDoubts");
    }

    @Test
    void whoStandsInForTheRepSubmitsFromTheDoubts() throws Exception {
        company.away(company.rep, company.manager);
        moveTo("clearDoubts", "makeQuotation");
        see(company.manager, "en").andExpect(content().string(containsString(">Submit</button>")));

        call(company.manager).andExpect(status().isOk()).andExpect(jsonPath("$.state").value("IN_APPROVAL"));
    }

    @Test
    void whereAnAdministratorsModelLeadsElsewhereFromTheDoubtsItIsRefused() throws Exception {
        var model = Files.readString(Path.of("processes/opportunity/opportunity.bpmn"));
        var own = model.replace("sourceRef=\"doubtsCleared\" targetRef=\"makeQuotation\"", "sourceRef=\"doubtsCleared\" targetRef=\"negotiateTerms\"");
        assertThat(own).isNotEqualTo(model);
        var deployed = engine.getRepositoryService().createDeployment().addString("opportunity.bpmn", own).deploy();
        try {
            var definition = engine.getRepositoryService().createProcessDefinitionQuery().deploymentId(deployed.getId()).singleResult();
            jdbc.sql("update opportunity set process_id = null where id = ?").param(deal).update();
            engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(deal.toString()).list()
                    .stream().filter(one -> one.getRootProcessInstanceId().equals(one.getId())).forEach(one -> engine.getRuntimeService().deleteProcessInstance(one.getId(), "test"));
            engine.getRuntimeService().createProcessInstanceById(definition.getId()).businessKey(deal.toString()).startBeforeActivity("clearDoubts").execute();

            call(company.rep).andExpect(status().isConflict()).andExpect(jsonPath("$.type").value("urn:salesflow:problem:quotation.submit.notItsTurn"));

            assertThat(people.taskOf(deal, company.rep).getTaskDefinitionKey()).isEqualTo("clearDoubts");
        } finally {
            engine.getRepositoryService().deleteDeployment(deployed.getId(), true);
        }
    }

    @Test
    void whoSignsOpensTheQuotationFromTheApprovalsPage() throws Exception {
        var finance = company.only("FINANCE");
        submission.submit(draft.id(), null, company.rep);
        var approval = jdbc.sql("select id from approval_request where subject_id = ?").param(draft.id()).query(UUID.class).single();
        jdbc.sql("insert into approval_copy (request_id, login, sent_at) values (?, ?, now())").params(approval, finance).update();
        var address = "/opportunities/" + deal + "/quotations/" + draft.id();

        web.perform(get("/approvals/" + approval).with(user(company.manager))).andExpect(content().string(containsString("href=\"" + address + "\"")));
        web.perform(get(address).with(user(company.manager))).andExpect(status().isOk());

        web.perform(get("/approvals/" + approval).with(user(finance))).andExpect(status().isOk()).andExpect(content().string(not(containsString(address))));
    }

    @Test
    void whoSignedOnTheQuotationsPageIsLedBackThereOrToTheApprovalWhereTheySeeNoMoreOfTheQuotation() throws Exception {
        var finance = company.only("FINANCE");
        submission.submit(draft.id(), null, company.rep);
        var request = jdbc.sql("select id from approval_request where subject_id = ?").param(draft.id()).query(UUID.class).single();
        approvals.addSigner(viewers.of(company.manager), request, place(request, company.manager), finance, ApprovalRequest.Place.BEFORE, null);

        assertThat(approved(request, finance)).isEqualTo("/approvals/" + request);
        web.perform(get("/approvals/" + request).with(user(finance))).andExpect(status().isOk());
        assertThat(approved(request, company.manager)).isEqualTo("/opportunities/" + deal + "/quotations/" + draft.id());
    }

    private UUID place(UUID request, String login) {
        return approvals.get(request).signers().stream().filter(one -> one.login().equals(login)).findFirst().orElseThrow().id();
    }

    private String approved(UUID request, String login) throws Exception {
        var page = "/opportunities/" + deal + "/quotations/" + draft.id();
        web.perform(get(page).with(user(login))).andExpect(status().isOk());
        return web.perform(post("/approvals/" + request + "/approval").with(user(login)).with(csrf()).param("signer", place(request, login).toString())
                        .header("HX-Request", "true").header("Referer", "http://localhost" + page))
                .andExpect(status().isNoContent()).andReturn().getResponse().getHeader("HX-Redirect");
    }

    @Test
    void inANegotiationItIsToldThatItTakesANewQuotationWithTheWayThere() throws Exception {
        moveTo("negotiateTerms", "makeQuotation");

        see(company.rep, "en").andExpect(content().string(allOf(containsString("&quot;It takes a new quotation&quot;"), containsString("/tasklist/default/#/?task="),
                not(containsString("</button>")))));
        call(company.rep).andExpect(status().isConflict()).andExpect(jsonPath("$.type").value("urn:salesflow:problem:quotation.submit.fromNegotiation"));
    }

    @Test
    void itIsRefusedBeforeTheDealStandsAtTheTaskAndWhileItRests() throws Exception {
        moveTo("recordVisit", "makeQuotation");
        call(company.rep).andExpect(status().isConflict()).andExpect(jsonPath("$.type").value("urn:salesflow:problem:quotation.submit.notItsTurn"));
        moveTo("makeQuotation", "recordVisit");
        deals.pause(deal, "Budget frozen", null, company.rep);

        call(company.rep).andExpect(status().isConflict()).andExpect(jsonPath("$.type").value("urn:salesflow:problem:quotation.submit.paused"));
    }

    @Test
    void whatTasklistWouldRefuseIsRefusedHereInTheSameWords() throws Exception {
        jdbc.sql("update quotation set valid_until = current_date - 1 where id = ?").param(draft.id()).update();

        call(company.rep).andExpect(status().isUnprocessableEntity()).andExpect(jsonPath("$.field").value("validUntil"))
                .andExpect(jsonPath("$.type").value("urn:salesflow:problem:quotation.alreadyExpired"));

        assertThat(people.taskOf(deal, company.rep).getTaskDefinitionKey()).isEqualTo("prepareQuotation");
    }

    @Test
    void aDraftThatWasChangedMeanwhileIsNotSubmittedUnseen() {
        drafts.write(draft.id(), draft.version(), QuotationFixture.head("en"), "CNY");

        assertThatThrownBy(() -> submission.submit(draft.id(), draft.version(), company.rep)).isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void ofTwoWhoSubmitAtOnceOneDoes() throws Exception {
        var outcomes = AtOnce.outcomes(() -> submission.submit(draft.id(), null, company.rep), () -> submission.submit(draft.id(), null, company.rep));

        assertThat(outcomes).containsOnlyOnce(AtOnce.DONE).allMatch(outcome -> outcome.equals(AtOnce.DONE) || outcome.equals("error.changedMeanwhile")
                || outcome.equals("quotation.noDraft") || outcome.equals("task.gone") || outcome.contains("OptimisticLocking"));
        assertThat(people.approvers(deal)).containsExactly(company.manager);
    }

    @Test
    void theTaskShowsTheFiguresAndThePageAndTheMarginToManagersOnly() {
        var task = people.taskOf(deal, company.rep).getId();
        assertThat(form(company.rep, task)).containsEntry("shownFigures", "Total 8,000&#46;00 CNY · Discount 20 %")
                .hasEntrySatisfying("draftLink", link -> assertThat((String) link).endsWith("/opportunities/" + deal + "/quotations/" + draft.id()));
        assertThat((String) form(company.manager, task).get("shownFigures")).contains("Margin ").contains("37");

        submission.submit(draft.id(), null, company.rep);

        assertThat((String) form(company.manager, people.taskOf(deal, company.manager).getId()).get("quotationLink")).endsWith("/quotations/" + draft.id());
    }

    private Map<String, Object> form(String login, String task) {
        var shown = new HashMap<String, Object>();
        people.as(login, () -> shown.putAll(engine.getFormService().getTaskFormVariables(task)));
        return shown;
    }

    private ResultActions see(String login, String language) throws Exception {
        return web.perform(get(path()).with(user(login).roles("REP")).header("Accept-Language", language)).andExpect(status().isOk());
    }

    private ResultActions submit(String login, int version) throws Exception {
        return web.perform(post(path()).param("version", String.valueOf(version)).with(user(login).roles("REP")).with(csrf()).header("Accept-Language", "en"));
    }

    private ResultActions call(String login) throws Exception {
        return web.perform(post("/api" + path()).with(user(login).roles("REP")).with(csrf()).header("Accept-Language", "en"));
    }

    private String path() {
        return "/opportunities/" + deal + "/quotations/" + draft.id() + "/submission";
    }
}
