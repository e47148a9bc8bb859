package dev.salesflow.process.coaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salesflow.SalesflowTest;
import dev.salesflow.TestClock;
import dev.salesflow.coaching.CoachingBook;
import dev.salesflow.coaching.CoachingKind;
import dev.salesflow.coaching.CoachingStep;
import dev.salesflow.coaching.CoachingTopic;
import dev.salesflow.coaching.CoachingView;
import dev.salesflow.coaching.Finding;
import dev.salesflow.coaching.TestDeals;
import dev.salesflow.coaching.TestTeam;
import dev.salesflow.company.WorkingCalendar;
import dev.salesflow.customer.TestPeople;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.Refusal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@SalesflowTest
class CoachingProcessTest {

    @Autowired
    JdbcClient jdbc;
    @Autowired
    TestClock clock;
    @Autowired
    WorkingCalendar calendar;
    @Autowired
    Viewers viewers;
    @Autowired
    CoachingBook coachings;
    @Autowired
    TaskService tasks;
    @Autowired
    FormService forms;
    @Autowired
    RuntimeService runtime;
    @Autowired
    HistoryService history;
    @Autowired
    ManagementService management;
    @Autowired
    RepositoryService repository;

    TestDeals deals;
    TestTeam team;

    @BeforeEach
    void makeTeam() {
        deals = new TestDeals(jdbc, clock);
        team = TestTeam.thatLosesDeals(new TestPeople(jdbc), deals);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void aFiredRowLeadsThroughTheFiveStepsASecondRoundAndAFinding() {
        coachings.check(viewers.of(team.manager()));
        var id = running();

        completeRound(id);
        complete(id, "reviewGoals", team.manager(), review("REPEAT", null));
        assertThat(coachings.find(id).round()).isEqualTo(2);
        completeRound(id);
        complete(id, "reviewGoals", team.manager(), review("FINISH", "UNTRAINED"));

        var coaching = coachings.find(id);
        assertThat(coaching.state()).isEqualTo("FINISHED");
        assertThat(coaching.finding()).isEqualTo(Finding.UNTRAINED);
        assertThat(coaching.outcome()).isEqualTo("Course on negotiating in December");
        assertThat(shown(id, "shownNextStep")).isEqualTo("Course on negotiating in December");
        assertThat(task(id).getDueDate().toInstant().atZone(clock.getZone()).toLocalDate()).isEqualTo(LocalDate.now(clock).plusDays(14));
        complete(id, "takeNextStep", team.rep(), Map.of("came", "Passed with 80"));
        assertThat(coachings.steps(id)).extracting(CoachingView.Step::step).containsExactly(
                CoachingStep.OBSERVE, CoachingStep.FEEDBACK, CoachingStep.DEMONSTRATE, CoachingStep.PREPARE, CoachingStep.REVIEW,
                CoachingStep.OBSERVE, CoachingStep.FEEDBACK, CoachingStep.DEMONSTRATE, CoachingStep.PREPARE, CoachingStep.REVIEW, CoachingStep.NEXT_STEP);
        assertThat(coachings.steps(id)).extracting(CoachingView.Step::round).containsExactly(1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2);
        assertThat(instances(id)).isZero();
    }

    @Test
    void keepsWhatWasTypedInTheFormsOrderAndMakesNoVariableOfIt() {
        var id = start(CoachingKind.SMALL);
        var deal = deals.open(team.rep(), Stage.DEMO, 1);
        var typed = observed();
        typed.put("opportunity", deal.toString());

        complete(id, "observeVisit", team.manager(), typed);

        var step = coachings.steps(id).get(0);
        assertThat(step.doneBy()).isEqualTo(team.manager());
        assertThat(step.notes()).containsEntry("seen", "Opened the system after two minutes")
                .containsEntry("customerSpoke", false)
                .containsEntry("nextActionAgreed", true);
        assertThat(step.notes().get("opportunity").toString()).startsWith("Customer ");
        assertThat(step.notes().keySet()).startsWith("opportunity", "visitedOn", "goalWritten").endsWith("seen");
        assertThat(runtime.getVariables(task(id).getProcessInstanceId()).keySet())
                .containsExactlyInAnyOrder("owner", "coach", "managerGroup", "dealsAreLarge");
    }

    @Test
    void aLargeDealBeginsWithAPlan() {
        var id = start(CoachingKind.LARGE);

        complete(id, "planVisit", team.manager(), Map.of("skill", "asking for the budget", "goal", "the customer names a range", "lead", "REP"));

        assertThat(task(id).getTaskDefinitionKey()).isEqualTo("observeVisit");
        assertThat(coachings.steps(id)).singleElement().extracting(CoachingView.Step::step).isEqualTo(CoachingStep.PLAN);
    }

    @Test
    void theVisitBeginsWithWhatWasPlannedForIt() {
        var id = start(CoachingKind.LARGE);
        var deal = deals.open(team.rep(), Stage.DEMO, 1);
        complete(id, "planVisit", team.manager(), Map.of("opportunity", deal.toString(), "skill", "asking for the budget",
                "goal", "the customer names a range", "lead", "REP", "plannedFor", LocalDate.now(clock).toString()));

        assertThat(shown(id, "shownPlan")).isEqualTo("asking for the budget\nthe customer names a range");
        assertThat(shown(id, "opportunity")).isEqualTo(deal.toString());
        assertThat(shown(id, "visitedOn")).isEqualTo(LocalDate.now(clock).toString());

        completeRound(id);
        complete(id, "reviewGoals", team.manager(), review("REPEAT", null));
        assertThat(shown(id, "shownPlan")).isEqualTo("They name a budget\nSend the case");
        assertThat(shown(id, "visitedOn")).as("the day has not come").isEqualTo("null");
    }

    @Test
    void theSkillToWatchIsChosenFromTheCatalogueTheRepsGapsFirst() {
        jdbc.sql("""
                        insert into skill_rating (rep_login, by_manager, skill_id, rated_on, importance, ability, rated_by, rated_at)
                        select ?, false, id, current_date, 3, 1, ?, now() from skill where name_en = 'Acting ahead'""").params(team.rep(), team.rep()).update();

        var skills = shown(start(CoachingKind.SMALL), "skills");
        assertThat(skills.indexOf("Acting ahead")).isBetween(0, skills.indexOf("Negotiating"));
    }

    @Test
    void aVisitThatNobodyPlannedShowsNoPlan() {
        assertThat(shown(start(CoachingKind.SMALL), "shownPlan")).isEmpty();
    }

    @Test
    void eachFormShowsTheEvidenceAndWhatTheStepBeforeSaid() {
        coachings.check(viewers.of(team.manager()));
        var id = running();

        assertThat(shown(id, "evidence")).contains("Losses").contains("row 3").contains("Deals lost, last 180 days: 4 (rule: at least 3)");
        assertThat(shown(id, "evidence")).contains("Negotiation, ").contains("No reason was written.");
        complete(id, "observeVisit", team.manager(), observed());
        // The rep speaks first: what the coach saw is not shown.
        assertThat(forms.getTaskFormVariables(task(id).getId()).toString()).doesNotContain("Opened the system");
        complete(id, "giveFeedback", team.rep(), feedback());
        assertThat(shown(id, "repToImprove")).isEqualTo("asked too little");
        assertThat(shown(id, "repTold")).isEqualTo("nervous\na budget\nhe frowned\nhe answers to the board");
        complete(id, "demonstrateSkill", team.manager(), demonstrated());
        assertThat(shown(id, "shownCoachView")).isEqualTo("Good opening; asked nothing about the budget");
        complete(id, "prepareNextVisit", team.rep(), prepared());
        assertThat(shown(id, "shownGoals")).isEqualTo("They name a budget");
    }

    @Test
    void refusesAVisitThatHasNotBeenOneThatIsPreparedForThePastAndAFindingThatContradictsTheGoals() {
        var id = start(CoachingKind.SMALL);
        var tomorrow = observed();
        tomorrow.put("visitedOn", LocalDate.now(clock).plusDays(1).toString());
        assertThatThrownBy(() -> complete(id, "observeVisit", team.manager(), tomorrow)).hasRootCauseInstanceOf(Refusal.class);
        assertThat(coachings.steps(id)).isEmpty();
        complete(id, "observeVisit", team.manager(), observed());
        complete(id, "giveFeedback", team.rep(), feedback());
        complete(id, "demonstrateSkill", team.manager(), demonstrated());
        var yesterday = new LinkedHashMap<>(prepared());
        yesterday.put("visitOn", LocalDate.now(clock).minusDays(1).toString());
        assertThatThrownBy(() -> complete(id, "prepareNextVisit", team.rep(), yesterday)).hasRootCauseInstanceOf(Refusal.class);
        complete(id, "prepareNextVisit", team.rep(), prepared());

        assertThatThrownBy(() -> complete(id, "reviewGoals", team.manager(), review("FINISH", "GOALS_REACHED")))
                .hasRootCauseInstanceOf(Refusal.class);
        assertThatThrownBy(() -> complete(id, "reviewGoals", team.manager(), review("FINISH", null)))
                .hasRootCauseInstanceOf(Refusal.class);

        assertThat(task(id).getTaskDefinitionKey()).isEqualTo("reviewGoals");
        assertThat(coachings.find(id).running()).isTrue();
    }

    @Test
    void takesTheOpenTaskAwayWhenTheCoachingIsCancelled() {
        var id = start(CoachingKind.SMALL);

        coachings.cancel(viewers.of(team.manager()), id, "changed teams");

        assertThat(instances(id)).isZero();
        assertThat(tasks.createTaskQuery().processInstanceBusinessKey(id.toString()).count()).isZero();
    }

    @Test
    void remindsWhereNothingWasWrittenForAWeekAndGoesOn() {
        var id = start(CoachingKind.SMALL);
        clock.advance(Duration.ofDays(8));

        dayPasses(id);

        assertThat(coachings.steps(id)).singleElement().extracting(CoachingView.Step::step).isEqualTo(CoachingStep.REMINDER);
        assertThat(task(id).getTaskDefinitionKey()).isEqualTo("observeVisit");
        assertThat(management.createJobQuery().processInstanceId(task(id).getProcessInstanceId()).count()).isEqualTo(1);
    }

    @Test
    void theCoachGetsATaskWithADueDateAndThePriorityOfTheFiredRow() {
        coachings.check(viewers.of(team.manager()));
        var id = running();

        assertThat(task(id).getDueDate()).isNotNull();
        // Urgency high: two working days to begin in; without a grade 15, and 40 less two for each day until then.
        var today = LocalDate.now(clock);
        assertThat(task(id).getPriority()).isEqualTo((int) (100 * (15 + 40 - 2 * ChronoUnit.DAYS.between(today, calendar.plus(today, 2)))));
        assertThat(tasks.getIdentityLinksForTask(task(id).getId())).extracting(link -> link.getGroupId())
                .contains("managers-" + team.team());
    }

    @Test
    void everyFlowNodeIsVisited() {
        var large = start(CoachingKind.LARGE);
        complete(large, "planVisit", team.manager(), Map.of("skill", "asking", "goal", "a range", "lead", "COACH"));
        dayPasses(large);
        completeRound(large);
        complete(large, "reviewGoals", team.manager(), review("REPEAT", null));
        completeRound(large);
        complete(large, "reviewGoals", team.manager(), review("FINISH", "UNTRAINABLE"));
        complete(large, "takeNextStep", team.rep(), Map.of("came", "Goes to presales in spring"));
        var cancelled = start(CoachingKind.SMALL);
        coachings.cancel(viewers.of(team.manager()), cancelled, "enough seen");

        var visited = new HashSet<String>();
        for (var id : new UUID[] {large, cancelled}) {
            visited.addAll(history.createHistoricActivityInstanceQuery()
                    .processInstanceId(history.createHistoricProcessInstanceQuery()
                            .processInstanceBusinessKey(id.toString()).singleResult().getId())
                    .list().stream().map(HistoricActivityInstance::getActivityId).collect(Collectors.toSet()));
        }
        var definition = repository.createProcessDefinitionQuery().processDefinitionKey("coaching").latestVersion().singleResult();
        assertThat(visited).containsAll(repository.getBpmnModelInstance(definition.getId())
                .getModelElementsByType(FlowNode.class).stream().map(FlowNode::getId).toList());
    }

    private UUID start(CoachingKind kind) {
        return coachings.start(viewers.of(team.manager()), team.rep(), CoachingTopic.SKILL, kind, "opens the system too early");
    }

    private UUID running() {
        return coachings.list(viewers.of(team.manager()), true, new Page.Request(0, 20)).items().get(0).id();
    }

    private void completeRound(UUID id) {
        complete(id, "observeVisit", team.manager(), observed());
        complete(id, "giveFeedback", team.rep(), feedback());
        complete(id, "demonstrateSkill", team.manager(), demonstrated());
        complete(id, "prepareNextVisit", team.rep(), prepared());
    }

    private void complete(UUID id, String step, String by, Map<String, Object> typed) {
        var task = task(id);
        assertThat(task.getTaskDefinitionKey()).isEqualTo(step);
        assertThat(task.getAssignee()).isEqualTo(by);
        forms.submitTaskForm(task.getId(), new LinkedHashMap<>(typed));
    }

    private Map<String, Object> observed() {
        return new LinkedHashMap<>(Map.of("visitedOn", LocalDate.now(clock).toString(), "customerSpoke", false,
                "nextActionAgreed", true, "seen", "Opened the system after two minutes"));
    }

    private static Map<String, Object> feedback() {
        return Map.of("felt", "nervous", "wanted", "a budget", "happened", "he frowned", "buyerWhy", "he answers to the board", "wentBest", "the opening", "toImprove", "asked too little", "nextTime", "ask first");
    }

    private static Map<String, Object> demonstrated() {
        return Map.of("coachView", "Good opening; asked nothing about the budget", "demonstrated", "role play: three questions");
    }

    private Map<String, Object> prepared() {
        return Map.of("visitOn", LocalDate.now(clock).plusDays(3).toString(), "goals", "They name a budget", "actions", "Send the case");
    }

    private Map<String, Object> review(String decision, String finding) {
        var typed = new LinkedHashMap<String, Object>(Map.of("goalsReached", "PARTLY", "why", "The buyer had no mandate",
                "decision", decision, "nextStep", "Course on negotiating in December"));
        if (decision.equals("FINISH")) {
            typed.putAll(Map.of("nextOwner", "REP", "nextDue", LocalDate.now(clock).plusDays(14).toString()));
        }
        if (finding != null) {
            typed.put("finding", finding);
        }
        return typed;
    }

    private String shown(UUID id, String field) {
        return String.valueOf(forms.getTaskFormVariables(task(id).getId()).get(field));
    }

    private void dayPasses(UUID id) {
        management.executeJob(management.createJobQuery().processInstanceId(task(id).getProcessInstanceId()).singleResult().getId());
    }

    private Task task(UUID id) {
        return tasks.createTaskQuery().processInstanceBusinessKey(id.toString()).singleResult();
    }

    private long instances(UUID id) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(id.toString()).count();
    }
}
