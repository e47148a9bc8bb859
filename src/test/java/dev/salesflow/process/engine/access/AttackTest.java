package dev.salesflow.process.engine.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salesflow.SalesflowTest;
import dev.salesflow.process.engine.Principals;
import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each known way into this stack, tried. */
@SalesflowTest
class AttackTest {

    private static final String MARK = "salesflow.attacked";
    /** Sets a system property of this JVM where it is evaluated by an unguarded engine. */
    private static final String ATTACK = "${currentUser().getClass().forName('java.lang.System')"
            + ".getMethod('setProperty', currentUser().getClass(), currentUser().getClass())"
            + ".invoke(null, '" + MARK + "', 'yes')}";

    @Autowired
    TestRestTemplate http;
    @Autowired
    Principals principals;
    @Autowired
    ProcessEngine engine;
    @Autowired
    TaskService tasks;
    @Autowired
    JdbcClient jdbc;

    @Test
    void evaluatesNoExpressionInAnyPartOfATaskQuery() {
        var rep = new Rest(http, principals.rep);
        var attack = Map.of("assigneeExpression", ATTACK);
        var bodies = List.of(attack, Map.of("orQueries", List.of(attack)), Map.of("orQueries", List.of(Map.of(), attack)),
                Map.of("candidateGroupsExpression", ATTACK), Map.of("dueBeforeExpression", ATTACK),
                Map.of("orQueries", List.of(Map.of("nameLike", "a", "createdAfterExpression", ATTACK))));
        for (var body : bodies) {
            assertRefused(rep.post("/task", body).getStatusCode().value(), body);
            assertRefused(rep.post("/task/count", body).getStatusCode().value(), body);
        }
    }

    @Test
    void evaluatesNoExpressionOfAQueryThatExtendsAFilter() {
        var rep = new Rest(http, principals.rep);
        var filter = engine.getFilterService().createTaskFilterQuery().filterName("My tasks").singleResult().getId();

        for (var body : List.of(Map.of("assigneeExpression", ATTACK),
                Map.of("orQueries", List.of(Map.of("assigneeExpression", ATTACK))))) {
            assertRefused(rep.post("/filter/" + filter + "/list", body).getStatusCode().value(), body);
            assertRefused(rep.post("/filter/" + filter + "/count", body).getStatusCode().value(), body);
            assertRefused(rep.post("/filter/" + filter + "/singleResult", body).getStatusCode().value(), body);
        }
    }

    @Test
    void storesNoFilterWithAnExpressionOfItsOwn() {
        var rep = new Rest(http, principals.rep);
        for (var query : List.of(Map.of("assigneeExpression", ATTACK),
                Map.of("orQueries", List.of(Map.of("assigneeExpression", ATTACK))))) {
            var answer = rep.post("/filter/create", Map.of("resourceType", "Task", "name", "evil", "query", query, "properties", Map.of()));
            assertRefused(answer.getStatusCode().value(), query);
        }
        assertThat(engine.getFilterService().createTaskFilterQuery().filterName("evil").count()).isZero();
    }

    @Test
    void evaluatesNoExpressionOfAFilterThatIsStoredAlready() {
        var filter = engine.getFilterService().newTaskFilter("kept " + UUID.randomUUID());
        filter.setQuery(tasks.createTaskQuery().taskName("a"));
        var id = engine.getFilterService().saveFilter(filter).getId();
        jdbc.sql("update act_ru_filter set query_ = ? where id_ = ?")
                .params("{\"orQueries\":[{\"assigneeExpression\":\"" + ATTACK + "\"}]}", id).update();
        var admin = new Rest(http, principals.admin);

        assertRefused(admin.get("/filter/" + id + "/list").getStatusCode().value(), "list");
        assertRefused(admin.get("/filter/" + id + "/count").getStatusCode().value(), "count");
        jdbc.sql("delete from act_ru_filter where id_ = ?").param(id).update();
    }

    @Test
    void stillEvaluatesWhoIsAskingAndWhatTimeItIs() {
        var rep = new Rest(http, principals.rep);
        for (var query : List.of(Map.of("assigneeExpression", "${currentUser()}"),
                Map.of("candidateGroupsExpression", "${currentUserGroups()}"),
                Map.of("dueBeforeExpression", "${now()}"), Map.of("dueBeforeExpression", "${dateTime().plusDays(2).withTimeAtStartOfDay()}"))) {
            var created = rep.post("/filter/create", Map.of("resourceType", "Task", "name", "mine",
                    "owner", principals.rep, "query", query, "properties", Map.of()));
            assertThat(created.getStatusCode()).as(query.toString()).isEqualTo(HttpStatus.OK);
            var id = com.jayway.jsonpath.JsonPath.<String>read(created.getBody(), "$.id");
            assertThat(rep.get("/filter/" + id + "/list?maxResults=10").getStatusCode()).as(query.toString()).isEqualTo(HttpStatus.OK);
            rep.call(HttpMethod.DELETE, "/filter/" + id, null, "en");
        }
    }

    @Test
    void callsNoMethodInAnExpressionEvenWhereOneIsEvaluated() {
        for (var expression : List.of(ATTACK, "${''.getClass()}", "${''.class}", "${dataSource}", "${jdbcClient}",
                "${environment.activeProfiles}", "${dateTime().getClass()}", "${dateTime().class}", "${now().getTime()}")) {
            assertThatThrownBy(() -> evaluate(expression)).as(expression).isInstanceOf(ProcessEngineException.class);
        }
        assertThat(evaluate("${dateTime().plusDays(2)}")).isNotNull();
        assertThat(System.getProperty(MARK)).isNull();
    }

    @Test
    void lendsModelsNoBeanThatWasNotWrittenForThem() {
        var published = configuration().getBeans();

        assertThat(published.keySet().stream().map(Object::toString))
                .allSatisfy(name -> assertThat(published.get(name).getClass().getName()).startsWith("dev.salesflow.process"));
        assertThat(published.get("dataSource")).isNull();
    }

    @Test
    void runsNoScriptAlthoughLibrariesBringScriptEngines() {
        for (var language : List.of("groovy", "javascript", "ecmascript", "js", "python", "ruby", "mvel", "MVEL", "feel", "juel")) {
            assertThat(configuration().getScriptEngineResolver().getScriptEngine(language, false)).as(language).isNull();
        }
        assertThat(configuration().getScriptEngineResolver().getScriptEngineManager().getEngineFactories()).isEmpty();
    }

    @Test
    void opensNoSerializedJavaObject() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(new java.util.ArrayList<>(List.of("a")));
        }
        var variable = Map.of("value", Base64.getEncoder().encodeToString(bytes.toByteArray()), "type", "Object", "valueInfo",
                Map.of("objectTypeName", "java.util.ArrayList", "serializationDataFormat", "application/x-java-serialized-object"));
        var answer = new Rest(http, principals.admin).post("/process-definition/key/trial/start", Map.of("variables", Map.of("evil", variable)));

        assertThat(answer.getStatusCode().value()).isBetween(400, 500);
        assertThat(jdbc.sql("select count(*) from act_ru_variable where name_ = 'evil'").query(Long.class).single()).isZero();
    }

    @Test
    void makesNoAdministratorThroughTheSetupPath() {
        for (var path : List.of("/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/setup/default/user/create/", "//camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/./setup/default/user/create", "/camunda/api/admin/setup;x=y/default/user/create")) {
            var answer = http.postForEntity(path, Map.of("profile", Map.of("id", "evil"), "credentials", Map.of("password", "x")), String.class);
            assertThat(answer.getStatusCode().value()).as(path).isNotIn(200, 201, 204);
        }
        assertThat(jdbc.sql("select count(*) from act_id_user").query(Long.class).single()).isZero();
    }

    @Test
    void answersNobodyWithoutAPassword() {
        var nobody = new Rest(http, null);
        for (var path : List.of("/engine", "/task", "/process-definition", "/user", "/version", "/engine/default/task", "/openapi.json", "/")) {
            assertThat(nobody.get(path).getStatusCode()).as(path).isEqualTo(HttpStatus.UNAUTHORIZED);
        }
        assertThat(new Rest(http, principals.disabled).get("/task").getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void letsOrdinaryPeopleNeitherWriteVariablesNorChangeInstancesNorDeploy() {
        var rep = new Rest(http, principals.rep);
        for (var path : List.of("/task/1/complete", "/task/1/resolve", "/task/1/variables", "/task/1/localVariables",
                "/process-instance/1/variables", "/process-instance/1/modification", "/deployment/create", "/message",
                "/signal", "/process-definition/key/trial/start", "/process-instance/delete", "/execution/1/signal",
                "/external-task/fetchAndLock", "/migration/execute", "/authorization/create", "/user/create", "/task/create")) {
            assertThat(rep.post(path, Map.of()).getStatusCode()).as(path).isEqualTo(HttpStatus.FORBIDDEN);
        }
    }

    private static void assertRefused(int status, Object what) {
        assertThat(status).as(what.toString()).isBetween(400, 499);
        assertThat(System.getProperty(MARK)).isNull();
    }

    private Object evaluate(String expression) {
        return configuration().getCommandExecutorTxRequired().execute(command ->
                configuration().getExpressionManager().createExpression(expression).getValue(null));
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }
}
