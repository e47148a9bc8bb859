package dev.salesflow.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.identity.TestLogins;
import dev.salesflow.process.engine.Principals;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@SalesflowTest
class ExportCallsTest {

    @Autowired
    MockMvc web;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Principals people;

    String w;
    String number;

    @BeforeEach
    void customers() {
        w = "w" + UUID.randomUUID().toString().replaceAll("[^a-f]", "") + Long.toString(System.nanoTime(), 36).replaceAll("\\d", "x");
        number = String.valueOf(System.nanoTime());
        customer("Bravo " + w, people.rep, "B");
        customer("Alpha " + w, people.rep, "A");
        customer("Other " + w, people.otherRep, "A");
    }

    @Test
    void programsGetWhatTheListShowsThemInItsOrder() throws Exception {
        assertThat(names("/api/customers.csv?query=" + w + "&sort=name", people.rep)).containsExactly("Alpha " + w, "Bravo " + w);
        assertThat(names("/api/customers.csv?query=" + w + "&sort=newest", people.manager)).hasSize(2);
        assertThat(names("/api/customers.csv?query=" + w + "&grade=B", people.rep)).containsExactly("Bravo " + w);
        assertThat(names("/api/customers.csv?query=" + w, people.admin)).hasSize(3);
    }

    @Test
    void contactsAndDealsFollowTheirCustomersRights() throws Exception {
        for (var path : List.of("/api/contacts.csv?query=", "/api/opportunities.csv?query=")) {
            web.perform(get(path + w).with(user(people.rep))).andExpect(content().string(containsString("Alpha " + w)))
                    .andExpect(content().string(not(containsString("Other " + w))));
            web.perform(get(path + w).with(user(people.otherRep))).andExpect(content().string(containsString("Other " + w)))
                    .andExpect(content().string(not(containsString("Alpha " + w))));
        }
    }

    @Test
    void aLoginAndPasswordAreEnoughAndAStrangerGetsAProblem() throws Exception {
        web.perform(get("/api/customers.xlsx").param("query", w).with(httpBasic(people.rep, TestLogins.PASSWORD))).andExpect(status().isOk());
        web.perform(get("/api/customers.xlsx").param("query", w)).andExpect(status().isUnauthorized())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"));
    }

    @Test
    void theFilesNameIsInThePersonsLanguageAndInPlainLettersToo() throws Exception {
        web.perform(get("/customers/export.xlsx").param("query", w).param("labels", "true").header("Accept-Language", "zh").with(user(people.rep)))
                .andExpect(header().string("Content-Disposition", startsWith("attachment; filename=\"customers-2")))
                .andExpect(header().string("Content-Disposition", containsString("; filename*=UTF-8''%E5%AE%A2%E6%88%B7-2")))
                .andExpect(header().string("Cache-Control", "no-store"));
    }

    @Test
    void namesAndChoicesAreInThePersonsWordsWhereTheyWantToReadThem() throws Exception {
        jdbc.sql("update customer set selection = 'NOT_URGENT', vendor_hope = true where name = ?").param("Alpha " + w).update();

        var text = text("/customers/export.csv?labels=true&query=alpha%20" + w, people.rep, "zh");

        assertThat(text).contains("名称,外部编号", "认可需求，不急", ",是,").doesNotContain("NOT_URGENT", "externalId");
    }

    @Test
    void everyFileIsNotedWithWhoAskedForWhat() throws Exception {
        text("/customers/export.csv?query=" + w + "&grade=A", people.rep, "en");

        var noted = jdbc.sql("select login || ' ' || kind || ' ' || format || ' ' || asked || ' ' || row_count from export_log where asked like ?")
                .param("%" + w + "%").query(String.class).list();

        assertThat(noted).containsExactly(people.rep + " customers csv /customers?query=" + w + "&grade=A&sort=name 1");
        web.perform(get("/exports").with(user(people.admin).roles("ADMIN"))).andExpect(status().isOk())
                .andExpect(content().string(containsString("/customers?query=" + w)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/customers.pdf", "/api/opportunities.", "/api/contacts.csv.exe"})
    void anyOtherFormatIsNotFound(String path) throws Exception {
        web.perform(get(path).with(user(people.rep))).andExpect(status().isNotFound())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"));
    }

    @Test
    void aListOfContactsShowsThoseOfOnesCustomersAndFindsThem() throws Exception {
        web.perform(get("/contacts").param("query", "ann of alpha " + w).with(user(people.rep))).andExpect(content().string(containsString("Ann of Alpha " + w)))
                .andExpect(content().string(not(containsString("Ann of Bravo " + w))))
                .andExpect(content().string(containsString("/contacts/export.csv?query=ann%20of%20alpha%20" + w)));
        web.perform(get("/contacts").param("query", w).with(user(people.otherRep))).andExpect(content().string(not(containsString("Ann of Alpha " + w))));
        web.perform(get("/contacts").param("query", "139-" + number).with(user(people.rep)))
                .andExpect(content().string(containsString("Ann of Bravo " + w)));
    }

    private List<String> names(String path, String login) throws Exception {
        return text(path, login, "en").lines().skip(1).map(line -> line.split(",")[0]).toList();
    }

    private String text(String path, String login, String language) throws Exception {
        return web.perform(get(java.net.URI.create(path)).with(user(login)).header("Accept-Language", language)).andExpect(status().isOk())
                .andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private void customer(String name, String owner, String grade) {
        var id = UUID.randomUUID();
        jdbc.sql("insert into customer (id, name, name_key, owner_login, grade, created_at, updated_at, version) values (?, ?, ?, ?, ?, now(), now(), 1)")
                .params(id, name, name, owner, grade).update();
        jdbc.sql("insert into contact (id, customer_id, name, mobile, version) values (?, ?, ?, ?, 1)")
                .params(UUID.randomUUID(), id, "Ann of " + name, "139 " + number).update();
        jdbc.sql("insert into opportunity (id, customer_id, owner_login, stage, stage_entered_at, outcome, created_at, updated_at, version, process_id)"
                + " values (?, ?, ?, 'DEMO', now(), 'OPEN', now(), now(), 1, ?)").params(UUID.randomUUID(), id, owner, UUID.randomUUID().toString()).update();
    }
}
