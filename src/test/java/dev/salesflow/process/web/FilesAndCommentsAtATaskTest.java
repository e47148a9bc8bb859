package dev.salesflow.process.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.salesflow.SalesflowTest;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.process.engine.Principals;
import dev.salesflow.process.engine.TrialModel;
import dev.salesflow.process.engine.access.EngineGroups;
import dev.salesflow.process.engine.access.Rest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@SalesflowTest
class FilesAndCommentsAtATaskTest {

    @Autowired MockMvc web;
    @Autowired TestRestTemplate http;
    @Autowired Principals principals;
    @Autowired RepositoryService repository;
    @Autowired RuntimeService runtime;
    @Autowired TaskService tasks;
    @Autowired JdbcClient jdbc;

    UUID customer;
    String task;

    /** The rep does the task, but the customer is another's. */
    @BeforeEach
    void aTaskAboutACustomer() {
        TrialModel.deploy(repository);
        customer = new DealFixture(jdbc).customer(principals.otherRep);
        runtime.startProcessInstanceByKey("trial", customer.toString(),
                Map.of("owner", principals.rep, "managerGroup", EngineGroups.managersOf(principals.team)));
        task = tasks.createTaskQuery().processInstanceBusinessKey(customer.toString()).singleResult().getId();
    }

    @Test
    void putsAFileOfTheTaskToItsCustomerAndShowsItAtTheTask() throws Exception {
        send(principals.rep).andExpect(status().isOk()).andExpect(content().string(containsString("contract.pdf")));
        var file = jdbc.sql("select id from attachment where customer_id = ?").param(customer).query(UUID.class).single();

        web.perform(get("/customers/" + customer + "/attachments").with(user(principals.otherRep))).andExpect(content().string(containsString("contract.pdf")));
        web.perform(get("/tasks/" + task + "/attachments/" + file).with(user(principals.manager))).andExpect(status().isOk());
        web.perform(get("/tasks/" + task + "/attachments").with(user(principals.otherRep))).andExpect(status().isNoContent());
        web.perform(get("/tasks/" + task + "/attachments/" + file).with(user(principals.otherRep))).andExpect(status().isNotFound());
        send(principals.otherRep).andExpect(status().isNotFound());
    }

    /** They do the task; that does not make them one of those who see the customer. */
    @Test
    void showsWhoDoesTheTaskNoOtherFileOfACustomerTheyDoNotSee() throws Exception {
        web.perform(multipart("/customers/" + customer + "/attachments").file(pdf("others.pdf")).with(user(principals.otherRep)).with(csrf()))
                .andExpect(status().isOk());
        var file = jdbc.sql("select id from attachment where customer_id = ?").param(customer).query(UUID.class).single();

        web.perform(get("/tasks/" + task + "/attachments").with(user(principals.rep))).andExpect(content().string(not(containsString("others.pdf"))));
        web.perform(get("/tasks/" + task + "/attachments/" + file).with(user(principals.rep))).andExpect(status().isNotFound());
    }

    @Test
    void takesNoFilePastTheseChecksByTheEnginesOwnDoor() {
        for (var login : List.of(principals.rep, principals.manager, principals.admin)) {
            assertThat(new Rest(http, login).post("/task/" + task + "/attachment/create", Map.of()).getStatusCode()).as(login).isEqualTo(HttpStatus.FORBIDDEN);
        }
    }

    @Test
    void keepsACommentOfWhoSeesTheTaskAndTellsItInTheTimeline() throws Exception {
        var rep = new Rest(http, principals.rep);
        var made = rep.post("/task/" + task + "/comment/create", Map.of("message", "<b>They</b> want 3 quotes"));

        assertThat(made.getStatusCode()).as(made.getBody()).isEqualTo(HttpStatus.OK);
        assertThat(JsonPath.<List<String>>read(rep.get("/task/" + task + "/comment").getBody(), "$[*].message")).containsExactly("<b>They</b> want 3 quotes");
        assertThat(JsonPath.<List<String>>read(new Rest(http, principals.manager).get("/task/" + task + "/comment").getBody(), "$[*].userId"))
                .containsExactly(principals.rep);
        web.perform(get("/customers/" + customer + "/timeline").with(user(principals.otherRep)))
                .andExpect(content().string(containsString("commented on a task: &lt;b&gt;They&lt;/b&gt; want 3 quotes")));
    }

    @Test
    void showsAndTakesCommentsOnlyByWhoSeesTheTask() {
        var comment = JsonPath.<String>read(new Rest(http, principals.rep).post("/task/" + task + "/comment/create", Map.of("message", "ours")).getBody(), "$.id");
        var other = new Rest(http, principals.otherRep);

        assertThat(other.get("/task/" + task + "/comment").getStatusCode()).isIn(HttpStatus.BAD_REQUEST, HttpStatus.NOT_FOUND);
        assertThat(other.get("/task/" + task + "/comment/" + comment).getStatusCode()).isIn(HttpStatus.BAD_REQUEST, HttpStatus.NOT_FOUND);
        assertThat(other.post("/task/" + task + "/comment/create", Map.of("message", "theirs")).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(tasks.getTaskComments(task)).hasSize(1);
    }

    @Test
    void refusesAnEmptyAnEndlessAndAMisplacedComment() {
        var rep = new Rest(http, principals.rep);

        assertThat(rep.post("/task/" + task + "/comment/create", Map.of("message", "  ")).getStatusCode().value()).isEqualTo(422);
        assertThat(rep.post("/task/" + task + "/comment/create", Map.of("message", "x".repeat(2001))).getBody()).contains("At most 2,000 characters");
        assertThat(rep.post("/task/" + task + "/comment/create", Map.of("message", "x", "processInstanceId", "another")).getStatusCode().is4xxClientError()).isTrue();
        assertThat(tasks.getTaskComments(task)).isEmpty();
    }

    private ResultActions send(String login) throws Exception {
        return web.perform(multipart("/tasks/" + task + "/attachments").file(pdf("contract.pdf")).with(user(login)).with(csrf()));
    }

    private static MockMultipartFile pdf(String name) {
        return new MockMultipartFile("file", name, null, "%PDF-1.7\n".getBytes());
    }
}
