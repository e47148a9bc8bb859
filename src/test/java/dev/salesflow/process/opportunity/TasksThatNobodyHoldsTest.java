package dev.salesflow.process.opportunity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.identity.People;
import dev.salesflow.identity.PeopleDesk;
import dev.salesflow.identity.PersonData;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.ContactBook;
import dev.salesflow.nurturing.ContactFixture;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** A deal's task that its rep does not do: any rep of the team may take it, and sees the deal as long as they hold it. */
@SalesflowTest
class TasksThatNobodyHoldsTest {

    @Autowired ProcessEngine engine;
    @Autowired TaskService tasks;
    @Autowired OpportunityBook book;
    @Autowired ContactBook contacts;
    @Autowired People people;
    @Autowired PeopleDesk desk;
    @Autowired Viewers viewers;
    @Autowired MockMvc web;
    @Autowired JdbcClient jdbc;

    DealFixture fixture;
    UUID team;
    String rep;
    String colleague;
    String manager;
    String stranger;
    DealDriver driver;
    UUID customer;
    UUID deal;
    String task;

    @BeforeEach
    void aDealOfATeam() {
        fixture = new DealFixture(jdbc);
        team = fixture.team();
        rep = fixture.person("REP", team);
        colleague = fixture.person("REP", team);
        manager = fixture.person("MANAGER", team);
        stranger = fixture.person("REP", fixture.team());
        driver = new DealDriver(engine, rep);
        customer = fixture.customer(rep);
        deal = book.open(Opening.of(customer, UUID.randomUUID().toString()), manager).id();
        task = driver.task(deal, "recordVisit").getId();
    }

    @Test
    void whatAManagerPutsBackIsFoundByTheTeamsRepsOnly() {
        putBack();

        for (var filter : List.of("Unassigned", "My team's tasks")) {
            assertThat(found(filter, colleague)).as(filter).containsExactly(task);
            assertThat(found(filter, rep)).as(filter).containsExactly(task);
            assertThat(found(filter, manager)).as(filter).containsExactly(task);
            assertThat(found(filter, stranger)).as(filter).isEmpty();
            assertThat(found(filter, fixture.person("PRESALES", team))).as(filter).isEmpty();
        }
        assertThatThrownBy(() -> claim(stranger)).isInstanceOf(AuthorizationException.class);
    }

    @Test
    void aColleaguesTaskIsNeitherFoundNorTakenNorDone() {
        assertThat(found("My team's tasks", rep)).containsExactly(task);
        assertThat(found("My team's tasks", manager)).containsExactly(task);
        assertThat(found("My team's tasks", colleague)).isEmpty();
        assertThat(jdbc.sql("select query_ from act_ru_filter f join shipped_filter s on s.filter_id = f.id_ where s.key = 'team'").query(String.class).single())
                .as("whoever asks is written into no filter").doesNotContain(rep, "orQueries");
        assertThat(as(colleague, () -> tasks.createTaskQuery().taskId(task).count())).isZero();
        assertThat(as(colleague, () -> tasks.createTaskQuery().or().taskCandidateGroup("reps-" + team).includeAssignedTasks().endOr().count())).isZero();
        assertThatThrownBy(() -> claim(colleague)).isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> visit(colleague)).isInstanceOf(AuthorizationException.class);
    }

    @Test
    void whoeverTakesItDoesThisStepAndTheDealStaysWithItsRep() throws Exception {
        putBack();
        web.perform(get("/tasks/" + task + "/about").with(user(colleague))).andExpect(content().string(not(containsString("/opportunities/" + deal))));

        var name = jdbc.sql("select name from customer where id = ?").param(customer).query(String.class).single();
        web.perform(get("/tasks?of=take").with(user(colleague))).andExpect(content().string(containsString(name)))
                .andExpect(content().string(not(containsString("/opportunities/" + deal))));

        claim(colleague);
        assertThat(found("Unassigned", rep)).isEmpty();
        assertThat(found("My team's tasks", rep)).isEmpty();
        assertThatThrownBy(() -> visit(rep)).isInstanceOf(AuthorizationException.class);
        visit(colleague);

        assertThat(driver.task(deal, "recordExchange").getAssignee()).isEqualTo(rep);
        assertThat(book.get(deal).owner()).isEqualTo(rep);
    }

    @Test
    void theHelperSeesDealAndCustomerAsLongAsTheTaskIsTheirs() throws Exception {
        putBack();
        web.perform(get("/opportunities/" + deal).with(user(colleague))).andExpect(status().isNotFound());
        claim(colleague);

        web.perform(get("/tasks/" + task + "/about").with(user(colleague))).andExpect(content().string(containsString("/opportunities/" + deal)));
        web.perform(get("/opportunities/" + deal).with(user(colleague))).andExpect(status().isOk());
        web.perform(get("/customers/" + customer).with(user(colleague))).andExpect(status().isOk());
        web.perform(get("/customers").with(user(colleague))).andExpect(content().string(containsString(customer.toString())));
        web.perform(get("/opportunities/" + deal + "/edit").with(user(colleague))).andExpect(status().isForbidden());
        var agreed = contacts.record(ContactFixture.withNext(ContactFixture.call(customer), colleague, LocalDate.now().plusDays(1)), viewers.of(colleague)).id();

        visit(colleague);
        web.perform(get("/opportunities/" + deal).with(user(colleague))).andExpect(status().isNotFound());
        web.perform(get("/customers/" + customer).with(user(colleague))).andExpect(status().isNotFound());
        assertThat(contacts.get(agreed).next().owner()).as("what they agreed there is the rep's to do").isEqualTo(rep);
    }

    @Test
    void whomAManagerGivesTheTaskSeesTheDealUntilItIsTakenBackOrTheDealIsLost() throws Exception {
        tasks.setAssignee(task, colleague);
        web.perform(get("/opportunities/" + deal).with(user(colleague))).andExpect(status().isOk());

        tasks.setAssignee(task, rep);
        web.perform(get("/opportunities/" + deal).with(user(colleague))).andExpect(status().isNotFound());

        tasks.setAssignee(task, colleague);
        book.lose(deal, "No budget", null, manager);
        web.perform(get("/opportunities/" + deal).with(user(colleague))).andExpect(status().isNotFound());
    }

    @Test
    void aHelperWhoseDealItBecomesIsNoHelperAnyMore() throws Exception {
        tasks.setAssignee(task, colleague);
        book.handOver(deal, colleague, manager);
        book.handOver(deal, rep, manager);

        web.perform(get("/opportunities/" + deal).with(user(colleague))).andExpect(status().isNotFound());
    }

    @Test
    void theOfferGoesAlongWhenTheRepChangesTeams() {
        putBack();
        var person = people.find(rep).orElseThrow();
        var newTeam = fixture.team();
        var newColleague = fixture.person("REP", newTeam);

        desk.change(viewers.of(fixture.person("ADMIN", null)), rep, person.version(), new PersonData(person.name(), person.email(), Role.REP, newTeam, null));

        assertThat(found("Unassigned", newColleague)).containsExactly(task);
        assertThat(found("Unassigned", colleague)).isEmpty();
        assertThatThrownBy(() -> claim(colleague)).isInstanceOf(AuthorizationException.class);
    }

    private void putBack() {
        as(manager, () -> {
            tasks.setAssignee(task, null);
            return null;
        });
    }

    private void claim(String login) {
        as(login, () -> {
            tasks.claim(task, login);
            return null;
        });
    }

    private void visit(String login) {
        driver.submitAs(login, deal, "recordVisit", DealDriver.with(DealDriver.meeting(), "need", "three systems that do not talk to each other",
                "nextAction", "send references", "nextStep", "on"));
    }

    /** Of the deal: other tests may have left what every manager is asked, such as a change of the rules. */
    private List<String> found(String filter, String login) {
        return as(login, () -> {
            var id = engine.getFilterService().createTaskFilterQuery().filterName(filter).singleResult().getId();
            var ofTheDeal = tasks.createTaskQuery().processInstanceBusinessKey(deal.toString());
            var all = engine.getFilterService().<Task, TaskQuery>listPage(id, ofTheDeal, 0, 15).stream().map(Task::getId).toList();
            assertThat(engine.getFilterService().count(id, ofTheDeal)).isEqualTo(all.size());
            return all;
        });
    }

    private <T> T as(String login, Supplier<T> asked) {
        driver.logIn(login);
        try {
            return asked.get();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }
}
