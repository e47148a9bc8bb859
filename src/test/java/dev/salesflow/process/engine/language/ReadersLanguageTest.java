package dev.salesflow.process.engine.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.salesflow.SalesflowTest;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.process.engine.Principals;
import dev.salesflow.process.engine.access.Rest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One model, and everyone is answered in the language they ask in; nothing of a translation is ever stored. */
@SalesflowTest
class ReadersLanguageTest {

    @Autowired
    TestRestTemplate http;
    @Autowired
    Principals principals;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    OpportunityBook deals;
    @Autowired
    TaskService tasks;
    @Autowired
    FilterService filters;

    Task task;

    @BeforeEach
    void aFirstVisitToRecord() {
        var deal = deals.open(Opening.of(new DealFixture(jdbc).customer(principals.rep), UUID.randomUUID().toString()), principals.rep);
        task = tasks.createTaskQuery().processInstanceBusinessKey(deal.id().toString()).singleResult();
    }

    @Test
    void aTaskIsNamedAndDescribedInEachReadersLanguage() {
        assertThat(chinese("/task/" + task.getId(), "$.name")).isEqualTo("记录初访");
        assertThat(chinese("/task/" + task.getId(), "$.description")).startsWith("倾听并了解");
        assertThat(english("/task/" + task.getId(), "$.name")).isEqualTo("Record first visit");
        assertThat(JsonPath.<List<String>>read(asked(HttpMethod.POST, "/task?maxResults=10", Map.of("processInstanceId", task.getProcessInstanceId()), "zh-CN"),
                "$[*].name")).containsExactly("记录初访");
    }

    @Test
    void aProcessAndWhereItsInstancesStandAreNamedInEachReadersLanguage() {
        var admin = new Rest(http, principals.admin);
        var tree = admin.call(HttpMethod.GET, "/process-instance/" + task.getProcessInstanceId() + "/activity-instances", null, "zh").getBody();

        assertThat(chinese("/process-definition/key/opportunity", "$.name")).isEqualTo("商机");
        assertThat(english("/process-definition/key/opportunity", "$.name")).isEqualTo("Opportunity");
        assertThat(JsonPath.<String>read(tree, "$.activityName")).isEqualTo("商机");
        assertThat(JsonPath.<String>read(tree, "$.childActivityInstances[0].activityName")).isEqualTo("记录初访");
        assertThat(JsonPath.<String>read(tree, "$.childActivityInstances[0].name")).isEqualTo("记录初访");
        assertThat(JsonPath.<List<String>>read(admin.call(HttpMethod.GET, "/history/process-instance?processInstanceId="
                + task.getProcessInstanceId() + "&maxResults=10", null, "zh").getBody(), "$[*].processDefinitionName")).containsExactly("商机");
    }

    @Test
    void aFormComesWithItsLabelsHintsAndChoicesInChineseAndOtherwiseAsItWasDeployed() {
        var form = asked(HttpMethod.GET, "/task/" + task.getId() + "/deployed-form", null, "zh");

        assertThat(JsonPath.<List<String>>read(form, "$.components[?(@.key=='heldOn')].dateLabel")).containsExactly("初访日期");
        assertThat(JsonPath.<List<String>>read(form, "$.components[?(@.key=='metWith')].description")).allMatch(hint -> hint.matches(".*\\p{IsHan}.*"));
        assertThat(JsonPath.<List<String>>read(form, "$.components[?(@.key=='way')].values[*].label")).contains("上门", "电话");
        assertThat(JsonPath.<List<String>>read(form, "$.components[?(@.type=='text')].text").toString()).doesNotContainPattern("[a-z]{4,} [a-z]{2,}");
        assertThat(asked(HttpMethod.GET, "/task/" + task.getId() + "/deployed-form", null, "en")).contains("\"Date of the visit\"", "label_zh");
        assertThat(chinese("/process-definition/" + task.getProcessDefinitionId() + "/deployed-start-form", "$.components[1].label"))
                .isEqualTo("客户名称或编号");
    }

    @Test
    void filtersAreNamedInEachReadersLanguage() {
        assertThat(JsonPath.<List<String>>read(asked(HttpMethod.GET, "/filter?maxResults=100", null, "zh"), "$[*].name")).contains("我的任务", "今日到期", "等待他人");
        assertThat(JsonPath.<List<String>>read(asked(HttpMethod.GET, "/filter?maxResults=100", null, "en"), "$[*].name")).contains("My tasks", "Due today", "Waiting for others");
    }

    @Test
    void aProgramThatAsksForNoLanguageGetsNamesAndModelsAsTheyAreDeployed() {
        jdbc.sql("update app_user set language = 'zh' where login = ?").param(principals.rep).update();

        assertThat(english("/task/" + task.getId(), "$.name")).isEqualTo("Record first visit");
        assertThat(chinese("/process-definition/key/opportunity/xml".replace("key/opportunity", task.getProcessDefinitionId()), "$.bpmn20Xml"))
                .contains("name=\"Record first visit\"");
        jdbc.sql("update app_user set language = null where login = ?").param(principals.rep).update();
    }

    @Test
    void whatWasEnteredIsNeverTranslated() {
        tasks.setVariable(task.getId(), "remark", "{\"id\":\"opportunity:1:x\",\"key\":\"opportunity\",\"name\":\"Opportunity\"}");

        var values = asked(HttpMethod.GET, "/task/" + task.getId() + "/form-variables", null, "zh");

        assertThat(JsonPath.<String>read(values, "$.remark.value")).contains("\"name\":\"Opportunity\"");
    }

    @Test
    void savingADueDateFromAChineseScreenKeepsTheStoredName() {
        var manager = new Rest(http, principals.manager);
        Map<String, Object> shown = JsonPath.read(manager.call(HttpMethod.GET, "/task/" + task.getId(), null, "zh").getBody(), "$");
        assertThat(shown).containsEntry("name", "记录初访").containsKey("camundaFormRef");
        shown.put("due", "2027-01-31T18:00:00.000+0000");

        var saved = manager.call(HttpMethod.PUT, "/task/" + task.getId(), shown, "zh");

        assertThat(saved.getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
        var stored = tasks.createTaskQuery().taskId(task.getId()).singleResult();
        assertThat(stored.getName()).isEqualTo("Record first visit");
        assertThat(stored.getDescription()).startsWith("Listen and find out");
        assertThat(stored.getDueDate()).isEqualTo("2027-01-31T18:00:00.000+0000");
        assertThat(manager.call(HttpMethod.PUT, "/task/" + task.getId(), "no json", "zh").getStatusCode().is4xxClientError()).isTrue();
    }

    @Test
    void editingAFilterFromAChineseScreenChangesItsChineseTextsOnly() {
        var filter = filters.newTaskFilter("Own " + UUID.randomUUID());
        filter.setQuery(tasks.createTaskQuery().taskUnassigned());
        filter.setProperties(Map.of("name_zh", "自建", "description", "Nobody's", "description_zh", "无人认领", "color", "#111111"));
        var id = filters.saveFilter(filter).getId();
        var admin = new Rest(http, principals.admin);

        // As Tasklist sends it: of the properties only those it knows.
        var saved = admin.call(HttpMethod.PUT, "/filter/" + id, Map.of("resourceType", "Task", "name", "改名", "query", Map.of("unassigned", true),
                "properties", Map.of("description", "无人认领", "color", "#222222")), "zh");

        assertThat(saved.getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
        var stored = filters.getFilter(id);
        assertThat(stored.getName()).isEqualTo(filter.getName());
        assertThat(stored.getProperties()).containsEntry("name_zh", "改名").containsEntry("description", "Nobody's")
                .containsEntry("description_zh", "无人认领").containsEntry("color", "#222222");

        admin.call(HttpMethod.PUT, "/filter/" + id, Map.of("resourceType", "Task", "name", "Renamed " + id, "query", Map.of("unassigned", true),
                "properties", Map.of("description", "Free")), "en");
        assertThat(filters.getFilter(id).getName()).isEqualTo("Renamed " + id);
        assertThat(filters.getFilter(id).getProperties()).containsEntry("name_zh", "改名").containsEntry("description", "Free");
        filters.deleteFilter(id);
    }

    @Test
    void groupsAreKnownByNameInEachReadersLanguage() {
        var team = "managers-" + principals.team;

        assertThat(groups("en").get(team)).startsWith("Managers · Team ");
        assertThat(groups("zh").get(team)).startsWith("Team ").endsWith("主管");
        assertThat(groups("zh")).containsEntry("rep", "销售代表").containsEntry("camunda-admin", "系统管理员");
    }

    private Map<String, String> groups(String language) {
        List<Map<String, String>> groups = JsonPath.read(new Rest(http, principals.admin)
                .call(HttpMethod.GET, "/group?maxResults=2000", null, language).getBody(), "$");
        return groups.stream().collect(java.util.stream.Collectors.toMap(group -> group.get("id"), group -> group.get("name")));
    }

    private String chinese(String path, String json) {
        return JsonPath.read(asked(HttpMethod.GET, path, null, "zh-CN"), json);
    }

    private String english(String path, String json) {
        return JsonPath.read(asked(HttpMethod.GET, path, null, "en"), json);
    }

    private String asked(HttpMethod method, String path, Object body, String language) {
        return new Rest(http, principals.rep).call(method, path, body, language).getBody();
    }
}
