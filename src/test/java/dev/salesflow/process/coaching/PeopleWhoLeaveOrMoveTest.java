package dev.salesflow.process.coaching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.SalesflowTest;
import dev.salesflow.coaching.CoachingBook;
import dev.salesflow.coaching.CoachingKind;
import dev.salesflow.coaching.CoachingTopic;
import dev.salesflow.coaching.NextStep;
import dev.salesflow.coaching.TestTeam;
import dev.salesflow.customer.TestPeople;
import dev.salesflow.identity.ListedPerson;
import dev.salesflow.identity.People;
import dev.salesflow.identity.PeopleDesk;
import dev.salesflow.identity.PeopleIntake;
import dev.salesflow.identity.PersonData;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Teams;
import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.shared.EarlierRows;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A coaching that runs while its coach or its rep goes or gets another team. */
@SalesflowTest
class PeopleWhoLeaveOrMoveTest {

    @Autowired
    JdbcClient jdbc;
    @Autowired
    Viewers viewers;
    @Autowired
    People people;
    @Autowired
    PeopleDesk desk;
    @Autowired
    PeopleIntake lists;
    @Autowired
    Teams teams;
    @Autowired
    CoachingBook coachings;
    @Autowired
    OpportunityBook deals;
    @Autowired
    TaskService tasks;
    @Autowired
    FormService forms;
    @Autowired
    RuntimeService runtime;
    @Autowired
    RepositoryService repository;

    TestPeople made;
    TestTeam team;
    Viewer admin;

    @BeforeEach
    void makeTeam() {
        made = new TestPeople(jdbc);
        team = TestTeam.with(made);
        admin = viewers.of(made.person(Role.ADMIN, null));
    }

    @Test
    void aCoachWhoLeavesIsFollowedByTheSuccessorWhereTheyLead() {
        var id = start();
        var heir = made.person(Role.MANAGER, made.team());
        assertThat(desk.openWork(team.manager())).isEqualTo(Map.of("coachings", 1L));

        desk.disable(admin, team.manager(), heir);

        assertThat(coachings.find(id).coach()).isEqualTo(heir);
        assertThat(task(id).getAssignee()).isEqualTo(heir);
        complete(id, "observeVisit", heir);
        complete(id, "giveFeedback", team.rep());
        assertThat(task(id).getAssignee()).isEqualTo(heir);
    }

    @Test
    void aSuccessorWhoLeadsNobodyLeavesTheRoundToTheRepsNextManager() {
        var id = start();
        var director = managerAbove();

        desk.disable(admin, team.manager(), team.colleague());

        assertThat(coachings.find(id).coach()).isEqualTo(director);
        assertThat(task(id).getAssignee()).isEqualTo(director);
    }

    @Test
    void whereNobodyLeadsTheRepTheAdministratorGoesOn() {
        var id = start();

        desk.disable(admin, team.manager(), team.rep());

        assertThat(coachings.find(id).coach()).isEqualTo(admin.login());
    }

    @Test
    void aStepThatSomebodyElseTookStaysTheirs() {
        var id = start();
        tasks.setAssignee(task(id).getId(), admin.login());

        desk.disable(admin, team.manager(), made.person(Role.MANAGER, team.team()));

        assertThat(task(id).getAssignee()).isEqualTo(admin.login());
    }

    @Test
    void theNextStepOfACoachWhoLeavesGoesToWhoFollowsThem() {
        var id = finished(NextStep.Who.COACH);
        var heir = made.person(Role.MANAGER, made.team());
        assertThat(task(id).getAssignee()).isEqualTo(team.manager());
        assertThat(desk.openWork(team.manager())).isEqualTo(Map.of("coachings", 1L));

        desk.disable(admin, team.manager(), heir);

        assertThat(task(id).getAssignee()).isEqualTo(heir);
        assertThat(desk.openWork(heir)).isEqualTo(Map.of("coachings", 1L));
    }

    @Test
    void whatWasToComeAfterTheCoachingOfARepWhoLeavesIsGivenUp() {
        var id = finished(NextStep.Who.COACH);
        assertThat(desk.openWork(team.rep())).isEqualTo(Map.of("coached", 1L));

        desk.disable(admin, team.rep(), team.colleague());

        assertThat(instances(id)).isZero();
        assertThat(coachings.find(id).state()).isEqualTo("FINISHED");
        assertThat(coachings.find(id).nextDoneAt()).isNotNull();
    }

    private UUID finished(NextStep.Who who) {
        var id = start();
        complete(id, "observeVisit", team.manager());
        complete(id, "giveFeedback", team.rep());
        for (var step : List.of("demonstrateSkill", "prepareNextVisit", "reviewGoals")) {
            assertThat(task(id).getTaskDefinitionKey()).isEqualTo(step);
            forms.submitTaskForm(task(id).getId(), Map.ofEntries(Map.entry("coachView", "good"), Map.entry("demonstrated", "three questions"),
                    Map.entry("visitOn", "2099-01-02"), Map.entry("goals", "a date"), Map.entry("actions", "ask"), Map.entry("goalsReached", "YES"),
                    Map.entry("why", "asked"), Map.entry("decision", "FINISH"), Map.entry("finding", "GOALS_REACHED"), Map.entry("nextStep", "The same again"),
                    Map.entry("nextOwner", who.name()), Map.entry("nextDue", "2099-02-02")));
        }
        return id;
    }

    @Test
    void theRoundOfARepWhoLeavesEndsWithTheReason() {
        var id = start();
        assertThat(desk.openWork(team.rep())).isEqualTo(Map.of("coached", 1L));
        LocaleContextHolder.setLocale(Locale.CHINESE);

        try {
            desk.disable(admin, team.rep(), team.colleague());
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }

        assertThat(coachings.find(id).state()).isEqualTo("CANCELLED");
        assertThat(coachings.find(id).outcome()).isEqualTo("该销售已停用或离职。");
        assertThat(instances(id)).isZero();
    }

    @Test
    void aRepsRoundAndDealsGoAlongToTheManagersOfTheNewTeam() {
        var id = start();
        var deal = deals.open(Opening.of(new DealFixture(jdbc).customer(team.rep()), UUID.randomUUID().toString()), team.rep()).id();
        var newTeam = made.team();
        var newManager = made.person(Role.MANAGER, newTeam);

        move(team.rep(), newTeam);

        assertThat(coachings.find(id).coach()).isEqualTo(newManager);
        assertThat(task(id).getAssignee()).isEqualTo(newManager);
        assertThat(groups(id)).containsExactly("managers-" + newTeam);
        assertThat(task(deal).getAssignee()).isEqualTo(team.rep());
        assertThat(groups(deal)).containsExactlyInAnyOrder("managers-" + newTeam, "reps-" + newTeam);
    }

    @Test
    void aListOfPeopleThatGivesTheRepAnotherManagerDoesTheSame() {
        var id = start();
        var newManager = made.person(Role.MANAGER, made.team());

        lists.take(List.of(new ListedPerson("Person " + team.rep(), team.rep(), null, null, newManager, null)), EarlierRows.NONE);

        assertThat(coachings.find(id).coach()).isEqualTo(newManager);
        assertThat(task(id).getAssignee()).isEqualTo(newManager);
    }

    @Test
    void aCoachAboveBothTeamsGoesOn() {
        var director = managerAbove();
        var id = start();
        coachings.handOver(id, director);
        var sister = made.team();
        made.person(Role.MANAGER, sister);
        jdbc.sql("update team set parent_id = (select team_id from app_user where login = ?) where id = ?")
                .params(director, sister).update();

        move(team.rep(), sister);

        assertThat(coachings.find(id).coach()).isEqualTo(director);
        assertThat(groups(id)).containsExactly("managers-" + sister);
    }

    @Test
    void aCoachWhoGetsAnotherTeamLeavesTheRoundToWhoComes() {
        var id = start();
        var next = made.person(Role.MANAGER, team.team());

        move(team.manager(), made.team());

        assertThat(coachings.find(id).coach()).isEqualTo(next);
        assertThat(task(id).getAssignee()).isEqualTo(next);
    }

    @Test
    void aTeamPutElsewhereChangesWhoLeadsIt() {
        var director = managerAbove();
        var id = start();
        coachings.handOver(id, director);

        teams.change(team.team(), "Apart " + team.team(), null, null);

        assertThat(coachings.find(id).coach()).isEqualTo(team.manager());
    }

    @Test
    void aModelOfAnAdministratorsWithoutTheEventEndsAllTheSame() {
        var deployment = repository.createDeployment().name("by hand")
                .addInputStream("coaching.bpmn", new ByteArrayInputStream("""
                        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                            xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">
                        <bpmn:process id="coaching" name="Coaching" isExecutable="true" camunda:historyTimeToLive="P30D">
                        <bpmn:startEvent id="asked"/><bpmn:sequenceFlow id="f" sourceRef="asked" targetRef="talkAboutIt"/>
                        <bpmn:userTask id="talkAboutIt" name="Talk" camunda:assignee="${coach}"/>
                        <bpmn:sequenceFlow id="g" sourceRef="talkAboutIt" targetRef="ended"/><bpmn:endEvent id="ended"/>
                        </bpmn:process></bpmn:definitions>""".getBytes(StandardCharsets.UTF_8))).deploy();
        try {
            var id = start();
            assertThat(task(id).getTaskDefinitionKey()).isEqualTo("talkAboutIt");

            coachings.cancel(admin, id, "no longer needed");

            assertThat(coachings.find(id).state()).isEqualTo("CANCELLED");
            assertThat(instances(id)).isZero();
        } finally {
            repository.deleteDeployment(deployment.getId(), true);
        }
    }

    @Test
    void aRoundWhoseProcessIsGoneCanStillBeCancelled() {
        var id = start();
        runtime.deleteProcessInstance(task(id).getProcessInstanceId(), "in Cockpit");

        coachings.cancel(admin, id, "no longer needed");

        assertThat(coachings.find(id).state()).isEqualTo("CANCELLED");
    }

    private UUID start() {
        return coachings.start(viewers.of(team.manager()), team.rep(), CoachingTopic.SKILL, CoachingKind.SMALL, "asks too little");
    }

    private String managerAbove() {
        var above = made.team();
        jdbc.sql("update team set parent_id = ? where id = ?").params(above, team.team()).update();
        return made.person(Role.MANAGER, above);
    }

    private void move(String login, UUID to) {
        var person = people.require(login);
        desk.change(admin, login, person.version(), new PersonData(person.name(), person.email(), person.role(), to, person.language()));
    }

    private void complete(UUID id, String step, String by) {
        assertThat(task(id).getTaskDefinitionKey()).isEqualTo(step);
        assertThat(task(id).getAssignee()).isEqualTo(by);
        forms.submitTaskForm(task(id).getId(), Map.of("visitedOn", "2020-01-02", "nextActionAgreed", true,
                "seen", "opened too early", "felt", "hurried", "wanted", "a date", "happened", "no date", "buyerWhy", "no time", "wentBest", "the opening", "toImprove", "asked too little", "nextTime", "ask first"));
    }

    private Task task(UUID record) {
        return tasks.createTaskQuery().processInstanceBusinessKey(record.toString()).singleResult();
    }

    private List<String> groups(UUID record) {
        return tasks.getIdentityLinksForTask(task(record).getId()).stream().map(IdentityLink::getGroupId)
                .filter(Objects::nonNull).toList();
    }

    private long instances(UUID id) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(id.toString()).count();
    }
}
