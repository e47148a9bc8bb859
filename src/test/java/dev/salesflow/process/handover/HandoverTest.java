package dev.salesflow.process.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salesflow.SalesflowTest;
import dev.salesflow.contract.ContractBook;
import dev.salesflow.contract.Signing;
import dev.salesflow.contract.Term;
import dev.salesflow.contract.handover.Handovers;
import dev.salesflow.contract.payment.Planned;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.doubt.Doubt;
import dev.salesflow.opportunity.doubt.Doubts;
import dev.salesflow.quotation.Quotation;
import dev.salesflow.quotation.QuotationBook;
import dev.salesflow.quotation.QuotationDrafts;
import dev.salesflow.quotation.QuotationHead;
import dev.salesflow.quotation.line.LineWish;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A deal that was just won. */
@SalesflowTest
class HandoverTest {

    @Autowired
    OpportunityBook deals;
    @Autowired
    QuotationBook quotations;
    @Autowired
    QuotationDrafts drafts;
    @Autowired
    ContractBook contracts;
    @Autowired
    Handovers handovers;
    @Autowired
    Doubts doubts;
    @Autowired
    TaskService tasks;
    @Autowired
    FormService forms;
    @Autowired
    IdentityService identity;
    @Autowired
    HistoryService history;
    @Autowired
    JdbcClient jdbc;

    String rep;
    String delivery;
    UUID deal;
    UUID contract;

    @BeforeEach
    void aWonDeal() {
        var fixture = new DealFixture(jdbc);
        rep = fixture.rep();
        delivery = fixture.person("PRESALES", null);
        deal = deals.open(Opening.of(fixture.customer(rep), UUID.randomUUID().toString()), rep).id();
        doubts.put(deal, Doubt.told(null, 0, Doubt.Kind.SERVICE, "Who trains us?", null, null, "Two days on site", null, true), rep);
        quotations.accept(quotations.send(quoted().id(), rep).id(), rep);
        var plan = List.of(new Planned(null, LocalDate.now().plusDays(30), new BigDecimal("4.00"), "Advance"),
                new Planned(null, LocalDate.now().plusDays(60), new BigDecimal("6.00"), null));
        contract = contracts.sign(deal, new Signing("H-" + deal, BigDecimal.TEN, "CNY", LocalDate.now(), "Paid in advance",
                new Term(null, null, LocalDate.now().plusYears(1)), plan), rep).id();
    }

    private Quotation quoted() {
        var head = new QuotationHead("en", LocalDate.now().plusDays(3), "Covers the plant in Ulm", "Half on delivery");
        var draft = drafts.beginWith(deal, "CNY", head, List.of(line("Planning board", "2", "pieces", "5.00", false), line("Second board", "1", null, "3.00", true)), rep);
        quotations.submit(draft.id(), rep);
        return quotations.approve(draft.id());
    }

    private static LineWish line(String name, String quantity, String unit, String price, boolean optional) {
        return new LineWish(null, optional, null, name, null, new BigDecimal(quantity), unit, new BigDecimal(price), BigDecimal.ZERO, BigDecimal.ZERO, null);
    }

    private Task task(String id) {
        return tasks.createTaskQuery().processInstanceBusinessKey(deal.toString()).taskDefinitionKey(id).singleResult();
    }

    private void submit(String login, String task, Map<String, Object> values) {
        var id = task(task).getId();
        as(login);
        try {
            forms.submitTaskForm(id, values);
        } finally {
            identity.clearAuthentication();
        }
    }

    private void as(String login) {
        identity.setAuthentication(login, identity.createGroupQuery().groupMember(login).list().stream().map(Group::getId).toList());
    }

    @Test
    void goesToWhoeverDeliversComesBackWithQuestionsAndIsTakenOver() {
        submit(rep, "handOverDeal", Map.of("receiver", delivery, "scope", "Planning for one plant", "terms", "Paid in advance"));
        assertThat(task("takeOverDeal").getAssignee()).isEqualTo(delivery);

        submit(delivery, "takeOverDeal", Map.of("answer", "asked", "question", "Which plant?"));
        assertThat(handovers.of(contract)).get().satisfies(sheet -> assertThat(sheet.question()).isEqualTo("Which plant?"));
        submit(rep, "handOverDeal", Map.of("receiver", delivery, "scope", "Planning for the plant in Ulm"));
        submit(delivery, "takeOverDeal", Map.of("answer", "taken"));

        assertThat(tasks.createTaskQuery().processInstanceBusinessKey(deal.toString()).processDefinitionKey("handover").count()).isZero();
        assertThat(handovers.of(contract)).get().satisfies(sheet -> {
            assertThat(sheet.taken()).isTrue();
            assertThat(sheet.scope()).isEqualTo("Planning for the plant in Ulm");
            assertThat(sheet.question()).isNull();
        });
        assertThat(history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(deal.toString()).processDefinitionKey("handover").singleResult())
                .satisfies(instance -> assertThat(history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).list())
                        .extracting(HistoricActivityInstance::getActivityId).contains("contractSigned", "handOverDeal", "takeOverDeal", "takenOver", "dealTakenOver"));
    }

    @Test
    void theSheetIsFilledWithWhatTheDealKnows() {
        as(rep);
        try {
            var shown = forms.getTaskFormVariables(task("handOverDeal").getId());
            assertThat(shown.get("terms").toString()).contains("Paid in advance");
            assertThat(shown.get("openItems").toString()).contains("Who trains us? → Two days on site");
            assertThat(shown.get("terms").toString()).contains("Contract H-" + deal, "10.00 CNY", "Warranty until " + LocalDate.now().plusYears(1),
                    "Instalment 1, due " + LocalDate.now().plusDays(30), "4.00 CNY (Advance)", "Half on delivery");
            assertThat(shown.get("scope").toString()).contains("Sold as in quotation Q-", "– Planning board: 2 pieces", "Covers the plant in Ulm")
                    .doesNotContain("Second board");
        } finally {
            identity.clearAuthentication();
        }
    }

    @Test
    void nobodyIsNamedWhomTheRepWasNotOffered() {
        var stranger = new DealFixture(jdbc).rep();

        assertThatThrownBy(() -> submit(rep, "handOverDeal", Map.of("receiver", stranger, "scope", "x"))).isInstanceOf(RuntimeException.class);

        assertThat(task("handOverDeal")).isNotNull();
        assertThat(handovers.of(contract)).isEmpty();
    }
}
