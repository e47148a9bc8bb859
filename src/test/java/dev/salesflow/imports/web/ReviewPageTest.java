package dev.salesflow.imports.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@SalesflowTest
class ReviewPageTest {

    @Autowired
    MockMvc web;
    @Autowired
    JdbcClient jdbc;

    String w;
    UserRequestPostProcessor admin;

    @BeforeEach
    void administrator() {
        w = "w" + UUID.randomUUID();
        jdbc.sql("insert into app_user (login, name, role) values (?, ?, 'ADMIN')").params("admin-" + w, "Person " + w).update();
        admin = user("admin-" + w).roles("ADMIN");
    }

    @Test
    void saysWhichColumnsAreNotImportedAndWhatIsMissing() throws Exception {
        var page = upload("customers", "Bezeichnung W,注册资金,city\nA,500,Kiel\nB,,Kiel\n");

        show(page).andExpect(content().string(containsString("not imported: 2 columns")))
                .andExpect(content().string(containsString("No column is chosen for what every row needs:")))
                .andExpect(content().string(containsString("1 row has a value")));
        web.perform(get(page).with(admin).header("Accept-Language", "zh")).andExpect(content().string(containsString("不导入：2 列")))
                .andExpect(content().string(containsString("每一行都需要")));
    }

    @Test
    void theListTellsAListThatOnlyWaitsForALookFromOneWithQuestions() throws Exception {
        jdbc.sql("update app_user set role = 'MANAGER' where login = ?").param("admin-" + w).update();
        upload("customers", "name\nFirma W\n");
        show("/imports").andExpect(content().string(containsString("waits for your look"))).andExpect(content().string(not(containsString("has questions"))));

        upload("opportunities", "opportunity_id,account,Tag W\n1W,,\n");
        show("/imports").andExpect(content().string(containsString("has questions"))).andExpect(content().string(containsString("Unchanged")));
    }

    @Test
    void everyChangeIsShownAtOnceAndSurvivesAReload() throws Exception {
        var page = upload("customers", "Bezeichnung W,employees\nFirma W,1.234\n");

        var changed = change(page, "m.0", "name", "m.1", "annualRevenue");

        changed.andExpect(content().string(containsString("How are the numbers in column &quot;employees&quot; written?")))
                .andExpect(content().string(containsString("Firma " + w))).andExpect(content().string(not(containsString("<html"))));
        change(page, "m.0", "name", "m.1", "annualRevenue", "n.1", "1.234,56").andExpect(content().string(containsString("1,234.00")));
        show(page).andExpect(content().string(containsString("1,234.00")));
    }

    @Test
    void twoColumnsForOneFieldCannotBeImportedBeforeOneIsLeftOut() throws Exception {
        var page = upload("customers", "name,Bezeichnung W\nFirma W,x\n");

        change(page, "m.0", "name", "m.1", "name").andExpect(content().string(containsString("Two columns are read as this field.")))
                .andExpect(content().string(containsString("disabled=\"disabled\"")));
        web.perform(post(page + "/answers").param("m.0", "name").param("m.1", "name").with(admin).with(csrf())).andExpect(redirectedUrl(page))
                .andExpect(flash().attribute("problem", containsString("are both read as")));
        change(page, "m.0", "name", "m.1", "").andExpect(content().string(not(containsString("Two columns are read as"))));
    }

    @Test
    void showsTheMostFrequentOfManyUnknownValuesFindsTheOthersAndKeepsWhatWasDecided() throws Exception {
        var rows = IntStream.range(0, 80).mapToObj(n -> "C W,Nobody " + (char) ('A' + n / 26) + (char) ('A' + n % 26) + " W\n").collect(Collectors.joining());
        var page = upload("customers", "name,owner\n" + rows + "C W,Nobody AA W\n");

        show(page).andExpect(content().string(containsString("50 shown, the most frequent first; 30 more")))
                .andExpect(content().string(containsString("name=\"v.1.Nobody AA " + w + "\""))).andExpect(content().string(not(containsString("name=\"v.1.Nobody DB " + w))));
        change(page, "search", "nobody db", "m.0", "name", "m.1", "owner").andExpect(content().string(containsString("name=\"v.1.Nobody DB " + w)))
                .andExpect(content().string(not(containsString("name=\"v.1.Nobody AA " + w))));
        change(page, "v.1.Nobody DB " + w, "~empty", "m.0", "name", "m.1", "owner");
        change(page, "v.1.Nobody AA " + w, "~keep", "m.0", "name", "m.1", "owner");

        assertThat(jdbc.sql("select draft -> 'value:owner' ->> ? from import_review where import_id = ?::uuid").params("Nobody DB " + w, id(page))
                .query(String.class).single()).isEmpty();
    }

    @Test
    void tellsBesideAQuestionThatItsAnswerIsMissingAndWhatToDo() throws Exception {
        var page = upload("opportunities", "opportunity_id,account,Tag W\n1W,,\n");

        var untold = web.perform(post(page + "/answers").param("m.0", "externalId").param("m.1", "customer").with(admin).with(csrf())
                .header("Accept-Language", "zh")).andExpect(redirectedUrl(page + "#q-missing:customer")).andReturn();

        web.perform(get(page).flashAttrs(untold.getFlashMap()).header("Accept-Language", "zh").with(admin))
                .andExpect(content().string(matchesPattern("(?s).*id=\"q-missing:customer\"[^>]*aria-describedby=\"wrong-missing:customer\".*"
                        + "id=\"wrong-missing:customer\">请选择一个答案.*")));
    }

    @Test
    void saysOfAColumnThatNobodyChangedWhyItIsWhatItIs() throws Exception {
        var page = upload("customers", "name,city,Tag W\nFirma W,Ulm,x\n");

        change(page, "m.0", "name", "m.1", "city", "m.2", "").andExpect(content().string(containsString("by its name")))
                .andExpect(content().string(not(containsString("as you say"))));
        change(page, "m.0", "name", "m.1", "", "m.2", "city").andExpect(content().string(containsString("as you say")));
    }

    @Test
    void tellsBesideAValueThatAnotherNameWasChosenButNotTyped() throws Exception {
        var page = upload("customers", "name,owner\nFirma W,Nobody W\n");

        web.perform(post(page + "/answers").param("v.1.Nobody " + w, "~other").param("o.1.Nobody " + w, " ").with(admin).with(csrf()))
                .andExpect(redirectedUrl(page + "#q-value:owner"))
                .andExpect(flash().attribute("problems", Map.of("value:owner", "Please type what \"Nobody W\" means here, or choose another answer for it.".replace("W", w))));
    }

    @Test
    void saysWhatIsAnsweredAsLastTime() throws Exception {
        var list = "opportunity_id,account,Tag W\n1W,,\n";
        web.perform(post(upload("opportunities", list) + "/answers").param("x.customer", "report").with(admin).with(csrf()));
        await().atMost(Duration.ofSeconds(30)).until(() -> jdbc.sql("select count(*) from import_memory where login = ?").param("admin-" + w).query(Integer.class).single() == 1);

        var page = upload("opportunities", list);

        show(page).andExpect(content().string(containsString("No new question; one is answered as last time")))
                .andExpect(content().string(matchesPattern("(?s).*value=\"report\"\\s+checked=\"checked\".*")));
        change(page, "x.customer", "placeholder").andExpect(content().string(containsString("One question")));
    }

    @Test
    void aFormThatNobodyWasShownChangesNothing() throws Exception {
        var page = upload("customers", "name\nFirma W\n");

        change(page, "m.99", "city", "m.x", "city", "v.0", "=a", "d.0", "x", "zz", "1").andExpect(status().isOk());
        change(page, "m.0", "colour").andExpect(content().string(containsString("There is no field")));
    }

    private ResultActions change(String page, String... typed) throws Exception {
        MockHttpServletRequestBuilder request = post(page + "/preview").header("HX-Request", "true").header("Accept-Language", "en");
        for (int i = 0; i < typed.length; i += 2) {
            request.param(typed[i], typed[i + 1]);
        }
        return web.perform(request.with(admin).with(csrf())).andExpect(status().isOk());
    }

    private ResultActions show(String page) throws Exception {
        return web.perform(get(page).header("Accept-Language", "en").with(admin)).andExpect(status().isOk());
    }

    private String upload(String kind, String text) throws Exception {
        var page = web.perform(multipart("/imports").file(new MockMultipartFile("file", "list.csv", "text/csv", text.replace("W", w).getBytes(StandardCharsets.UTF_8)))
                .param("kind", kind).with(admin).with(csrf())).andReturn().getResponse().getRedirectedUrl();
        await().atMost(Duration.ofSeconds(30)).until(() -> jdbc.sql("select state from import_run where id = ?::uuid").param(id(page)).query(String.class).single().equals("QUESTION"));
        return page;
    }

    private static String id(String page) {
        return page.substring(page.lastIndexOf('/') + 1);
    }
}
