package dev.salesflow.process.opportunity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salesflow.SalesflowTest;
import dev.salesflow.opportunity.DealFacts;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.FactBook;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The task filters that are ready for each role, above all the one of what others have to do first. */
@SalesflowTest
class WaitingForOthersTest {

    @Autowired
    ProcessEngine engine;
    @Autowired
    OpportunityBook book;
    @Autowired
    FactBook factBook;
    @Autowired
    JdbcClient jdbc;

    UUID team;
    String rep;
    String presales;
    String manager;
    DealDriver people;
    UUID deal;

    @BeforeEach
    void aDealWhoseDemoPresalesPrepares() {
        var fixture = new DealFixture(jdbc);
        team = fixture.team();
        rep = fixture.person("REP", team);
        presales = fixture.person("PRESALES", team);
        manager = fixture.person("MANAGER", team);
        people = new DealDriver(engine, rep);
        deal = book.open(Opening.of(fixture.customer(rep), UUID.randomUUID().toString()), rep).id();
        factBook.learn(deal, DealFacts.NONE.withPresales(presales), rep);
        people.visit(deal, "on");
        people.exchange(deal, "on");
    }

    @Test
    void theRepFindsTheTaskAndMayLookAtItButNotDoIt() {
        assertThat(found("Waiting for others", rep)).containsExactly("prepareDemo");
        assertThat(found("My tasks", presales)).containsExactly("prepareDemo");
        assertThat(found("Waiting for others", presales)).isEmpty();
        assertThatThrownBy(() -> people.demoPrepared(deal, rep)).isInstanceOf(ProcessEngineException.class);
        assertThat(people.task(deal, "prepareDemo")).isNotNull();
    }

    @Test
    void whatTheRepTakesOverIsTheirsAndWaitsForNobody() {
        var task = people.task(deal, "prepareDemo").getId();

        engine.getTaskService().setAssignee(task, rep);
        assertThat(found("Waiting for others", rep)).isEmpty();
        assertThat(found("My tasks", rep)).containsExactly("prepareDemo");
        assertThat(found("My tasks", presales)).isEmpty();

        engine.getTaskService().setAssignee(task, presales);
        assertThat(found("Waiting for others", rep)).containsExactly("prepareDemo");
        people.demoPrepared(deal, presales);
        assertThat(found("My tasks", rep)).containsExactly("recordDemo");
    }

    @Test
    void itGoesToTheNewRepWithTheDeal() {
        var other = new DealFixture(jdbc).person("REP", team);

        book.handOver(deal, other, manager);

        assertThat(found("Waiting for others", other)).containsExactly("prepareDemo");
        assertThat(found("Waiting for others", rep)).isEmpty();
    }

    @Test
    void whatIsDueAndLateStandsInFiltersOfItsOwn() {
        var task = people.task(deal, "prepareDemo");
        var today = Timestamp.valueOf(LocalDate.now().atTime(18, 0));
        engine.getTaskService().setDueDate(task.getId(), today);

        assertThat(found("Due today", presales)).containsExactly("prepareDemo");
        assertThat(found("Overdue", presales)).isEmpty();
        assertThat(found("Due today in the team", manager)).containsExactly("prepareDemo");

        engine.getTaskService().setDueDate(task.getId(), Timestamp.valueOf(today.toLocalDateTime().minusDays(1)));
        assertThat(found("Due today", presales)).isEmpty();
        assertThat(found("Overdue", presales)).containsExactly("prepareDemo");
        assertThat(found("Overdue in the team", manager)).containsExactly("prepareDemo");
    }

    @Test
    void eachRoleSeesItsOwnFiltersOnly() {
        assertThat(filters(rep)).containsExactlyInAnyOrder("My tasks", "Due today", "Overdue", "Waiting for others", "Unassigned", "My team's tasks");
        assertThat(filters(manager)).containsExactlyInAnyOrder("My tasks", "To decide", "Due today in the team", "Overdue in the team", "Waiting for others",
                "Unassigned", "My team's tasks");
    }

    private List<String> filters(String login) {
        return as(login, () -> engine.getFilterService().createTaskFilterQuery().listPage(0, 50).stream().map(filter -> filter.getName()).toList());
    }

    private List<String> found(String filter, String login) {
        return as(login, () -> {
            var id = engine.getFilterService().createTaskFilterQuery().filterName(filter).singleResult().getId();
            Stream<Task> tasks = engine.getFilterService().<Task, TaskQuery>listPage(id, engine.getTaskService().createTaskQuery(), 0, 15).stream();
            return tasks.map(Task::getTaskDefinitionKey).toList();
        });
    }

    private <T> T as(String login, Supplier<T> asked) {
        people.logIn(login);
        try {
            return asked.get();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }
}
