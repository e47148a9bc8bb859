package dev.salesflow.process.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.Statements;
import dev.salesflow.coaching.CoachingBook;
import dev.salesflow.coaching.CoachingKind;
import dev.salesflow.coaching.CoachingTopic;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** What Tasklist tells beside a task: whom it is about, and the ways to the pages of it. */
@SalesflowTest
class TaskCardsTest {

    @Autowired
    OpenTasks tasks;
    @Autowired
    TaskService engine;
    @Autowired
    RuntimeService processes;
    @Autowired
    OpportunityBook deals;
    @Autowired
    Viewers viewers;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    MockMvc mvc;

    DealFixture fixture;
    UUID team;
    String rep;
    UUID customer;
    UUID deal;

    @BeforeEach
    void aDealWithATask() {
        fixture = new DealFixture(jdbc);
        team = fixture.team();
        rep = fixture.person("REP", team);
        deal = deal();
        jdbc.sql("update opportunity set amount = 120000, currency = 'EUR' where id = ?").param(deal).update();
        jdbc.sql("update customer set grade = 'A' where id = ?").param(customer).update();
    }

    @Test
    void whoSeesTheDealIsToldItsStageGradeAndAmountOthersTheNameOnly() {
        var own = told(rep);
        var stranger = told(fixture.person("PRESALES", team));

        assertThat(List.of(own.subject(), own.grade(), own.stage(), own.currency())).containsExactly("Customer " + customer, "A", "FIRST_VISIT", "EUR");
        assertThat(own.amount()).isEqualByComparingTo("120000");
        assertThat(own.link()).isEqualTo("/opportunities/" + deal);
        assertThat(stranger.subject()).isEqualTo("Customer " + customer);
        assertThat(Stream.of(stranger.grade(), stranger.stage(), stranger.amount(), stranger.link(), stranger.customerId())).containsOnlyNulls();
        assertThat(told(fixture.person("MANAGER", team)).grade()).isEqualTo("A");
    }

    @Test
    void whoSignsAQuotationIsToldItsTotalAndNotTheDealsAmountWhetherOrNotTheySeeTheDeal() {
        var manager = fixture.person("MANAGER", team);
        var finance = fixture.person("MANAGER", fixture.team());
        var process = processes.createProcessInstanceQuery().processInstanceBusinessKey(deal.toString()).singleResult();
        jdbc.sql("""
                        insert into quotation (id, opportunity_id, revision, amount, discount_percent, currency, valid_until, state, created_by, created_at, version)
                        values (gen_random_uuid(), ?, 1, 80000, 20, 'USD', current_date + 9, 'IN_APPROVAL', ?, now(), 1)""").params(deal, rep).update();
        jdbc.sql("update act_ru_task set task_def_key_ = 'approveQuotation', assignee_ = ? where proc_inst_id_ = ?").params(finance, process.getId()).update();

        for (var signer : List.of(told(manager), told(finance), tasks.of(finance, 10, Locale.ENGLISH).get(0))) {
            assertThat(signer.amount()).isEqualByComparingTo("80000");
            assertThat(signer.currency()).isEqualTo("USD");
        }
        assertThat(told(finance).grade()).isNull();
        assertThat(told(fixture.person("PRESALES", team)).amount()).isNull();
    }

    @Test
    void aPageOfTasksIsOneQuery() throws Exception {
        var ids = Stream.of(task(deal), task(deal()), task(deal()), task(deal())).toList();
        var viewer = viewers.of(rep);

        assertThat(Statements.in(() -> tasks.of(ids, viewer, Locale.ENGLISH))).isEqualTo(1);
        assertThat(tasks.of(ids, viewer, Locale.ENGLISH)).hasSize(4);
    }

    @Test
    void aTaskLeadsToItsCustomerAndDealButNobodyToWhatTheyMayNotSee() throws Exception {
        var page = "/tasks/" + task(deal) + "/about";

        mvc.perform(get(page).with(user(rep).roles("REP"))).andExpect(status().isOk()).andExpect(content().string(allOf(
                containsString("/opportunities/" + deal), containsString("/customers/"), containsString("Opportunity: First visit"), containsString("120,000.00 EUR"))));
        mvc.perform(get(page).header("Accept-Language", "zh-CN").with(user(rep).roles("REP"))).andExpect(content().string(containsString("商机：初访")));
        mvc.perform(get(page).with(user(fixture.person("REP", team)).roles("REP"))).andExpect(status().isOk()).andExpect(content().string(not(containsString("<a"))));
        mvc.perform(get("/tasks/none/about").with(user(rep).roles("REP"))).andExpect(status().isOk()).andExpect(content().string(not(containsString("<a"))));
    }

    @Test
    void aCoachingsCardTellsWhatIsCoachedSinceARepMayHaveTwo(@Autowired CoachingBook coachings) {
        var manager = fixture.person("MANAGER", team);
        coachings.start(viewers.of(manager), rep, CoachingTopic.DISCOUNT, CoachingKind.SMALL, "Quotations");
        var round = jdbc.sql("select id from coaching_round where rep_login = ?").param(rep).query(UUID.class).single();

        var row = tasks.of(List.of(task(round)), viewers.of(manager), Locale.SIMPLIFIED_CHINESE).get(0);

        assertThat(List.of(row.subject(), row.action())).containsExactly("Test " + rep, "折扣");
    }

    private TaskRow told(String login) {
        return tasks.of(List.of(task(deal)), viewers.of(login), Locale.ENGLISH).get(0);
    }

    private UUID deal() {
        var own = fixture.customer(rep);
        customer = customer == null ? own : customer;
        return deals.open(Opening.of(own, UUID.randomUUID().toString()), rep).id();
    }

    private String task(UUID of) {
        return engine.createTaskQuery().processInstanceBusinessKey(of.toString()).singleResult().getId();
    }
}
