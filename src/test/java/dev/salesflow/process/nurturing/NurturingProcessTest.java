package dev.salesflow.process.nurturing;

import static dev.salesflow.nurturing.ContactFixture.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salesflow.SalesflowTest;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.identity.People;
import dev.salesflow.identity.PeopleDesk;
import dev.salesflow.identity.PersonData;
import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.ContactBook;
import dev.salesflow.nurturing.approach.ApproachBook;
import dev.salesflow.nurturing.approach.ApproachReview;
import dev.salesflow.nurturing.cadence.ContactPlans;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.process.engine.access.EngineGroups;
import dev.salesflow.shared.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@SalesflowTest
class NurturingProcessTest {

    @Autowired DueContactPickUp pickUp;
    @Autowired ContactBook contacts;
    @Autowired ContactPlans plans;
    @Autowired ApproachBook approaches;
    @Autowired CustomerBook customers;
    @Autowired OpportunityBook deals;
    @Autowired Viewers viewers;
    @Autowired People people;
    @Autowired PeopleDesk desk;
    @Autowired TaskService tasks;
    @Autowired FormService forms;
    @Autowired HistoryService history;
    @Autowired IdentityService identities;
    @Autowired JdbcClient jdbc;

    DealFixture fixture;
    UUID team;
    String rep;
    String manager;
    UUID customer;
    LocalDate today = LocalDate.now();

    @BeforeEach
    void aRepWithACustomer() {
        fixture = new DealFixture(jdbc);
        team = fixture.team();
        rep = fixture.person("REP", team);
        manager = fixture.person("MANAGER", team);
        customer = graded("B");
    }

    @Test
    void theMostUrgentDueContactsAreTasksAsManyADayAsTheTableAllowsAndNotOneMore() {
        var twelve = Stream.generate(() -> due("C", 3)).limit(12).toList();
        var near = due("A", 1);

        CompletableFuture.allOf(CompletableFuture.runAsync(pickUp::pickUp), CompletableFuture.runAsync(pickUp::pickUp)).join();
        assertThat(tasks.createTaskQuery().taskAssignee(rep).taskDefinitionKey("contactCustomer").count()).isEqualTo(8);
        assertThat(task(near).getAssignee()).isEqualTo(rep);
        contacts.record(call(near), viewers.of(rep));
        pickUp.pickUp();

        assertThat(task(near)).isNull();
        assertThat(twelve.stream().filter(one -> task(one) != null)).hasSize(7);
    }

    @Test
    void aDueContactIsRecordedInTasklistAndTheNextOneIsPlanned() {
        start(customer);

        submit(customer, rep, Map.of("outcome", "contacted", "way", "PHONE", "said", "They move next month",
                "nextAction", "Call again", "nextDue", today.plusDays(5).toString()));

        assertThat(isOver(customer)).isTrue();
        assertThat(plans.of(customer).orElseThrow()).returns(today, plan -> plan.lastOn()).returns(today.plusDays(14), plan -> plan.dueOn());
        assertThat(jdbc.sql("select said || next_action || result from contact_record where customer_id = ?").param(customer).query(String.class).list())
                .containsExactly("They move next monthCall againOPEN");
    }

    @Test
    void aContactWrittenDownTheNextDayCountsFromWhenItWasHeldWithObjectionAndAnswer() {
        start(customer);
        submit(customer, rep, Map.of("outcome", "contacted", "way", "VISIT", "said", "They compare prices", "heldAt", today.minusDays(1) + "T09:30",
                "objection", "Too dear", "answer", "It pays within a year"));

        assertThat(plans.of(customer).orElseThrow()).returns(today.minusDays(1), plan -> plan.lastOn()).returns(today.plusDays(13), plan -> plan.dueOn());
        assertThat(jdbc.sql("select objection || ': ' || answer || extract(hour from held_at at time zone ?) from contact_record where customer_id = ?")
                .params(ZoneId.systemDefault().getId(), customer).query(String.class).list()).containsExactly("Too dear: It pays within a year9");
    }

    @Test
    void aFormOpenedLongBeforeTheCallProposesNoMomentThatWouldMakeItsRecordLate() {
        start(customer);
        assertThat(forms.getTaskFormVariables(task(customer).getId())).doesNotContainKey("heldAt");

        submit(customer, rep, Map.of("outcome", "contacted", "way", "PHONE", "said", "They compare prices", "heldAt", ""));

        assertThat(jdbc.sql("select held_at = recorded_at from contact_record where customer_id = ?").param(customer).query(Boolean.class).single()).isTrue();
    }

    @Test
    void nobodyReachedIsAContactThatFailed() {
        start(customer);

        submit(customer, rep, Map.of("outcome", "failed", "way", "PHONE", "said", "Nobody answers"));

        assertThat(jdbc.sql("select result from contact_record where customer_id = ?").param(customer).query(String.class).list()).containsExactly("FAILED");
        assertThat(isOver(customer)).isTrue();
    }

    @Test
    void aCustomerThatGoesToAnotherRepIsNoTaskOfTheFormerOneAnyMore() {
        start(customer);

        customers.assign(customer, fixture.person("REP", team), manager);

        assertThat(isOver(customer)).isTrue();
    }

    @Test
    void afterThreeContactsWithoutProgressTheManagersAreAskedOnce() {
        contact(2);
        assertThat(approaches.latest(customer)).isEmpty();

        contact(2);

        var review = review();
        assertThat(review).returns(3, ApproachReview::fruitless).returns(ApproachReview.State.OPEN, ApproachReview::state);
        assertThat(tasks.getIdentityLinksForTask(task(review.id()).getId())).extracting(link -> link.getGroupId()).contains(EngineGroups.managersOf(team));
        assertThat(jdbc.sql("select count(*) from approach_review where customer_id = ?").param(customer).query(Integer.class).single()).isOne();
        assertThat(task(review.id()).getDueDate()).isNotNull();
    }

    @Test
    void progressBeforeTheThirdContactBeginsTheCountAnewAndLaterWithdrawsTheQuestion() {
        contact(2);
        customers.learn(customer, Map.of(CustomerField.NEED, "Planning on paper"), rep);
        contact(2);
        assertThat(approaches.latest(customer)).isEmpty();
        contact(1);
        var asked = review();

        deals.open(Opening.of(customer, UUID.randomUUID().toString()), rep);

        assertThat(approaches.get(asked.id()).state()).isEqualTo(ApproachReview.State.WITHDRAWN);
        assertThat(isOver(asked.id())).isTrue();
    }

    @Test
    void whomAndHowToReachIsNoProgressAndNeitherCountsAnewNorWithdrawsTheQuestion() {
        contact(2);
        customers.learn(customer, Map.of(CustomerField.PHONE, "+86 21 5555 6666", CustomerField.WEBSITE, "https://example.test", CustomerField.NOTE, "Ring twice"), rep);
        contact(1);
        var asked = review();

        customers.learn(customer, Map.of(CustomerField.ADDRESS, "1 Main Street"), manager);
        assertThat(approaches.get(asked.id()).state()).isEqualTo(ApproachReview.State.OPEN);
        customers.learn(customer, Map.of(CustomerField.BUDGET_MAX, new BigDecimal("200000"), CustomerField.CURRENCY, "CNY"), rep);

        assertThat(approaches.get(asked.id()).state()).isEqualTo(ApproachReview.State.WITHDRAWN);
    }

    @Test
    void whoTheCustomerIsIsProgressAndOurOwnOrderIsNothing() {
        contact(3);
        var asked = review();

        customers.learn(customer, Map.of(CustomerField.EXTERNAL_ID, "X-" + customer), manager);
        assertThat(approaches.get(asked.id()).state()).isEqualTo(ApproachReview.State.OPEN);
        customers.learn(customer, Map.of(CustomerField.EMPLOYEES, 320), rep);

        assertThat(approaches.get(asked.id()).state()).isEqualTo(ApproachReview.State.WITHDRAWN);
    }

    @Test
    void anotherApproachBecomesTheRepsTaskAndTheContactTellsWhatCameOfIt() {
        contact(3);
        var review = review();

        submit(review.id(), manager, Map.of("cause", "The wrong person", "choice", "CHANGE", "approach", "Go to the finance manager"));
        assertThat(task(review.id())).returns(rep, Task::getAssignee).returns("applyApproach", Task::getTaskDefinitionKey);
        assertThat(plans.of(customer).orElseThrow()).returns(0, plan -> plan.fruitless()).returns("Go to the finance manager", plan -> plan.approach());
        submit(review.id(), rep, Map.of("way", "VISIT", "said", "He has money"));

        assertThat(approaches.get(review.id())).returns("He has money", ApproachReview::outcome).returns(manager, ApproachReview::decidedBy);
        assertThat(isOver(review.id())).isTrue();
        assertThat(timeline()).contains("approachReviewOpened", "approachChanged");
    }

    @Test
    void aContactRecordedOnAPageIsTheNewApproachTriedToo() {
        contact(3);
        var review = review();
        submit(review.id(), manager, Map.of("cause", "Too many calls", "choice", "CHANGE", "approach", "Visit"));

        contact(1);

        assertThat(isOver(review.id())).isTrue();
        assertThat(approaches.get(review.id()).outcome()).isNotNull();
    }

    @Test
    void aPauseLetsTheCustomerRestUntilItsDay() {
        contact(3);
        start(customer);

        submit(review().id(), manager, Map.of("cause", "Their plant moves", "choice", "PAUSE", "until", today.plusMonths(2).toString()));

        assertThat(isOver(review().id())).isTrue();
        assertThat(isOver(customer)).isTrue();
        assertThat(plans.of(customer).orElseThrow()).returns(today.plusMonths(2), plan -> plan.dueOn()).returns(today.plusMonths(2).plusDays(45), plan -> plan.lapseOn());
    }

    @Test
    void aReleaseGivesTheCustomerBackToEverybodyUnlessADealIsOpen() {
        contact(3);
        var review = review();
        jdbc.sql("insert into opportunity (id, customer_id, owner_login, stage, stage_entered_at, outcome, created_at, updated_at, version) "
                + "values (?, ?, ?, 'FIRST_VISIT', now(), 'OPEN', now(), now(), 1)").params(UUID.randomUUID(), customer, rep).update();
        var release = Map.<String, Object>of("cause", "Too small for us", "choice", "RELEASE");

        assertThatThrownBy(() -> submit(review.id(), manager, release)).hasRootCauseInstanceOf(Refusal.class).hasRootCauseMessage("choice: pool.openDeal");
        assertThat(approaches.get(review.id()).state()).isEqualTo(ApproachReview.State.OPEN);
        jdbc.sql("update opportunity set outcome = 'LOST', closed_on = current_date where customer_id = ?").param(customer).update();
        submit(review.id(), manager, release);

        assertThat(isOver(review.id())).isTrue();
        assertThat(customers.get(customer)).returns(null, one -> one.owner()).returns(today, one -> one.pooledOn());
    }

    @Test
    void whatIsMissingInADecisionIsToldBesideItsField() {
        contact(3);
        var review = review().id();

        assertThatThrownBy(() -> submit(review, manager, Map.of("cause", "x", "choice", "CHANGE"))).hasRootCauseMessage("approach: error.required");
        assertThatThrownBy(() -> submit(review, manager, Map.of("cause", "x", "choice", "PAUSE"))).hasRootCauseMessage("until: error.required");
        assertThatThrownBy(() -> submit(review, manager, Map.of("cause", "x", "choice", "PAUSE", "until", today.toString())))
                .hasRootCauseMessage("until: approach.pauseInPast");
        assertThat(approaches.get(review).state()).isEqualTo(ApproachReview.State.OPEN);
    }

    @Test
    void whoeverChangesTeamsIsLedByTheNewOnesManagersInTheseTasksToo() {
        contact(3);
        var newTeam = fixture.team();
        var person = people.require(rep);

        desk.change(viewers.of(fixture.person("ADMIN", null)), rep, person.version(), new PersonData(person.name(), null, person.role(), newTeam, null));

        assertThat(tasks.getIdentityLinksForTask(task(review().id()).getId())).extracting(link -> link.getGroupId())
                .contains(EngineGroups.managersOf(newTeam)).doesNotContain(EngineGroups.managersOf(team));
    }

    @Test
    void whatAReviewAgreesOnSettlesTheQuestionAndIsTheRepsTask() {
        contact(3);
        var asked = review();

        approaches.agree(customer, rep, "Invite the owner to a reference", manager);

        assertThat(approaches.get(asked.id()).state()).isEqualTo(ApproachReview.State.WITHDRAWN);
        assertThat(isOver(asked.id())).isTrue();
        var agreed = review();
        assertThat(task(agreed.id())).returns(rep, Task::getAssignee).returns("applyApproach", Task::getTaskDefinitionKey);
        assertThat(forms.getTaskFormVariables(task(agreed.id()).getId())).containsEntry("approach", "Invite the owner to a reference").containsEntry("cause", "");
        assertThat(plans.of(customer).orElseThrow()).returns(0, plan -> plan.fruitless()).returns("Invite the owner to a reference", plan -> plan.approach());
        assertThat(timeline()).contains("approachChanged");
        submit(agreed.id(), rep, Map.of("way", "VISIT", "said", "He will come"));
        assertThat(approaches.get(agreed.id())).returns("He will come", ApproachReview::outcome).returns(manager, ApproachReview::decidedBy);
    }

    @Test
    void everyNodeOfTheModelWasVisited() {
        start(customer);
        submit(customer, rep, Map.of("outcome", "failed", "way", "PHONE", "said", "Nobody answers"));
        contact(2);
        var changed = review().id();
        submit(changed, manager, Map.of("cause", "x", "choice", "CHANGE", "approach", "y"));
        submit(changed, rep, Map.of("way", "VISIT", "said", "z"));
        contact(2);
        var paused = review().id();
        submit(paused, manager, Map.of("cause", "x", "choice", "PAUSE", "until", today.plusDays(9).toString()));
        contact(3);
        var withdrawn = review().id();
        customers.learn(customer, Map.of(CustomerField.NEED, "Planning"), rep);
        approaches.agree(customer, rep, "y", manager);
        var agreed = review().id();

        var visited = Stream.of(customer, changed, paused, withdrawn, agreed).flatMap(record -> history.createHistoricActivityInstanceQuery()
                .processInstanceId(history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(record.toString()).singleResult().getId())
                .list().stream()).map(activity -> activity.getActivityId()).toList();

        assertThat(visited).contains("contactDue", "contactCustomer", "contactMade", "noProgressMade", "approachAgreed", "decideApproach", "isApproachChanged", "applyApproach",
                "approachTried", "customerRested", "contactSettled", "taskWithdrawn");
    }

    private UUID graded(String grade) {
        var id = fixture.customer(rep);
        jdbc.sql("update customer set grade = ? where id = ?").params(grade, id).update();
        return id;
    }

    private UUID due(String grade, int daysAgo) {
        var id = graded(grade);
        jdbc.sql("update contact_plan set due_on = ? where customer_id = ?").params(today.minusDays(daysAgo), id).update();
        return id;
    }

    private void start(UUID id) {
        jdbc.sql("update contact_plan set due_on = ? where customer_id = ?").params(today, id).update();
        pickUp.pickUp();
        assertThat(task(id)).isNotNull();
    }

    private void contact(int times) {
        Stream.generate(() -> call(customer)).limit(times).forEach(note -> contacts.record(note, viewers.of(rep)));
    }

    private ApproachReview review() {
        return approaches.latest(customer).orElseThrow();
    }

    private Task task(UUID record) {
        return tasks.createTaskQuery().processInstanceBusinessKey(record.toString()).singleResult();
    }

    private boolean isOver(UUID record) {
        return task(record) == null && history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(record.toString()).unfinished().count() == 0;
    }

    private List<String> timeline() {
        return jdbc.sql("select kind from timeline_entry where customer_id = ?").param(customer).query(String.class).list();
    }

    private void submit(UUID record, String login, Map<String, Object> values) {
        identities.setAuthentication(login, login.equals(manager) ? List.of("manager", EngineGroups.managersOf(team)) : List.of("rep"));
        try {
            forms.submitTaskForm(task(record).getId(), values);
        } finally {
            identities.clearAuthentication();
        }
    }
}
