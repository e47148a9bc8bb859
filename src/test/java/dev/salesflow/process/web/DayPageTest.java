package dev.salesflow.process.web;

import static dev.salesflow.nurturing.ContactFixture.call;
import static dev.salesflow.nurturing.ContactFixture.withNext;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.Statements;
import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.ContactBook;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.process.engine.Principals;
import dev.salesflow.process.engine.TrialModel;
import dev.salesflow.process.engine.access.EngineGroups;
import dev.salesflow.process.nextaction.DueActionsByHand;
import dev.salesflow.shared.Ids;
import java.util.Map;
import java.util.Locale;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@SalesflowTest
class DayPageTest {

    @Autowired
    MockMvc mvc;
    @Autowired
    Principals principals;
    @Autowired
    RepositoryService repository;
    @Autowired
    RuntimeService runtime;
    @Autowired
    TaskService tasks;
    @Autowired
    OpenTasks openTasks;
    @Autowired
    ContactBook contacts;
    @Autowired
    Viewers viewers;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    BeanFactory beans;

    @Test
    void showsARepTheirOwnTasksAndNobodyElses() throws Exception {
        TrialModel.deploy(repository);
        start(principals.rep);

        mvc.perform(get("/").with(user(principals.rep).roles("REP"))).andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("Record trial"), containsString("/#/?task="), not(containsString("Standing still")))));
        mvc.perform(get("/").header("Accept-Language", "zh-CN").with(user(new DealFixture(jdbc).rep()).roles("REP")))
                .andExpect(content().string(allOf(not(containsString("Record trial")), containsString("没有待办"))));
    }

    @Test
    void showsAManagerWhatWaitsInTheTeam() throws Exception {
        TrialModel.deploy(repository);
        var record = start(principals.rep);
        tasks.setAssignee(tasks.createTaskQuery().processInstanceBusinessKey(record).singleResult().getId(), null);

        mvc.perform(get("/").with(user(principals.manager).roles("MANAGER")))
                .andExpect(content().string(allOf(containsString("Standing still"), containsString("Record trial"), containsString("Nobody yet"))));
    }

    @Test
    void showsTheDayAlthoughAProcessIsStartedForSomethingThatOnlyLooksLikeARecord() throws Exception {
        TrialModel.deploy(repository);
        var instance = runtime.startProcessInstanceByKey("trial", "-".repeat(36),
                Map.of("owner", principals.rep, "managerGroup", EngineGroups.managersOf(principals.team)));

        mvc.perform(get("/").with(user(principals.rep).roles("REP"))).andExpect(status().isOk())
                .andExpect(content().string(containsString("Record trial")));
        runtime.deleteProcessInstance(instance.getId(), "tried");
    }

    @Test
    void showsAnAdminWhichVersionsRunAndTakesTheShippedOne() throws Exception {
        TrialModel.deploy(repository);

        mvc.perform(get("/processes").with(user(principals.admin).roles("ADMIN"))).andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("Trial"), containsString("your own"), containsString("as shipped"))));
        mvc.perform(get("/processes").locale(Locale.SIMPLIFIED_CHINESE).with(user(principals.admin).roles("ADMIN")))
                .andExpect(content().string(containsString(">商机</a>")));
        mvc.perform(post("/processes/opportunity/shipped").with(csrf()).with(user(principals.admin).roles("ADMIN")))
                .andExpect(status().is3xxRedirection());
        mvc.perform(get("/processes/trial/files.zip").with(user(principals.admin).roles("ADMIN"))).andExpect(status().isOk())
                .andExpect(content().contentType("application/zip"));
        mvc.perform(get("/processes/nothing/files.zip").with(user(principals.admin).roles("ADMIN"))).andExpect(status().isNotFound());
        mvc.perform(post("/processes/nothing/shipped").with(csrf()).with(user(principals.admin).roles("ADMIN")))
                .andExpect(status().isNotFound());
        mvc.perform(get("/processes").with(user(principals.manager).roles("MANAGER"))).andExpect(status().isForbidden());
    }

    @Test
    void putsTasksAndNextActionsByWhenTheyAreDueAndShowsADueActionOnce() throws Exception {
        var fixture = new DealFixture(jdbc);
        var rep = fixture.rep();
        var customer = fixture.customer(rep);
        var today = java.time.LocalDate.now();
        var due = contacts.record(withNext(call(customer), rep, today), viewers.of(rep)).id();
        var late = contacts.record(withNext(call(customer), rep, today), viewers.of(rep)).id();
        jdbc.sql("update contact_record set next_due = ? where id = ?").params(today.minusDays(3), late).update();
        contacts.record(withNext(call(customer), rep, today.plusDays(3)), viewers.of(rep));
        contacts.record(withNext(call(customer), rep, today.plusDays(300)), viewers.of(rep));
        new DueActionsByHand(beans).run();

        var page = mvc.perform(get("/").with(user(rep)).header("Accept-Language", "en")).andReturn().getResponse().getContentAsString();

        assertThat(page).contains("2 open tasks, 1 overdue; 1 more next action in the coming two weeks");
        assertThat(tasks.createTaskQuery().taskAssignee(rep).count()).as("the number in Tasklist").isEqualTo(2);
        assertThat(page.split("/next-actions/" + due + "/done", -1)).hasSize(2);
        assertThat(page).containsSubsequence("Overdue", late.toString(), "Today", due.toString(), "The next seven days");
        var engines = tasks.createTaskQuery().taskAssignee(rep).list().stream().map(task -> task.getId()).toList();
        assertThat(openTasks.of(engines, viewers.of(rep), Locale.ENGLISH)).hasSize(2).allSatisfy(row -> {
            assertThat(row.subject()).isEqualTo("Customer " + customer);
            assertThat(row.action()).isEqualTo("Call Ms Li");
            assertThat(row.link()).startsWith("/next-actions/");
        });
    }

    @Test
    void countsWhatTasklistCountsAlthoughItIsListedElsewhereOrRests() throws Exception {
        TrialModel.deploy(repository);
        var rep = new DealFixture(jdbc).rep();
        var running = start(rep);
        mvc.perform(get("/").with(user(rep)).header("Accept-Language", "en")).andExpect(content().string(containsString(">1 open task, 1 overdue<")));

        runtime.suspendProcessInstanceById(runtime.createProcessInstanceQuery().processInstanceBusinessKey(running).singleResult().getId());

        mvc.perform(get("/").with(user(rep)).header("Accept-Language", "en")).andExpect(content().string(allOf(
                containsString(">1 open task, 1 resting while the deal is paused<"), containsString("tasks that rest with paused deals"))));
        mvc.perform(get("/").with(user(new DealFixture(jdbc).rep())).header("Accept-Language", "en")).andExpect(content().string(allOf(
                containsString(">No open task<"), containsString("No open task, and no next action"))));
    }

    @Test
    void moreToDoSendsNoMoreStatements() throws Exception {
        var fixture = new DealFixture(jdbc);
        var rep = fixture.rep();
        var customer = fixture.customer(rep);
        contacts.record(withNext(call(customer), rep, java.time.LocalDate.now()), viewers.of(rep));
        mvc.perform(get("/").with(user(rep)));
        var one = Statements.in(() -> mvc.perform(get("/").with(user(rep))));

        contacts.record(withNext(call(customer), rep, java.time.LocalDate.now()), viewers.of(rep));
        contacts.record(withNext(call(customer), rep, java.time.LocalDate.now()), viewers.of(rep));

        assertThat(Statements.in(() -> mvc.perform(get("/").with(user(rep))))).isEqualTo(one).isPositive();
    }

    private String start(String owner) {
        var record = Ids.next().toString();
        runtime.startProcessInstanceByKey("trial", record,
                Map.of("owner", owner, "managerGroup", EngineGroups.managersOf(principals.team)));
        return record;
    }
}
