package dev.salesflow.imports.web;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.salesflow.SalesflowTest;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerField;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.web.servlet.MockMvc;

@SalesflowTest
class UndoCallsTest {

    @Autowired
    MockMvc web;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    CustomerBook customers;

    String w;
    UserRequestPostProcessor admin;

    @BeforeEach
    void people() {
        w = "w" + UUID.randomUUID();
        admin = person("ADMIN");
    }

    @Test
    void deleteTakesASmallImportBackWithinTheCall() throws Exception {
        var id = imported("name\nA " + w + "\nB " + w + "\n");

        web.perform(delete("/api/imports/{id}", id).with(admin).with(csrf())).andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("undone")).andExpect(jsonPath("$.undo.rows").value(2)).andExpect(jsonPath("$.undo.stayed").value(0));
        web.perform(delete("/api/imports/{id}", id).with(admin).with(csrf()).header("Accept-Language", "en")).andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail").value("The import is undone already."));
        web.perform(post("/api/imports/{id}/cancel", id).with(admin).with(csrf())).andExpect(status().isConflict());
        web.perform(delete("/api/imports/{id}", id).with(person("MANAGER")).with(csrf())).andExpect(status().isNotFound());
    }

    @Test
    void answers409NamingTheRecordsAndTakesTheOthersBackWhereAsked() throws Exception {
        var id = imported("name\nA " + w + "\nB " + w + "\n");
        var touched = touch("A " + w);

        web.perform(delete("/api/imports/{id}", id).with(admin).with(csrf()).header("Accept-Language", "en")).andExpect(status().isConflict())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json")).andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.records[0].id").value(touched.toString())).andExpect(jsonPath("$.records[0].kind").value("customer"))
                .andExpect(jsonPath("$.records[0].name").value("A " + w)).andExpect(jsonPath("$.records[0].why").value(startsWith("Changed by editor at 2")));
        web.perform(delete("/api/imports/{id}", id).param("except", "everything").with(admin).with(csrf())).andExpect(status().isUnprocessableEntity());
        web.perform(delete("/api/imports/{id}", id).param("except", "touched").with(admin).with(csrf())).andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("undone")).andExpect(jsonPath("$.undo.stayed").value(1))
                .andExpect(jsonPath("$.undo.records[0].name").value("A " + w));
    }

    @Test
    void thePageSaysWhatWillHappenShowsWhatIsInTheWayAndReportsWhatStayed() throws Exception {
        var page = "/imports/" + imported("name\nA " + w + "\nB " + w + "\n");
        touch("A " + w);

        web.perform(get(page).with(admin).header("Accept-Language", "en")).andExpect(content().string(containsString("The 2 records it made are removed")));
        web.perform(get("/imports").with(admin)).andExpect(content().string(containsString(page + "#undo")));
        web.perform(post(page + "/undo").with(admin).with(csrf())).andExpect(flash().attributeExists("problem"));
        web.perform(post(page + "/undo").param("sure", "true").with(admin).with(csrf()).header("Accept-Language", "zh")).andExpect(status().isConflict())
                .andExpect(content().string(containsString("A " + w))).andExpect(content().string(not(containsString("B " + w))))
                .andExpect(content().string(containsString("撤销其余全部")));
        web.perform(post(page + "/undo").param("sure", "true").param("exceptTouched", "true").with(admin).with(csrf())).andExpect(redirectedUrl(page));
        web.perform(get(page).with(admin).header("Accept-Language", "en")).andExpect(content().string(containsString("Undone but for one record")))
                .andExpect(content().string(containsString("A " + w))).andExpect(content().string(not(containsString("id=\"undo\""))));
    }

    @Test
    void thePageOfATeamSaysThatManagersWhoWereOnlyNamedGoToo() throws Exception {
        var id = imported("team", "name,manager\nAda " + w + ",Meg " + w + "\n");

        web.perform(get("/imports/{id}", id).with(admin).header("Accept-Language", "en"))
                .andExpect(content().string(containsString("The record it made is removed"))).andExpect(content().string(containsString("only named them")));
    }

    @Test
    void theReportForPeopleSpeaksTheirLanguageAndTheFilesColumns() throws Exception {
        var id = imported("name,employees\nA " + w + ",ten\n");

        web.perform(get("/imports/{id}/rows.csv", id).with(admin).header("Accept-Language", "zh"))
                .andExpect(content().string(startsWith("\uFEFF行,结果,字段,原因,记录"))).andExpect(content().string(containsString("2,失败,员工人数,不是整数")));
    }

    @Test
    void thePageCancelsAnImportThatWaitsForAnAnswer() throws Exception {
        var id = imported("Spalte " + w + "\nA " + w + "\n");

        web.perform(get("/imports/{id}", id).with(admin)).andExpect(content().string(containsString("/cancel")));
        web.perform(post("/imports/{id}/cancel", id).with(admin).with(csrf())).andExpect(redirectedUrl("/imports/" + id));
        web.perform(get("/api/imports/{id}", id).with(admin).header("Accept-Language", "en")).andExpect(jsonPath("$.state").value("failed"))
                .andExpect(jsonPath("$.problem").value(startsWith("Cancelled by admin-")));
        web.perform(get("/imports").with(admin).header("Accept-Language", "en")).andExpect(content().string(containsString(">cancelled</span>")));
    }

    private UUID touch(String name) {
        var id = jdbc.sql("select id from customer where name = ?").param(name).query(UUID.class).single();
        customers.learn(id, Map.of(CustomerField.CITY, "Kiel"), "editor");
        return id;
    }

    private String imported(String text) throws Exception {
        return imported("customers", text);
    }

    private String imported(String kind, String text) throws Exception {
        var started = web.perform(multipart("/api/imports").file(new MockMultipartFile("file", "list.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8)))
                .param("kind", kind).with(admin).with(csrf())).andExpect(status().isAccepted());
        String id = JsonPath.read(started.andReturn().getResponse().getContentAsString(), "$.id");
        await().atMost(Duration.ofSeconds(60)).until(() -> web.perform(get("/api/imports/{id}", id).with(admin)).andReturn().getResponse().getContentAsString(),
                answer -> !answer.matches(".*\"state\":\"(queued|running)\".*"));
        return id;
    }

    private UserRequestPostProcessor person(String role) {
        var login = role.toLowerCase(java.util.Locale.ROOT) + "-" + UUID.randomUUID();
        jdbc.sql("insert into app_user (login, name, role) values (?, ?, ?)").params(login, "Person " + login, role).update();
        return user(login).roles(role);
    }
}
