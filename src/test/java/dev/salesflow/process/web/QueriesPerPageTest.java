package dev.salesflow.process.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.Statements;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.DealsWithoutProcess;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.process.engine.deploy.Deployments;
import dev.salesflow.product.PriceList;
import dev.salesflow.product.Product;
import dev.salesflow.quotation.Offer;
import dev.salesflow.quotation.QuotationBook;
import dev.salesflow.shared.Ids;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** A page that names more people, products or versions sends no more statements. */
@SalesflowTest
class QueriesPerPageTest {

    @Autowired
    MockMvc web;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    OpportunityBook deals;
    @Autowired
    QuotationBook quotations;
    @Autowired
    PriceList products;
    @Autowired
    DealsWithoutProcess waiting;
    @Autowired
    Deployments deployments;
    @Autowired
    RepositoryService repository;
    @Autowired
    IdentityService identities;
    @Autowired
    TaskService tasks;
    @Autowired
    TransactionTemplate transaction;

    DealFixture fixture;
    UUID team;
    String rep;

    @BeforeEach
    void aTeam() {
        fixture = new DealFixture(jdbc);
        team = fixture.team();
        rep = fixture.person("REP", team);
    }

    @Test
    void theTasksOfADeal() throws Exception {
        var deal = deal();
        show(deal, "tasks");
        var one = Statements.in(() -> show(deal, "tasks"));

        for (int more = 0; more < 4; more++) {
            var task = tasks.newTask();
            task.setName("more " + more);
            task.setAssignee(fixture.person("REP", team));
            tasks.saveTask(task);
            jdbc.sql("update act_ru_task set proc_inst_id_ = ?, execution_id_ = ? where id_ = ?")
                    .params(deals.get(deal).processId(), deals.get(deal).processId(), task.getId()).update();
        }

        assertThat(Statements.in(() -> show(deal, "tasks"))).isEqualTo(one).isPositive();
        assertThat(web.perform(get("/opportunities/" + deal + "/tasks").with(user(rep).roles("REP"))).andReturn().getResponse()
                .getContentAsString()).contains("more 3");
    }

    @Test
    void aTaskThatNobodyTookSaysWhomItWaitsForAndLeadsOnlyThemToTasklist() throws Exception {
        var deal = deal();
        var task = tasks.createTaskQuery().processInstanceBusinessKey(deal.toString()).singleResult().getId();
        tasks.setAssignee(task, null);
        assertThat(tasksOf(deal, rep, "REP")).contains("waits for: Sales rep", "?task=" + task);
        tasks.deleteCandidateGroup(task, "reps-" + team);
        tasks.addCandidateGroup(task, "presales");

        var seenByTheRep = tasksOf(deal, rep, "REP");

        assertThat(seenByTheRep).contains("waits for: Presales").doesNotContain("?task=" + task);
        assertThat(tasksOf(deal, fixture.person("MANAGER", team), "MANAGER")).contains("?task=" + task);
    }

    private String tasksOf(UUID deal, String login, String role) throws Exception {
        return web.perform(get("/opportunities/" + deal + "/tasks").with(user(login).roles(role)).header("Accept-Language", "en"))
                .andReturn().getResponse().getContentAsString();
    }

    @Test
    void theQuotationsOfADeal() throws Exception {
        var deal = deal();
        quote(deal);
        var one = Statements.in(() -> show(deal, "quotations"));

        quote(deal);
        quote(deal);

        assertThat(Statements.in(() -> show(deal, "quotations"))).isEqualTo(one).isPositive();
    }

    @Test
    void theProcessesAndWhereTheyComeFrom() throws Exception {
        var before = Statements.in(deployments::overview);

        for (var id : List.of("own" + Ids.next(), "own" + Ids.next())) {
            repository.createDeployment().name(id).addInputStream(id + ".bpmn", new java.io.ByteArrayInputStream("""
                    <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                        xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">
                    <bpmn:process id="%s" isExecutable="true" camunda:historyTimeToLive="P30D"><bpmn:startEvent id="asked"/>
                    </bpmn:process></bpmn:definitions>""".formatted(id).getBytes(StandardCharsets.UTF_8))).deploy();
        }

        assertThat(Statements.in(deployments::overview)).isEqualTo(before).isEqualTo(2);
    }

    @Test
    void theDealsThatWaitForAProcess() throws Exception {
        var ids = new ArrayList<UUID>();
        for (int n = 0; n < 5; n++) {
            ids.add(imported());
        }

        assertThat(Statements.in(() -> transaction.execute(commit -> {
            assertThat(waiting.lock(ids)).extracting(deal -> deal.id()).containsExactlyElementsOf(ids);
            return commit;
        }))).isEqualTo(2);
        jdbc.sql("delete from opportunity where id in (:ids)").param("ids", ids).update();
    }

    @Test
    void thePeopleOfAGroup() throws Exception {
        var lead = fixture.person("MANAGER", team);
        fixture.person("PRESALES", team);
        var members = identities.createUserQuery().memberOfGroup("team-" + team);

        assertThat(Statements.in(members::list)).isEqualTo(2);
        assertThat(members.list()).hasSize(3);
        assertThat(members.count()).isEqualTo(3);
        assertThat(members.orderByUserId().asc().listPage(1, 1)).singleElement()
                .satisfies(user -> assertThat(user.getId()).startsWith("presales-"));
        assertThat(members.count()).isEqualTo(3);
        assertThat(identities.createGroupQuery().groupMember(rep).listPage(1, 1)).hasSize(1);
        assertThat(identities.createUserQuery().memberOfGroup("managers-" + team).list()).singleElement()
                .satisfies(user -> assertThat(user.getId()).isEqualTo(lead));
        assertThat(identities.createUserQuery().memberOfGroup("rep").list()).extracting(user -> user.getId()).contains(rep).doesNotContain(lead);
        assertThat(identities.createUserQuery().memberOfGroup("team-nobody").list()).isEmpty();
        assertThat(identities.createUserQuery().memberOfGroup("nothing").list()).isEmpty();
    }

    private UUID deal() {
        return deals.open(Opening.of(fixture.customer(rep), UUID.randomUUID().toString()), rep).id();
    }

    private UUID imported() {
        var id = Ids.next();
        jdbc.sql("""
                        insert into opportunity (id, external_id, customer_id, owner_login, stage, stage_entered_at, outcome,
                            started_on, created_at, updated_at, version)
                        values (?, ?, ?, ?, 'DEMO', now(), 'OPEN', current_date, now(), now(), 1)""")
                .params(id, "X-" + id, fixture.customer(rep), rep).update();
        return id;
    }

    private void quote(UUID deal) {
        var name = "Product " + UUID.randomUUID();
        products.upsert(new Product(null, null, name, null, BigDecimal.TEN, null, "CNY", null, null));
        quotations.send(deal, new Offer(products.find(name).orElseThrow().id(), BigDecimal.ONE, BigDecimal.TEN, "CNY",
                LocalDate.now().plusDays(9), null), rep);
    }

    private Object show(UUID deal, String part) throws Exception {
        return web.perform(get("/opportunities/" + deal + "/" + part).with(user(rep).roles("REP"))).andExpect(status().isOk());
    }
}
