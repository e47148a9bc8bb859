package dev.salesflow.process.nextaction;

import static dev.salesflow.nurturing.ContactFixture.call;
import static dev.salesflow.nurturing.ContactFixture.withNext;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salesflow.SalesflowTest;
import dev.salesflow.TestClock;
import dev.salesflow.identity.People;
import dev.salesflow.identity.PeopleDesk;
import dev.salesflow.identity.PersonData;
import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.ContactBook;
import dev.salesflow.nurturing.ContactResult;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.process.engine.access.EngineGroups;
import dev.salesflow.shared.Refusal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@SalesflowTest
class NextActionProcessTest {

    @Autowired ContactBook contacts;
    @Autowired Viewers viewers;
    @Autowired People people;
    @Autowired PeopleDesk desk;
    @Autowired TaskService tasks;
    @Autowired FormService forms;
    @Autowired HistoryService history;
    @Autowired IdentityService identities;
    @Autowired BeanFactory beans;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;

    UUID team;
    String rep;
    String manager;
    UUID customer;
    LocalDate today = LocalDate.now();

    @BeforeEach
    void aRepWithACustomer() {
        var fixture = new DealFixture(jdbc);
        team = fixture.team();
        rep = fixture.person("REP", team);
        manager = fixture.person("MANAGER", team);
        customer = fixture.customer(rep);
        jdbc.sql("update customer set grade = 'A' where id = ?").param(customer).update();
    }

    @AfterEach
    void theClockGoesRight() {
        clock.reset();
    }

    @Test
    void anActionWaitsAsARowAndBecomesATaskOfItsOwnerOnItsDay() {
        var action = agreed(today.plusDays(2));
        pickUp();
        assertThat(task(action)).isNull();

        clock.advance(Duration.ofDays(2));
        pickUp();

        var task = task(action);
        assertThat(task.getAssignee()).isEqualTo(rep);
        assertThat(task.getDueDate().toInstant()).isEqualTo(today.plusDays(2).atTime(18, 0).atZone(clock.getZone()).toInstant());
        assertThat(task.getPriority()).isEqualTo(100 * (50 + 40));
        assertThat(tasks.getIdentityLinksForTask(task.getId())).extracting(link -> link.getGroupId()).contains(EngineGroups.managersOf(team));
    }

    @Test
    void itBecomesOneTaskHoweverOftenAndOnHoweverManyNodesItIsLookedFor() {
        var actions = Stream.generate(() -> agreed(today)).limit(30).toList();

        CompletableFuture.allOf(CompletableFuture.runAsync(this::pickUp), CompletableFuture.runAsync(this::pickUp)).join();
        pickUp();

        assertThat(actions).allSatisfy(action -> assertThat(history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(action.toString()).count()).isOne());
    }

    @Test
    void theContactRecordedInTasklistCompletesItAndBringsTheNextOne() {
        var action = due();

        submit(action, Map.of("outcome", "contacted", "way", "PHONE", "said", "The budget is there",
                "nextAction", "Send the quotation", "nextDue", today.plusDays(3).toString()));

        assertThat(contacts.get(action).result()).isEqualTo(ContactResult.DONE);
        assertThat(jdbc.sql("select said, next_action, next_owner, recorded_by from contact_record where customer_id = ? and id <> ?")
                .params(customer, action).query().singleRow()).containsExactlyInAnyOrderEntriesOf(Map.of(
                        "said", "The budget is there", "next_action", "Send the quotation", "next_owner", rep, "recorded_by", rep));
        assertThat(isOver(action)).isTrue();
    }

    @Test
    void aContactRecordedInTasklistSaysWhenItWasAndNeverInTheFuture() {
        var action = due();
        var contact = Map.of("outcome", "contacted", "way", "PHONE", "said", "Yes", "objection", "No time", "answer", "Two hours are enough");

        assertThatThrownBy(() -> submit(action, with(contact, "heldAt", today.plusDays(1) + "T09:00")))
                .hasRootCauseInstanceOf(Refusal.class).hasRootCauseMessage("heldAt: contactRecord.inFuture");
        submit(action, with(contact, "heldAt", today.minusDays(2) + "T16:05"));

        assertThat(jdbc.sql("select held_on || objection || answer from contact_record where customer_id = ? and id <> ?").params(customer, action)
                .query(String.class).single()).isEqualTo(today.minusDays(2) + "No timeTwo hours are enough");
    }

    private static Map<String, Object> with(Map<String, String> typed, String field, String value) {
        var all = new HashMap<String, Object>(typed);
        all.put(field, value);
        return all;
    }

    @Test
    void itIsDoneOrFailedWithoutAContactToo() {
        var done = due();
        var failed = due();

        submit(done, Map.of("outcome", "done"));
        submit(failed, Map.of("outcome", "failed"));

        assertThat(contacts.get(done).result()).isEqualTo(ContactResult.DONE);
        assertThat(contacts.get(failed).result()).isEqualTo(ContactResult.FAILED);
    }

    @Test
    void aNextActionWithoutADayIsRefusedBesideItsFieldAndTheTaskStays() {
        var action = due();

        assertThatThrownBy(() -> submit(action, Map.of("outcome", "contacted", "way", "PHONE", "said", "Yes", "nextAction", "Call")))
                .hasRootCauseInstanceOf(Refusal.class).hasRootCauseMessage("nextDue: nextAction.noDay");

        assertThat(task(action)).isNotNull();
        assertThat(contacts.get(action).isOpen()).isTrue();
    }

    @Test
    void whatIsPostponedInTasklistComesBackOnItsNewDay() {
        var action = due();

        submit(action, Map.of("outcome", "later", "nextDue", today.plusDays(1).toString()));
        pickUp();
        assertThat(task(action)).isNull();
        clock.advance(Duration.ofDays(1));
        pickUp();

        assertThat(task(action).getAssignee()).isEqualTo(rep);
    }

    @Test
    void whatIsClosedOrPostponedOnAPageIsNoTaskAnyLonger() {
        var closed = due();
        var postponed = due();

        contacts.close(closed, ContactResult.DONE, viewers.of(rep));
        contacts.postpone(postponed, today.plusDays(4), viewers.of(rep));

        assertThat(isOver(closed)).isTrue();
        assertThat(isOver(postponed)).isTrue();
        assertThat(contacts.get(postponed).isOpen()).isTrue();
    }

    @Test
    void whatIsHandedOverIsTheOthersTask() {
        var action = due();

        contacts.handOver(action, manager, viewers.of(rep));

        assertThat(task(action).getAssignee()).isEqualTo(manager);
    }

    @Test
    void whoeverChangesTeamsIsLedByTheNewOnesManagersInTheirTasksToo() {
        var action = due();
        var fixture = new DealFixture(jdbc);
        var newTeam = fixture.team();
        var person = people.require(rep);

        desk.change(viewers.of(fixture.person("ADMIN", null)), rep, person.version(),
                new PersonData(person.name(), null, person.role(), newTeam, null));

        assertThat(tasks.getIdentityLinksForTask(task(action).getId())).extracting(link -> link.getGroupId())
                .contains(EngineGroups.managersOf(newTeam)).doesNotContain(EngineGroups.managersOf(team));
    }

    @Test
    void everyNodeOfTheModelWasVisited() {
        var done = due();
        var closed = due();
        submit(done, Map.of("outcome", "done"));
        contacts.close(closed, ContactResult.DONE, viewers.of(rep));

        var visited = Stream.of(done, closed).flatMap(action -> history.createHistoricActivityInstanceQuery()
                .processInstanceId(history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(action.toString()).singleResult().getId())
                .list().stream()).map(activity -> activity.getActivityId()).toList();

        assertThat(visited).contains("actionDue", "recordContact", "actionTaken", "actionClosed", "taskWithdrawn");
    }

    private UUID agreed(LocalDate due) {
        return contacts.record(withNext(call(customer), rep, due), viewers.of(rep)).id();
    }

    private UUID due() {
        var action = agreed(today);
        pickUp();
        assertThat(task(action)).isNotNull();
        return action;
    }

    private void pickUp() {
        new DueActionsByHand(beans).run();
    }

    private Task task(UUID action) {
        return tasks.createTaskQuery().processInstanceBusinessKey(action.toString()).singleResult();
    }

    private boolean isOver(UUID action) {
        return task(action) == null && history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(action.toString()).unfinished().count() == 0;
    }

    private void submit(UUID action, Map<String, Object> values) {
        identities.setAuthentication(rep, List.of("rep"));
        try {
            forms.submitTaskForm(task(action).getId(), values);
        } finally {
            identities.clearAuthentication();
        }
    }
}
