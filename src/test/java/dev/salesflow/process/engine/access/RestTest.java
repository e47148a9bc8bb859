package dev.salesflow.process.engine.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.salesflow.SalesflowTest;
import dev.salesflow.identity.TestLogins;
import dev.salesflow.process.engine.Principals;
import dev.salesflow.process.engine.TrialModel;
import dev.salesflow.shared.Ids;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.LinkedMultiValueMap;

/** The engine's REST as people and Camunda Modeler use it. */
@SalesflowTest
class RestTest {

    @Autowired
    TestRestTemplate http;
    @Autowired
    Principals principals;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    RepositoryService repository;
    @Autowired
    RuntimeService runtime;
    @Autowired
    TaskService tasks;

    String record = Ids.next().toString();

    @BeforeEach
    void startTrial() {
        TrialModel.deploy(repository);
        runtime.startProcessInstanceByKey("trial", record,
                Map.of("owner", principals.rep, "managerGroup", EngineGroups.managersOf(principals.team)));
    }

    @Test
    void answersARefusalWithTheDomainsSentenceInThePersonsLanguageAndNothingElse() {
        var rep = new Rest(http, principals.rep);
        var english = rep.call(HttpMethod.POST, "/task/" + task() + "/submit-form", variables(Map.of("who", "")), "en");
        var chinese = rep.call(HttpMethod.POST, "/task/" + task() + "/submit-form", variables(Map.of("who", "")), "zh-CN");

        assertThat(english.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(JsonPath.<String>read(english.getBody(), "$.message")).isEqualTo("Who was there: Please fill this in.");
        assertThat(JsonPath.<String>read(english.getBody(), "$.field")).isEqualTo("who");
        assertThat(JsonPath.<String>read(chinese.getBody(), "$.message")).startsWith("在场的人：");
        assertThat(english.getBody()).doesNotContain("ENGINE", "Exception", "Cannot submit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/task?assignee=a%00b", "/task?firstResult=-1&maxResults=1", "/task?maxResults=-5", "/task?maxResults=2147483648",
        "/task?maxResults=99999999999999999999", "/task?firstResult=1e9", "/task?maxResults=2001", "/task?dueBefore=2026-02-31", "/task?dueAfter=a%00b",
        "/task?active=maybe", "/task?sortBy=id;drop&sortOrder=asc",
        "/task?sortBy=name&sortOrder=up", "/task?orQueries=a", "/task?includeAssignedTasks=x", "/task?assigneeExpression=%24%7B1%2B1%7D",
        "/task?processVariables=a_bad_b", "/task?processVariables=a_eq_%00", "/task/count?nameLike=%00", "/filter?name=%00", "/filter?maxResults=-1",
        "/process-definition?ver=-1", "/process-definition?ver=abc", "/process-definition?key=%00", "/process-definition/count?nameLike=%00",
        "/user?id=%00", "/user?maxResults=-1", "/group?maxResults=-1", "/group?firstResult=-1&maxResults=1", "/group?sortBy=x&sortOrder=asc",
        "/identity/groups?userId=%00", "/authorization/check?permissionName=%00&resourceName=x&resourceType=7",
        "/authorization/check?permissionName=READ&resourceName=x&resourceType=abc", "/task/nowhere", "/task/nowhere/form", "/task/nowhere/deployed-form",
        "/task/nowhere/form-variables", "/task/nowhere/identity-links", "/task/nowhere/comment", "/task/nowhere/comment/x", "/filter/nowhere/list",
        "/process-definition/nowhere", "/process-definition/nowhere/startForm", "/process-definition/nowhere/deployed-start-form",
        "/process-definition/nowhere/xml", "/process-definition/key/nowhere", "/user/nowhere/profile"})
    void aQuestionThatCannotBeAnsweredIsTheAskersFaultAndToldInJson(String question) {
        var answer = ask(question);

        assertThat(answer.getStatusCode().value()).as(answer.getBody()).isBetween(400, 499);
        assertThat(answer.getHeaders().getContentType()).as(answer.getBody()).matches(type -> type.getSubtype().endsWith("json"));
        assertThat(JsonPath.<String>read(answer.getBody(), "$.message")).isNotBlank().doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/task?nameLike='%20or%201=1%20--", "/task?name=%24%7B1%2B1%7D", "/task?nameLike=%25&maxResults=0", "/task?firstResult=1000000000&maxResults=2000",
        "/process-definition?key=%23%7BdataSource%7D", "/filter?name=%3Cscript%3E", "/user?id='%20or%20''='", "/group?name=%25",
        "/task?createdOn=99999-01-01T00:00:00.000%2B0000", "/task?priority=1.5"})
    void whatOnlyLooksDangerousIsAnOrdinaryText(String question) {
        assertThat(ask(question).getStatusCode()).isEqualTo(HttpStatus.OK);
    }

    /** A list without an end is refused for that alone. */
    private ResponseEntity<String> ask(String question) {
        var bounded = question.contains("?") && !question.contains("maxResults") ? question + "&maxResults=10" : question;
        var headers = new HttpHeaders();
        headers.setBasicAuth(principals.rep, TestLogins.PASSWORD);
        return http.exchange(URI.create(http.getRootUri() + "/engine-rest" + bounded), HttpMethod.GET, new HttpEntity<>(headers), String.class);
    }

    @Test
    void saysHowToAskForAListThatHasAnEnd() {
        for (var list : List.of("/task", "/process-definition")) {
            var refused = new Rest(http, principals.rep).call(HttpMethod.GET, list, null, "en");

            assertThat(refused.getStatusCode()).as(list).isEqualTo(HttpStatus.BAD_REQUEST);
            assertThat(JsonPath.<String>read(refused.getBody(), "$.message")).as(list).contains("maxResults", "2000");
        }
    }

    @Test
    void completesATaskByItsForm() {
        var done = new Rest(http, principals.rep).post("/task/" + task() + "/submit-form", variables(Map.of()));

        assertThat(done.getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(record).count()).isZero();
    }

    @Test
    void showsATaskToItsRepAndTheTeamsManagerOnly() {
        assertThat(sees(principals.rep)).isTrue();
        assertThat(sees(principals.manager)).isTrue();
        assertThat(sees(principals.admin)).isTrue();
        assertThat(sees(principals.otherRep)).isFalse();
        assertThat(new Rest(http, principals.otherRep).post("/task/" + task() + "/submit-form", variables(Map.of())).getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(new Rest(http, principals.otherRep).get("/task/" + task() + "/form-variables").getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
    }

    @Test
    void namesPeopleAndTeamsOnlyToThoseWhoSeeThemInTheConsole() {
        assertThat(logins(principals.rep)).containsExactly(principals.rep);
        assertThat(logins(principals.manager)).contains(principals.rep, principals.manager).doesNotContain(principals.otherRep, principals.admin);
        assertThat(logins(principals.admin)).contains(principals.rep, principals.otherRep).doesNotContain(principals.disabled);
        assertThat(new Rest(http, principals.manager).get("/user/" + principals.rep + "/profile").getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(new Rest(http, principals.manager).get("/user/" + principals.otherRep + "/profile").getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);

        assertThat(ids(principals.rep, "/group?maxResults=2000", "$[*].id")).containsExactlyInAnyOrder("rep", "team-" + principals.team, "reps-" + principals.team);
        assertThat(ids(principals.rep, "/identity/groups?userId=" + principals.otherRep, "$.groups[*].id"))
                .doesNotContain("team-" + principals.otherTeam);
        assertThat(ids(principals.admin, "/group?maxResults=2000", "$[*].id")).contains("team-" + principals.otherTeam);
    }

    private List<String> logins(String asking) {
        var all = ids(asking, "/user?maxResults=2000", "$[*].id");
        assertThat(new Rest(http, asking).get("/user/count").getBody()).isEqualTo("{\"count\":" + all.size() + "}");
        return all;
    }

    private List<String> ids(String asking, String question, String path) {
        return JsonPath.read(new Rest(http, asking).get(question).getBody(), path);
    }

    @Test
    void takesATaskAwayFromARepWhoIsReplaced() {
        tasks.setAssignee(task(), principals.otherRep);

        assertThat(sees(principals.rep)).isFalse();
        assertThat(sees(principals.otherRep)).isTrue();
    }

    @Test
    void givesATaskOnlyToThoseWhomThePersonMayGiveWorkTo() {
        var manager = new Rest(http, principals.manager);
        for (var login : List.of(principals.otherRep, principals.disabled, "nobody-at-all")) {
            var answers = List.of(manager.post("/task/" + task() + "/assignee", Map.of("userId", login)),
                    manager.post("/task/" + task() + "/identity-links", Map.of("userId", login, "type", "candidate")),
                    manager.call(HttpMethod.PUT, "/task/" + task(), Map.of("name", "Record trial", "assignee", login, "priority", 50), "en"),
                    manager.call(HttpMethod.PUT, "/task/" + task(), Map.of("name", "Record trial", "owner", login,
                            "assignee", principals.rep, "priority", 50), "en"));
            assertThat(answers).allSatisfy(answer -> {
                assertThat(answer.getStatusCode()).as(login).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
                assertThat(JsonPath.<String>read(answer.getBody(), "$.message")).contains("has the login " + login);
            });
        }
        assertThat(JsonPath.<String>read(manager.call(HttpMethod.POST, "/task/" + task() + "/assignee",
                Map.of("userId", principals.otherRep), "zh-CN").getBody(), "$.message")).contains("在用人员");
        assertThat(tasks.createTaskQuery().taskId(task()).singleResult().getAssignee()).isEqualTo(principals.rep);

        assertThat(manager.post("/task/" + task() + "/assignee", Map.of("userId", principals.manager)).getStatusCode())
                .isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(manager.post("/task/" + task() + "/assignee", Map.of("userId", principals.rep)).getStatusCode())
                .isEqualTo(HttpStatus.NO_CONTENT);
    }

    @Test
    void offersATaskOnlyToGroupsOfPeopleWhomThePersonMayGiveWorkTo() {
        var manager = new Rest(http, principals.manager);

        for (var group : List.of("rep", "managers-" + Ids.next(), "nobody's", EngineGroups.ADMIN)) {
            var refused = manager.call(HttpMethod.POST, "/task/" + task() + "/identity-links",
                    Map.of("groupId", group, "type", "candidate"), "en");
            assertThat(refused.getStatusCode()).as(group).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
            assertThat(JsonPath.<String>read(refused.getBody(), "$.message")).as(group).contains(group, "your own team");
        }

        for (var group : List.of("team-" + principals.team, EngineGroups.managersOf(principals.team))) {
            assertThat(manager.post("/task/" + task() + "/identity-links", Map.of("groupId", group, "type", "candidate")).getStatusCode())
                    .as(group).isEqualTo(HttpStatus.NO_CONTENT);
        }
    }

    @Test
    void letsARepSayWhenTheyTakeUpTheirOwnTaskAndChangeNothingElseOfIt() {
        var rep = new Rest(http, principals.rep);
        var later = JsonPath.parse(rep.get("/task/" + task()).getBody()).set("$.followUp", "2031-03-04T09:00:00.000+0000");

        assertThat(rep.call(HttpMethod.PUT, "/task/" + task(), later.jsonString(), "en").getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);

        assertThat(stored().getFollowUpDate()).isEqualTo("2031-03-04T09:00:00Z");
        for (var other : Map.of("due", "2031-03-04T09:00:00.000+0000", "priority", 99, "name", "Other", "assignee", principals.manager)
                .entrySet()) {
            var changed = JsonPath.parse(later.jsonString()).set("$." + other.getKey(), other.getValue()).set("$.followUp", null).jsonString();
            assertThat(rep.call(HttpMethod.PUT, "/task/" + task(), changed, "en").getStatusCode().value()).as(other.getKey()).isIn(403, 422);
        }
        assertThat(stored().getFollowUpDate()).isEqualTo("2031-03-04T09:00:00Z");
        assertThat(stored().getPriority()).isNotEqualTo(99);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assignee", "/unclaim", "/identity-links"})
    void refusesWhatAPersonMayNotDoInOneSentenceOfTheirLanguage(String step) {
        var rep = new Rest(http, principals.rep);

        var english = rep.call(HttpMethod.POST, "/task/" + task() + step, Map.of("userId", principals.rep), "en");
        var chinese = rep.call(HttpMethod.POST, "/task/" + task() + step, Map.of("userId", principals.rep), "zh-CN");

        assertThat(english.getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(JsonPath.<Map<String, Object>>read(english.getBody(), "$")).containsOnlyKeys("type", "message")
                .containsEntry("message", "You may not do this.");
        assertThat(JsonPath.<String>read(chinese.getBody(), "$.message")).isEqualTo("您无权执行此操作。");
    }

    @Test
    void saysOfATaskThatLeftAPersonThatItIsNotThereAnyMore() {
        var rep = new Rest(http, principals.rep);
        var before = rep.get("/task/" + task()).getBody();
        tasks.setAssignee(task(), principals.otherRep);

        for (var answer : List.of(rep.get("/task/" + task()), rep.call(HttpMethod.PUT, "/task/" + task(), before, "en"))) {
            assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
            assertThat(JsonPath.<String>read(answer.getBody(), "$.message")).startsWith("This is not there any more");
        }
        assertThat(JsonPath.<String>read(rep.call(HttpMethod.GET, "/task/" + task(), null, "zh-CN").getBody(), "$.message")).startsWith("此任务已不存在");
        assertThat(JsonPath.<String>read(rep.get("/task/" + task() + "/form-variables").getBody(), "$.message")).isEqualTo("You may not do this.");
    }

    @Test
    void letsNobodyPutOffATaskThatIsNotTheirs() {
        tasks.setAssignee(task(), null);
        tasks.addCandidateUser(task(), principals.rep);
        var rep = new Rest(http, principals.rep);
        var later = JsonPath.parse(rep.get("/task/" + task()).getBody()).set("$.followUp", "2031-03-04T09:00:00.000+0000").jsonString();

        assertThat(rep.call(HttpMethod.PUT, "/task/" + task(), later, "en").getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(new Rest(http, principals.otherRep).call(HttpMethod.PUT, "/task/" + task(), later, "en").getStatusCode().is2xxSuccessful()).isFalse();
        assertThat(stored().getFollowUpDate()).isNull();
    }

    private Task stored() {
        return tasks.createTaskQuery().processInstanceBusinessKey(record).singleResult();
    }

    @Test
    void letsAnAdminGiveATaskToAnyoneWhoCanWork() {
        var admin = new Rest(http, principals.admin);

        assertThat(admin.post("/task/" + task() + "/delegate", Map.of("userId", principals.disabled)).getStatusCode())
                .isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(admin.post("/task/" + task() + "/assignee", Map.of("userId", principals.otherRep)).getStatusCode())
                .isEqualTo(HttpStatus.NO_CONTENT);
    }

    @Test
    void claimsATaskForNobodyElse() {
        tasks.setAssignee(task(), null);
        tasks.addCandidateUser(task(), principals.rep);
        var rep = new Rest(http, principals.rep);

        assertThat(rep.post("/task/" + task() + "/claim", Map.of("userId", principals.otherRep)).getStatusCode())
                .isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(rep.post("/task/" + task() + "/claim", Map.of("userId", principals.rep)).getStatusCode())
                .isEqualTo(HttpStatus.NO_CONTENT);
    }

    @Test
    void saysOfACompletedTaskThatItIsNotThereAnyMore() {
        var rep = new Rest(http, principals.rep);
        var task = task();
        rep.post("/task/" + task + "/submit-form", variables(Map.of()));

        for (var step : Map.of("submit-form", variables(Map.of()), "claim", Map.of("userId", principals.rep), "unclaim", Map.of()).entrySet()) {
            var english = rep.call(HttpMethod.POST, "/task/" + task + "/" + step.getKey(), step.getValue(), "en");
            var chinese = rep.call(HttpMethod.POST, "/task/" + task + "/" + step.getKey(), step.getValue(), "zh-CN");

            assertThat(english.getStatusCode()).as(step.getKey()).isEqualTo(HttpStatus.NOT_FOUND);
            assertThat(JsonPath.<String>read(english.getBody(), "$.message")).startsWith("This is not there any more").endsWith("Load the page again.");
            assertThat(JsonPath.<String>read(chinese.getBody(), "$.message")).startsWith("此任务已不存在");
            assertThat(english.getBody()).doesNotContain("ENGINE", task, "null");
        }
    }

    @Test
    void tellsWhoTookATaskBefore() {
        tasks.setAssignee(task(), null);
        tasks.addCandidateUser(task(), principals.rep);
        new Rest(http, principals.manager).post("/task/" + task() + "/claim", Map.of("userId", principals.manager));
        var rep = new Rest(http, principals.rep);

        var english = rep.call(HttpMethod.POST, "/task/" + task() + "/claim", Map.of("userId", principals.rep), "en");
        var chinese = rep.call(HttpMethod.POST, "/task/" + task() + "/claim", Map.of("userId", principals.rep), "zh-CN");

        assertThat(english.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(JsonPath.<String>read(english.getBody(), "$.message")).startsWith("Already taken by " + name(principals.manager));
        assertThat(JsonPath.<String>read(chinese.getBody(), "$.message")).startsWith("此任务已由 " + name(principals.manager));
    }

    /** The right ends with the taking; the offer still stands at the task. */
    @Test
    void tellsThoseToWhomItWasOfferedWhoTookATask() {
        tasks.setAssignee(task(), null);
        tasks.addCandidateGroup(task(), "reps-" + principals.team);
        new Rest(http, principals.manager).post("/task/" + task() + "/claim", Map.of("userId", principals.manager));

        var offered = new Rest(http, principals.rep).call(HttpMethod.POST, "/task/" + task() + "/claim", Map.of("userId", principals.rep), "en");
        var stranger = new Rest(http, principals.otherRep).call(HttpMethod.POST, "/task/" + task() + "/claim", Map.of("userId", principals.otherRep), "en");

        assertThat(JsonPath.<String>read(offered.getBody(), "$.message")).startsWith("Already taken by " + name(principals.manager));
        assertThat(stranger.getBody()).doesNotContain(name(principals.manager));
    }

    /** Whether the second comes after the first or within the same moment: never an error of ours, never taken twice. */
    @Test
    void letsOneOfTwoWhoTakeATaskAtOnceHaveIt() {
        tasks.setAssignee(task(), null);
        tasks.addCandidateUser(task(), principals.rep);
        var task = task();
        var two = List.of(principals.rep, principals.manager);

        var answers = two.parallelStream()
                .map(login -> new Rest(http, login).post("/task/" + task + "/claim", Map.of("userId", login))).toList();

        var refused = answers.get(0).getStatusCode().is2xxSuccessful() ? 1 : 0;
        assertThat(answers.get(1 - refused).getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(answers.get(refused).getStatusCode()).as(answers.get(refused).getBody()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(JsonPath.<String>read(answers.get(refused).getBody(), "$.message")).startsWith("Already taken by " + name(two.get(1 - refused)));
    }

    private String name(String login) {
        return jdbc.sql("select name from app_user where login = ?").param(login).query(String.class).single();
    }

    @Test
    void tellsAProgramThatTriesTooManyPasswordsToWait() {
        var guessing = http.withBasicAuth("guessed-" + record, "wrong");
        for (int failure = 0; failure < 5; failure++) {
            assertThat(guessing.getForEntity("/engine-rest/task", String.class).getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
        }

        var refused = guessing.getForEntity("/engine-rest/task", String.class);

        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
        assertThat(refused.getHeaders().getFirst("Retry-After")).isNotBlank();
    }

    @Test
    void followsAModelThatAnAdminHasChangedAndDeployed() {
        var changed = model().replace("sourceRef=\"trialAsked\" targetRef=\"recordTrial\"", "sourceRef=\"trialAsked\" targetRef=\"noteAnything\"")
                .replace("id=\"toEndFromFree\" sourceRef=\"noteAnything\" targetRef=\"trialEnded\"", "id=\"toEndFromFree\" sourceRef=\"noteAnything\" targetRef=\"recordTrial\"")
                .replace("process id=\"trial\"", "process id=\"moved\"");

        var answer = deploy(principals.admin, "moved.bpmn", changed);
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(HttpStatus.OK);

        var key = Ids.next().toString();
        runtime.startProcessInstanceByKey("moved", key, Map.of("owner", principals.rep, "managerGroup", "managers-none"));
        assertThat(tasks.createTaskQuery().processInstanceBusinessKey(key).singleResult().getTaskDefinitionKey()).isEqualTo("noteAnything");
    }

    @Test
    void tellsTheModelerWhatIsWrongWithAModel() {
        var evil = model().replace("camunda:assignee=\"${owner}\" camunda:formRef=\"noteAnything\"",
                "camunda:assignee=\"${owner.getClass()}\" camunda:formRef=\"missing\"");

        var answer = deploy(principals.admin, "evil.bpmn", evil);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(JsonPath.<String>read(answer.getBody(), "$.message"))
                .contains("noteAnything (Note anything)", "calls a method", "names the form missing");
        assertThat(deploy(principals.rep, "trial.bpmn", model()).getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(deploy(principals.manager, "trial.bpmn", model()).getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
    }

    @Test
    void tellsItInTheLanguageThatThePersonChose() {
        jdbc.sql("update app_user set language = 'zh' where login = ?").param(principals.admin).update();
        try {
            var answer = deploy(principals.admin, "evil.bpmn", model().replace("camunda:formRef=\"noteAnything\"", "camunda:formRef=\"missing\""));

            assertThat(JsonPath.<String>read(answer.getBody(), "$.message")).contains("未部署", "evil.bpmn，noteAnything (Note anything)：引用的表单 missing");
        } finally {
            jdbc.sql("update app_user set language = null where login = ?").param(principals.admin).update();
        }
    }

    @Test
    void answersWhatCamundaModelersWindowAsks() {
        var admin = new Rest(http, principals.admin);
        assertThat(JsonPath.<String>read(admin.get("/version").getBody(), "$.version")).startsWith("7.24");
        assertThat(admin.get("/deployment?maxResults=0").getStatusCode()).isEqualTo(HttpStatus.OK);
        var drawn = model().replace("process id=\"trial\"", "process id=\"drawn\"");

        var window = fromWindow(principals.admin, null, drawn);
        var again = fromWindow(principals.admin, "file://", drawn);

        assertThat(window.getStatusCode()).as(window.getBody()).isEqualTo(HttpStatus.OK);
        assertThat(JsonPath.<Map<String, Object>>read(window.getBody(), "$.deployedProcessDefinitions")).hasSize(1);
        assertThat(JsonPath.<String>read(again.getBody(), "$.id")).isEqualTo(JsonPath.<String>read(window.getBody(), "$.id"));
    }

    @Test
    void deploysNothingForThePageOfAnotherSite() {
        for (var page : List.of("https://evil.example", "null")) {
            assertThat(fromWindow(principals.admin, page, model().replace("process id=\"trial\"", "process id=\"planted\"")).getStatusCode())
                    .isEqualTo(HttpStatus.FORBIDDEN);
        }
        assertThat(repository.createProcessDefinitionQuery().processDefinitionKey("planted").count()).isZero();
    }

    /** As the Modeler's window sends it: a page that belongs to no site. */
    private ResponseEntity<String> fromWindow(String login, String page, String model) {
        var headers = new HttpHeaders();
        headers.setBasicAuth(login, TestLogins.PASSWORD);
        headers.set("Sec-Fetch-Site", "cross-site");
        if (page != null) {
            headers.set(HttpHeaders.ORIGIN, page);
        }
        var parts = parts("drawn.bpmn", model);
        parts.add("enable-duplicate-filtering", "true");
        parts.add("deploy-changed-only", "true");
        return http.exchange("/engine-rest/deployment/create", HttpMethod.POST, new HttpEntity<>(parts, headers), String.class);
    }

    private ResponseEntity<String> deploy(String login, String file, String model) {
        return new Rest(http, login).post("/deployment/create", parts(file, model));
    }

    private static LinkedMultiValueMap<String, Object> parts(String file, String model) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("deployment-name", "From the Modeler");
        parts.add("deployment-source", "Camunda Modeler");
        parts.add(file, new ByteArrayResource(model.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return file;
            }
        });
        return parts;
    }

    private static String model() {
        try (var stream = RestTest.class.getResourceAsStream("/trial/trial.bpmn")) {
            return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private boolean sees(String login) {
        List<String> ids = JsonPath.read(new Rest(http, login).get("/task?maxResults=100&processInstanceBusinessKey=" + record).getBody(), "$[*].id");
        return ids.contains(task());
    }

    private String task() {
        return tasks.createTaskQuery().processInstanceBusinessKey(record).singleResult().getId();
    }

    private static Map<String, Object> variables(Map<String, Object> changed) {
        var typed = new java.util.HashMap<String, Object>(Map.of("who", "Ms Lin", "heldOn", "2026-11-20", "outcome", "GOOD", "agreed", true));
        typed.putAll(changed);
        var variables = new java.util.HashMap<String, Object>();
        typed.forEach((name, value) -> variables.put(name, Map.of("value", value)));
        return Map.of("variables", variables);
    }
}
