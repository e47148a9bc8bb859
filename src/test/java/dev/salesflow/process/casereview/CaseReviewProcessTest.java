package dev.salesflow.process.casereview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salesflow.SalesflowTest;
import dev.salesflow.TestClock;
import dev.salesflow.coaching.TestDeals;
import dev.salesflow.coaching.TestTeam;
import dev.salesflow.customer.TestPeople;
import dev.salesflow.identity.People;
import dev.salesflow.identity.PeopleDesk;
import dev.salesflow.identity.PersonData;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.approach.ApproachBook;
import dev.salesflow.nurturing.approach.ApproachReview;
import dev.salesflow.process.engine.access.EngineGroups;
import dev.salesflow.review.CaseReviewBook;
import dev.salesflow.review.ReviewsByHand;
import dev.salesflow.review.action.ActionBook;
import dev.salesflow.review.action.ActionView;
import dev.salesflow.review.action.ActionWish;
import dev.salesflow.review.schedule.ReviewSchedule;
import dev.salesflow.review.schedule.ReviewSchedules;
import dev.salesflow.review.schedule.Rhythm;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@SalesflowTest
class CaseReviewProcessTest {

    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;
    @Autowired Viewers viewers;
    @Autowired People people;
    @Autowired PeopleDesk desk;
    @Autowired CaseReviewBook reviews;
    @Autowired ReviewSchedules schedules;
    @Autowired ActionBook actions;
    @Autowired ApproachBook approaches;
    @Autowired TaskService tasks;
    @Autowired FormService forms;
    @Autowired RuntimeService runtime;
    @Autowired HistoryService history;
    @Autowired RepositoryService repository;
    @Autowired BeanFactory beans;

    TestPeople made;
    TestTeam team;
    UUID customer;

    @BeforeEach
    void aTeamWithACase() {
        made = new TestPeople(jdbc);
        team = TestTeam.with(made);
        customer = new TestDeals(jdbc, clock).customer(team.rep(), "A");
    }

    @AfterEach
    void theClockGoesRight() {
        clock.reset();
    }

    @Test
    void theManagerGetsItAsATaskWithItsAgendaPrepared() {
        var review = start();

        assertThat(task(review)).satisfies(task -> {
            assertThat(task.getTaskDefinitionKey()).isEqualTo("holdReview");
            assertThat(task.getAssignee()).isEqualTo(team.manager());
            assertThat(day(task)).isEqualTo(reviews.find(review).periodTo());
        });
        assertThat(groups(review)).contains(EngineGroups.managersOf(team.team()));
        assertThat(reviews.find(review).cases()).isEqualTo(1);
        assertThat(String.valueOf(forms.getTaskFormVariables(task(review).getId()).get("reviewPage"))).isEqualTo("/reviews/" + review);
    }

    @Test
    void completedInTasklistItIsHeldAndEachActionBecomesATaskOfItsOwner() {
        var review = start();
        var due = LocalDate.now(clock).plusDays(3);
        var mine = agree(review, team.rep(), due);
        var others = agree(review, team.colleague(), due.plusDays(1));
        assertThat(task(mine)).as("not before the review is closed").isNull();

        assertThatThrownBy(() -> complete(review, Map.of("conclusion", "Fine"))).hasStackTraceContaining("review.undecided");
        reviews.draft(viewers.of(team.manager()), review, "Two A deals are hollow");
        assertThat(forms.getTaskFormVariables(task(review).getId()).get("conclusion")).isEqualTo("Two A deals are hollow");
        complete(review, Map.of("sure", true));

        assertThat(reviews.find(review)).satisfies(held -> {
            assertThat(held.state()).isEqualTo("HELD");
            assertThat(held.conclusion()).isEqualTo("Two A deals are hollow");
        });
        assertThat(instances(review)).isZero();
        assertThat(task(mine)).satisfies(task -> {
            assertThat(task.getAssignee()).isEqualTo(team.rep());
            assertThat(day(task)).isEqualTo(due);
        });
        assertThat(task(others).getAssignee()).isEqualTo(team.colleague());
    }

    @Test
    void closedOnItsPageTheTaskGoesAndTheActionsAreHandedOutOnce() {
        var review = start();
        var action = agree(review, team.rep(), LocalDate.now(clock));

        reviews.close(viewers.of(team.manager()), review, null, true);

        assertThat(instances(review)).isZero();
        assertThat(instances(action)).isOne();
        assertThatThrownBy(() -> reviews.close(viewers.of(team.manager()), review, null, true)).isInstanceOf(Refusal.class).hasMessage("review.over");
        assertThat(instances(action)).isOne();
    }

    @Test
    void closedAlthoughItsProcessIsGoneItHandsOutTheActionsAllTheSame() {
        var review = start();
        var action = agree(review, team.rep(), LocalDate.now(clock));
        runtime.deleteProcessInstance(task(review).getProcessInstanceId(), "in Cockpit");

        reviews.close(viewers.of(team.manager()), review, null, true);

        assertThat(task(action)).isNotNull();
    }

    @Test
    void theOwnerTellsHowMuchIsDoneAndTheNextReviewGivesTheMarkByTheTable() {
        var action = handedOut();
        assertThatThrownBy(() -> complete(action, Map.of("percent", 1000))).hasRootCauseInstanceOf(Refusal.class);
        complete(action, Map.of("percent", 95, "outcome", "They want a second case"));
        assertThat(instances(action)).isZero();
        clock.advance(Duration.ofDays(7));

        var next = start();
        assertThat(actions.earlier(next)).singleElement().satisfies(reported -> {
            assertThat(reported.state()).isEqualTo("DONE");
            assertThat(reported.percent()).isEqualTo(95);
            assertThat(reported.outcome()).isEqualTo("They want a second case");
        });
        settle(next, action, CaseReviewBook.Word.ACCEPT, 110);

        assertThat(actions.earlier(next)).singleElement().satisfies(accepted -> {
            assertThat(accepted.mark()).isEqualTo("GOOD");
            assertThat(accepted.acceptedPercent()).isEqualTo(110);
            assertThat(accepted.ruleRow()).isEqualTo(2);
            assertThat(accepted.noteEn()).isEqualTo("100 % and more");
        });
        assertThatThrownBy(() -> settle(next, action, CaseReviewBook.Word.ACCEPT, 120)).isInstanceOf(Refusal.class).hasMessage("review.action.over");
        reviews.close(viewers.of(team.manager()), next, null, true);
        clock.advance(Duration.ofDays(7));
        assertThat(actions.earlier(start())).as("settled, and so not asked about again").isEmpty();
    }

    @Test
    void theNextReviewOpensWithTheUnfinishedOnesWhichAreAcceptedPutOffOrGivenUp() {
        var first = start();
        var done = agree(first, team.rep(), LocalDate.now(clock));
        var later = agree(first, team.rep(), LocalDate.now(clock));
        var never = agree(first, team.rep(), LocalDate.now(clock));
        reviews.close(viewers.of(team.manager()), first, null, true);
        clock.advance(Duration.ofDays(7));
        var next = start();
        assertThat(actions.earlier(next)).extracting(ActionView::id).containsExactlyInAnyOrder(done, later, never);

        settle(next, done, CaseReviewBook.Word.ACCEPT, 60);
        var day = LocalDate.now(clock).plusDays(5);
        reviews.settle(viewers.of(team.manager()), next, later, CaseReviewBook.Word.POSTPONE, null, day);
        settle(next, never, CaseReviewBook.Word.DROP, null);

        assertThat(List.of(instances(done), instances(later), instances(never))).containsExactly(0L, 1L, 0L);
        assertThat(day(task(later))).isEqualTo(day);
        reviews.close(viewers.of(team.manager()), next, null, true);
        assertThat(reviews.meeting(viewers.of(team.rep()), next).earlier()).as("the minutes keep all three").extracting(ActionView::state)
                .containsExactlyInAnyOrder("ACCEPTED", "ISSUED", "DROPPED");
    }

    @Test
    void anotherApproachNeedsWordsAndBecomesTheRepsTaskWhenItCloses() {
        var review = start();
        var one = reviews.meeting(viewers.of(team.manager()), review).cases().get(0);
        assertThatThrownBy(() -> reviews.decide(viewers.of(team.manager()), review, one.id(), "CHANGE_APPROACH", " ", null, new Refusals()))
                .isInstanceOf(Refusal.class).hasMessage("note: review.approachWithoutNote");
        reviews.decide(viewers.of(team.manager()), review, one.id(), "CHANGE_APPROACH", "Bring presales along", null, new Refusals());
        assertThat(approaches.latest(customer)).isEmpty();

        complete(review, Map.of());

        var agreed = approaches.latest(customer).orElseThrow();
        assertThat(agreed).returns("Bring presales along", ApproachReview::approach).returns(team.manager(), ApproachReview::decidedBy);
        assertThat(task(agreed.id())).returns("applyApproach", Task::getTaskDefinitionKey).returns(team.rep(), Task::getAssignee);
        assertThat(forms.getTaskFormVariables(task(agreed.id()).getId()).get("cause")).as("nobody asked for one, so the form hides it").isEqualTo("");
    }

    @Test
    void cancelledTheTaskGoesAndNothingIsHandedOut() {
        var review = start();
        var action = agree(review, team.rep(), LocalDate.now(clock));

        reviews.cancel(viewers.of(team.manager()), review, "on leave");

        assertThat(instances(review)).isZero();
        assertThat(instances(action)).isZero();
        assertThat(reviews.find(review).state()).isEqualTo("CANCELLED");
        assertThat(actions.find(action)).map(one -> one.state().toString()).contains("DROPPED");
    }

    @Test
    void aRepHasOneReviewForAPeriodHoweverOftenItIsAskedFor() {
        var manager = viewers.of(team.manager());
        var asked = List.of(CompletableFuture.supplyAsync(() -> reviews.start(manager, team.rep())), CompletableFuture.supplyAsync(() -> reviews.start(manager, team.rep())));
        var ids = asked.stream().map(CompletableFuture::join).collect(Collectors.toSet());

        assertThat(ids).hasSize(1).contains(reviews.start(manager, team.rep()));
        var id = ids.iterator().next();
        assertThat(instances(id)).isOne();
        reviews.close(manager, id, null, true);
        assertThatThrownBy(() -> reviews.start(manager, team.rep())).isInstanceOf(Refusal.class).hasMessage("rep: review.heldAlready");
    }

    @Test
    void theScheduleOpensThemForEachRepOnItsDayAndNeverTwice() {
        var monday = Rhythm.WEEKLY.of(LocalDate.now(clock)).from().plusWeeks(1);
        clock.advance(Duration.between(clock.instant(), monday.atTime(9, 0).atZone(clock.getZone()).toInstant()));
        schedules.set(viewers.of(team.manager()), new ReviewSchedule(team.team(), Rhythm.WEEKLY, 3, true, 10, 10, 0));
        var byHand = new ReviewsByHand(beans);
        byHand.open();
        assertThat(opened()).isZero();
        clock.advance(Duration.ofDays(2));

        byHand.open();
        byHand.open();

        assertThat(opened()).isEqualTo(2);
        var review = jdbc.sql("select id from case_review where rep_login = ?").param(team.rep()).query(UUID.class).single();
        assertThat(task(review).getAssignee()).isEqualTo(team.manager());
        reviews.cancel(viewers.of(team.manager()), review, "holidays");
        byHand.open();
        assertThat(opened()).as("a cancelled one is not opened again by itself").isEqualTo(2);
        clock.advance(Duration.ofDays(7));
        byHand.open();
        assertThat(opened()).as("the colleague's is still open").isEqualTo(3);
    }

    @Test
    void itGoesToTheNewManagerWhenTheRepMoves() {
        var review = start();
        var action = handedOutTo(team.colleague());
        var other = made.team();
        var manager = made.person(Role.MANAGER, other);

        move(team.rep(), other);
        move(team.colleague(), other);

        assertThat(task(review).getAssignee()).isEqualTo(manager);
        assertThat(groups(review)).containsExactly(EngineGroups.managersOf(other));
        assertThat(groups(action)).containsExactly(EngineGroups.managersOf(other));
    }

    @Test
    void whoLeavesHandsOverWhatTheyHoldAndTheirOwnReviewEnds() {
        var review = start();
        var action = handedOutTo(team.colleague());
        var admin = viewers.of(made.person(Role.ADMIN, null));
        var heir = made.person(Role.MANAGER, team.team());

        desk.disable(admin, team.manager(), heir);
        desk.disable(admin, team.colleague(), team.rep());

        assertThat(task(review).getAssignee()).isEqualTo(heir);
        assertThat(task(action).getAssignee()).isEqualTo(team.rep());
        desk.disable(admin, team.rep(), heir);
        assertThat(reviews.find(review).state()).isEqualTo("CANCELLED");
        assertThat(instances(review)).isZero();
        assertThat(task(action).getAssignee()).isEqualTo(heir);
    }

    @Test
    void everyFlowNodeIsVisited() {
        var review = start();
        var action = agree(review, team.rep(), LocalDate.now(clock));
        complete(review, Map.of("sure", true));
        complete(action, Map.of("percent", 100));
        clock.advance(Duration.ofDays(7));
        var onPage = start();
        reviews.close(viewers.of(team.manager()), onPage, null, true);
        clock.advance(Duration.ofDays(7));
        var cancelled = start();
        reviews.cancel(viewers.of(team.manager()), cancelled, "enough");

        var visited = new HashSet<String>();
        for (var id : List.of(review, action, onPage, cancelled)) {
            visited.addAll(history.createHistoricActivityInstanceQuery().processInstanceId(history.createHistoricProcessInstanceQuery()
                            .processInstanceBusinessKey(id.toString()).singleResult().getId()).list().stream()
                    .map(HistoricActivityInstance::getActivityId).collect(Collectors.toSet()));
        }
        var definition = repository.createProcessDefinitionQuery().processDefinitionKey("case-review").latestVersion().singleResult();
        assertThat(visited).containsAll(repository.getBpmnModelInstance(definition.getId()).getModelElementsByType(FlowNode.class).stream().map(FlowNode::getId).toList());
    }

    private UUID handedOut() {
        return handedOutTo(team.rep());
    }

    /** Agreed in the colleague's review where the rep's own is not to be touched. */
    private UUID handedOutTo(String owner) {
        var review = reviews.start(viewers.of(team.manager()), owner);
        var action = agree(review, owner, LocalDate.now(clock));
        reviews.close(viewers.of(team.manager()), review, null, true);
        return action;
    }

    private UUID start() {
        return reviews.start(viewers.of(team.manager()), team.rep());
    }

    private UUID agree(UUID review, String owner, LocalDate due) {
        return reviews.agree(viewers.of(team.manager()), review, new ActionWish(UUID.randomUUID().toString(), null, "Send the case", owner, due));
    }

    private void settle(UUID review, UUID action, CaseReviewBook.Word word, Integer percent) {
        reviews.settle(viewers.of(team.manager()), review, action, word, percent, null);
    }

    private long opened() {
        return jdbc.sql("select count(*) from case_review where rep_login in (?, ?)").params(team.rep(), team.colleague()).query(Long.class).single();
    }

    private void move(String login, UUID to) {
        var person = people.require(login);
        desk.change(viewers.of(made.person(Role.ADMIN, null)), login, person.version(), new PersonData(person.name(), person.email(), person.role(), to, person.language()));
    }

    private void complete(UUID record, Map<String, Object> typed) {
        forms.submitTaskForm(task(record).getId(), new LinkedHashMap<>(typed));
    }

    private LocalDate day(Task task) {
        return task.getDueDate().toInstant().atZone(clock.getZone()).toLocalDate();
    }

    private Task task(UUID record) {
        return tasks.createTaskQuery().processInstanceBusinessKey(record.toString()).singleResult();
    }

    private List<String> groups(UUID record) {
        return tasks.getIdentityLinksForTask(task(record).getId()).stream().map(link -> link.getGroupId()).filter(Objects::nonNull).toList();
    }

    private long instances(UUID id) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(id.toString()).count();
    }
}
