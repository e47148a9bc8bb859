package dev.salesflow.process.quotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salesflow.SalesflowTest;
import dev.salesflow.approval.ApprovalBook;
import dev.salesflow.approval.ApprovalDesk;
import dev.salesflow.approval.ApprovalEntry;
import dev.salesflow.approval.ApprovalEntry.Verb;
import dev.salesflow.approval.ApprovalFixture;
import dev.salesflow.approval.ApprovalRequest;
import dev.salesflow.approval.Signer;
import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.quotation.Quotation.State;
import dev.salesflow.quotation.QuotationBook;
import dev.salesflow.quotation.QuotationDrafts;
import dev.salesflow.quotation.QuotationFixture;
import dev.salesflow.quotation.line.LineWish;
import dev.salesflow.shared.Refusal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who wrote a quotation, or whose deal it is by now, does not approve it: the approval follows the deal. */
@SalesflowTest
class NobodysOwnQuotationTest {

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
    Viewers viewers;
    @Autowired
    JdbcClient jdbc;

    ApprovalFixture company;
    QuotationDriver people;
    String rep;
    String manager;
    String director;
    UUID deal;

    @BeforeEach
    void aDealThatIsToBeQuoted() {
        company = new ApprovalFixture(jdbc, viewers);
        people = new QuotationDriver(engine);
        rep = company.rep;
        manager = company.manager;
        company.only("FINANCE");
        director = company.only("DIRECTOR");
        deal = deals.open(Opening.of(company.people.customer(rep), UUID.randomUUID().toString()), rep).id();
        company.people.knowsAll(deal);
        var process = engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(deal.toString()).singleResult();
        engine.getRuntimeService().createProcessInstanceModification(process.getId()).startBeforeActivity("makeQuotation").cancelAllForActivity("recordVisit").execute();
    }

    @Test
    void whoDraftedItDoesNotSignIt() {
        drafts.beginWith(deal, "CNY", QuotationFixture.head("zh"), List.of(line("20")), manager);

        submit();

        assertThat(people.approvers(deal)).containsExactly(director);
        people.approve(deal, director);
        assertThat(state()).isEqualTo(State.SENT);
    }

    @Test
    void whoChangedALineDoesNotSignItWhoeverDraftedIt() {
        var draft = drafts.beginWith(deal, "CNY", QuotationFixture.head("zh"), List.of(line("0")), rep);
        drafts.put(manager, draft.id(), null, line("60"));
        assertThat(drafts.writers(draft.id())).containsExactlyInAnyOrder(rep, manager);

        submit();

        assertThat(people.approvers(deal)).containsExactly(director);
    }

    @Test
    void whoWroteTheLinesOfTheRevisionItIsMadeOfDoesNotSignItEither() {
        var first = drafts.beginWith(deal, "CNY", QuotationFixture.head("zh"), List.of(line("60")), manager);
        drafts.abandon(first.id());
        var second = drafts.revise(deal, rep);
        drafts.abandon(second.id());
        drafts.revise(deal, rep);

        submit();

        assertThat(people.approvers(deal)).containsExactly(director);
    }

    @Test
    void anAdministratorWhoDraftedItDoesNotOverrideEither() {
        var admin = company.people.person("ADMIN", null);
        drafts.beginWith(deal, "CNY", QuotationFixture.head("zh"), List.of(line("20")), admin);
        submit();

        assertRefused(() -> approvals.override(as(admin), request().id(), true, "Mine"), "approval.wroteIt");
    }

    @Test
    void aDeputyWhoDraftedItGetsNoTask() {
        var deputy = company.people.person("MANAGER", company.people.team());
        drafts.beginWith(deal, "CNY", QuotationFixture.head("zh"), List.of(line("20")), deputy);
        company.away(manager, deputy);

        submit();

        assertThat(people.approvers(deal)).containsExactly(director);
    }

    @Test
    void aDeputyWhoTakesTheDealOverGivesTheTaskBackToWhomTheyStandInFor() {
        var deputy = company.people.person("MANAGER", company.team);
        company.away(manager, deputy);
        people.offer(rep, deal, "80000", "20");
        assertThat(people.approvers(deal)).contains(deputy);
        var before = signer(manager);

        deals.handOver(deal, deputy, manager);

        assertThat(people.approvers(deal)).contains(manager).doesNotContain(deputy);
        assertRefused(() -> approvals.approve(as(deputy), request().id(), before, null), "approval.ownRequest");
    }

    @Test
    void aManagerWhoTakesTheDealOverDoesNotSignItsQuotation() {
        people.offer(rep, deal, "80000", "20");
        assertThat(people.approvers(deal)).containsExactly(manager);
        var place = signer(manager);

        deals.handOver(deal, manager, manager);

        assertThat(people.approvers(deal)).containsExactly(director);
        assertRefused(() -> approvals.approve(as(manager), request().id(), place, null), "approval.ownRequest");
        assertThat(history()).extracting(ApprovalEntry::verb).containsExactly(Verb.SUBMITTED, Verb.CHANGED_HANDS, Verb.HANDED_OVER);
        assertThat(desk.mine(as(manager)).asked()).extracting(ApprovalDesk.Line::id).containsExactly(request().id());
        people.approve(deal, director);
        assertThat(state()).isEqualTo(State.SENT);
        assertThat(quotations.of(deal).get(0).life().sentBy()).isEqualTo(manager);
    }

    @Test
    void aSignatureFromBeforeTheDealChangedHandsCountsAndTheHistorySaysSo() {
        people.offer(rep, deal, "80000", "30");
        people.approve(deal, manager);

        deals.handOver(deal, manager, manager);

        assertThat(people.approvers(deal)).containsExactly(director);
        assertThat(history()).last().satisfies(row -> {
            assertThat(row.verb()).isEqualTo(Verb.CHANGED_HANDS);
            assertThat(row.from()).isEqualTo(rep);
            assertThat(row.to()).isEqualTo(manager);
            assertThat(row.detail()).isEqualTo("SIGNED");
        });
        people.approve(deal, director);
        assertThat(state()).isEqualTo(State.SENT);
    }

    @Test
    void whoWasToSignALaterStepAndTakesTheDealOverIsFollowedByThoseAbove() {
        var admin = company.people.person("ADMIN", null);
        people.offer(rep, deal, "80000", "30");

        deals.handOver(deal, director, manager);
        people.approve(deal, manager);

        assertThat(people.approvers(deal)).contains(admin).doesNotContain(director);
        people.approve(deal, admin);
        assertThat(state()).isEqualTo(State.SENT);
    }

    @Test
    void theNewRepSeesItUrgesAndWithdrawsItAndTheOldOneDoesNeitherMore() {
        var colleague = company.people.person("REP", company.team);
        people.offer(rep, deal, "80000", "20");
        assertThat(desk.of(as(colleague), "quotation", quotations.of(deal).get(0).id())).isEmpty();

        deals.handOver(deal, colleague, manager);

        assertThat(people.approvers(deal)).containsExactly(manager);
        assertThat(desk.of(as(colleague), "quotation", quotations.of(deal).get(0).id())).hasSize(1);
        assertThat(desk.mine(as(colleague)).asked()).hasSize(1);
        assertThat(desk.mine(as(rep)).asked()).isEmpty();
        approvals.urge(as(colleague), request().id());
        assertRefused(() -> approvals.withdraw(as(rep), request().id()), "approval.notYourRequest");
        approvals.withdraw(as(colleague), request().id());
        assertThat(state()).isEqualTo(State.DRAFT);
        assertThat(people.taskOf(deal, colleague).getTaskDefinitionKey()).isEqualTo("prepareQuotation");
    }

    @Test
    void whatRanOutMeanwhileHoldsNoHandOverUp() {
        var colleague = company.people.person("REP", company.team);
        people.offer(rep, deal, "80000", "20");
        jdbc.sql("update quotation set valid_until = current_date - 1 where opportunity_id = ?").param(deal).update();

        deals.handOver(deal, colleague, manager);

        assertThat(deals.get(deal).owner()).isEqualTo(colleague);
        assertThat(people.tasks(deal)).extracting(Task::getAssignee).containsExactly(colleague);
    }

    private LineWish line(String discount) {
        return LineWish.of(company.people.listed("100000", "1"), BigDecimal.ONE, new BigDecimal(discount), false);
    }

    private void submit() {
        people.submit(rep, people.taskOf(deal, rep).getId(), Map.of("nextStep", "on"));
    }

    private Viewer as(String login) {
        return viewers.of(login);
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

    private List<ApprovalEntry> history() {
        return desk.history(request().id());
    }

    private static void assertRefused(ThrowingCallable call, String key) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.key()).isEqualTo(key));
    }
}
