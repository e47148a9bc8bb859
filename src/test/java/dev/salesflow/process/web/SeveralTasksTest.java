package dev.salesflow.process.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import dev.salesflow.SalesflowTest;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.process.engine.Principals;
import dev.salesflow.process.engine.TrialModel;
import dev.salesflow.process.engine.access.EngineGroups;
import dev.salesflow.process.web.SeveralTasks.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@SalesflowTest
class SeveralTasksTest {

    @Autowired MockMvc web;
    @Autowired Principals principals;
    @Autowired RepositoryService repository;
    @Autowired RuntimeService runtime;
    @Autowired TaskService tasks;
    @Autowired JdbcClient jdbc;

    DealFixture fixture;

    @BeforeEach
    void aModel() {
        TrialModel.deploy(repository);
        deployQuick();
        fixture = new DealFixture(jdbc);
    }

    @Test
    void takesWhatIsFreeAndTellsWhoHasTheOther() throws Exception {
        var free = offered(null);
        var taken = offered(principals.rep);
        var strange = start(principals.otherRep, EngineGroups.managersOf(principals.otherTeam), "recordTrial");

        var outcomes = step(principals.manager, "CLAIM", Map.of(), free, taken, strange, "gone");

        assertThat(outcomes).extracting(Outcome::done, Outcome::sentence).containsExactly(tuple(true, "It is yours now."),
                tuple(false, "Already taken by " + name(principals.rep) + ". Load the page again to see what is left to take."),
                tuple(false, GONE), tuple(false, GONE));
        assertThat(outcomes.get(2).subject()).as("what the person may not see is not named").isNull();
        assertThat(task(free).getAssignee()).isEqualTo(principals.manager);
        assertThat(task(taken).getAssignee()).isEqualTo(principals.rep);
    }

    private static final String GONE = "This is not there any more: somebody else may have completed or withdrawn it meanwhile. Load the page again.";

    @Test
    void endsTheSameWhenItIsAskedTwice() throws Exception {
        var free = offered(null);
        var own = startQuick();

        for (int time = 0; time < 2; time++) {
            assertThat(step(principals.manager, "CLAIM", Map.of(), free)).allMatch(Outcome::done);
            assertThat(step(principals.rep, "COMPLETE", Map.of(), own)).allMatch(Outcome::done);
        }

        assertThat(task(free).getAssignee()).isEqualTo(principals.manager);
        assertThat(task(own)).isNull();
    }

    @Test
    void completesWhereNoFieldIsRequiredAndNamesTheFieldWhereOneIs() throws Exception {
        var easy = startQuick();
        var asking = start(principals.rep, EngineGroups.managersOf(principals.team), "recordTrial");
        var others = offered(principals.manager);

        var outcomes = step(principals.rep, "COMPLETE", Map.of(), easy, asking, others);

        assertThat(outcomes).extracting(Outcome::done).containsExactly(true, false, false);
        assertThat(outcomes.get(1).sentence()).contains("Please fill this in");
        assertThat(task(easy)).isNull();
        assertThat(task(asking)).isNotNull();
        assertThat(task(others)).isNotNull();
    }

    @Test
    void givesTasksOnlyByWhoLeadsAndOnlyToTheirOwnPeople() throws Exception {
        var colleague = fixture.person("REP", principals.team);
        var first = start(principals.rep, EngineGroups.managersOf(principals.team), "recordTrial");

        assertThat(step(principals.rep, "ASSIGN", Map.of("to", colleague), first)).extracting(Outcome::sentence).containsExactly("You may not do this.");
        assertThat(step(principals.manager, "ASSIGN", Map.of("to", principals.otherRep), first)).noneMatch(Outcome::done);
        assertThat(task(first).getAssignee()).isEqualTo(principals.rep);
        assertThat(step(principals.manager, "ASSIGN", Map.of("to", colleague), first)).allMatch(Outcome::done);
        assertThat(task(first).getAssignee()).isEqualTo(colleague);
    }

    @Test
    void movesTheDueDateForWhoLeadsAndPutsOffForWhoDoesIt() throws Exception {
        var task = start(principals.rep, EngineGroups.managersOf(principals.team), "recordTrial");
        var due = task(task).getDueDate();
        var day = LocalDate.now().plusDays(9);

        assertThat(step(principals.rep, "POSTPONE", Map.of("until", day.toString()), task)).allMatch(Outcome::done);
        assertThat(task(task).getDueDate()).isEqualTo(due);
        web.perform(get("/").with(user(principals.rep))).andExpect(content().string(containsString("put off to " + day)));

        assertThat(step(principals.manager, "POSTPONE", Map.of("until", day.toString()), task)).allMatch(Outcome::done);
        assertThat(task(task).getDueDate()).isAfter(due);
    }

    @Test
    void saysWhatIsMissingBeforeAnythingIsDone() throws Exception {
        var task = offered(null);

        for (var wrong : List.of(Map.of("step", "ASSIGN"), Map.of("step", "POSTPONE", "until", "tomorrow"), Map.of("step", "POSTPONE", "until", "2020-01-01"))) {
            var request = post("/tasks").param("task", task).with(user(principals.manager)).with(csrf());
            wrong.forEach(request::param);
            var shownAgain = web.perform(request).andReturn().getFlashMap();
            assertThat(shownAgain.get("problem")).as(wrong.toString()).isNotNull();
            assertThat(shownAgain.get("chosen")).as(wrong.toString()).isEqualTo(List.of(task));
            assertThat(shownAgain.get("until")).isEqualTo(wrong.get("until"));
        }
        assertThat(task(task).getAssignee()).isNull();
    }

    @Test
    void listsWhatIsTheirsToTakeAndTheTeams() throws Exception {
        var free = offered(null);
        var reps = offered(principals.rep);

        web.perform(get("/tasks?of=take").with(user(principals.manager))).andExpect(content().string(containsString(free)))
                .andExpect(content().string(not(containsString(reps))));
        web.perform(get("/tasks?of=team").with(user(principals.manager))).andExpect(content().string(containsString(reps)));
        web.perform(get("/tasks").with(user(principals.rep))).andExpect(content().string(containsString(reps)))
                .andExpect(content().string(not(containsString(free)))).andExpect(content().string(not(containsString("ASSIGN"))));
    }

    @SuppressWarnings("unchecked")
    private List<Outcome> step(String login, String step, Map<String, String> more, String... ids) throws Exception {
        var request = post("/tasks").param("step", step).param("task", ids).with(user(login)).with(csrf());
        more.forEach(request::param);
        return (List<Outcome>) web.perform(request).andReturn().getFlashMap().get("outcomes");
    }

    /** Offered to the team's managers. */
    private String offered(String assignee) {
        var task = start(principals.rep, EngineGroups.managersOf(principals.team), "recordTrial");
        tasks.setAssignee(task, assignee);
        return task;
    }

    private String start(String owner, String group, String activity) {
        var key = UUID.randomUUID().toString();
        runtime.createProcessInstanceByKey("trial").businessKey(key).setVariables(Map.of("owner", owner, "managerGroup", group))
                .startBeforeActivity(activity).execute();
        return tasks.createTaskQuery().processInstanceBusinessKey(key).singleResult().getId();
    }

    private String startQuick() {
        var key = UUID.randomUUID().toString();
        runtime.createProcessInstanceByKey("quick").businessKey(key).setVariable("owner", principals.rep).startBeforeActivity("noteAnything").execute();
        return tasks.createTaskQuery().processInstanceBusinessKey(key).singleResult().getId();
    }

    /** The trial with a task whose only field may stay empty. */
    private void deployQuick() {
        repository.createDeployment().name("quick").enableDuplicateFiltering(false)
                .addString("quick.bpmn", text("trial.bpmn").replace("process id=\"trial\"", "process id=\"quick\"").replace("formRef=\"noteAnything\"", "formRef=\"noteFreely\""))
                .addString("noteFreely.form", text("noteAnything.form").replace("\"noteAnything\"", "\"noteFreely\"").replace("\"required\": true", "\"required\": false"))
                .deploy();
    }

    private static String text(String file) {
        try (var stream = TrialModel.class.getResourceAsStream("/trial/" + file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Task task(String id) {
        return tasks.createTaskQuery().taskId(id).singleResult();
    }

    private String name(String login) {
        return jdbc.sql("select name from app_user where login = ?").param(login).query(String.class).single();
    }
}
