package dev.salesflow.imports.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.salesflow.SalesflowTest;
import dev.salesflow.shared.workbook.Sheets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@SalesflowTest
class ImportCallsTest {

    @Autowired
    MockMvc web;
    @Autowired
    JdbcClient jdbc;

    String w;
    UserRequestPostProcessor admin;

    @BeforeEach
    void people() {
        w = "w" + UUID.randomUUID();
        admin = person("ADMIN");
    }

    @Test
    void answers202WithThePlaceToAskAndThenTheVerdicts() throws Exception {
        var started = call(admin, "customers", "..\\..\\etc/pass\u0007wd.csv", "name,employees\n=Calc " + w + ",1\nB " + w + ",\"=1+1\"\n")
                .andExpect(status().isAccepted())
                .andExpect(header().string("Location", containsString("/api/imports/")))
                .andExpect(jsonPath("$.file").value("passwd.csv"));
        var id = id(started);

        var done = settled(id);

        done.andExpect(jsonPath("$.state").value("done")).andExpect(jsonPath("$.rows").value(2)).andExpect(jsonPath("$.counts.created").value(1))
                .andExpect(jsonPath("$.counts.failed").value(1)).andExpect(jsonPath("$.mapping.name").value("name"));
        web.perform(get("/api/imports/{id}/rows.csv", id).with(admin)).andExpect(content().string(startsWith("line,verdict,field,reason,recordId")))
                .andExpect(content().string(containsString("3,failed,employees,\"Not a whole number: \"\"=1+1\"\".\"")));
        web.perform(get("/api/imports/{id}/rows.csv", id).with(admin).header("Accept-Language", "zh")).andExpect(content().string(containsString("不是整数")))
                .andExpect(header().string("Content-Disposition", "attachment; filename=\"rows-passwd.csv\"; filename*=UTF-8''rows-passwd.csv"));
    }

    @Test
    void namesTheReportAfterItsFileForProgramsOfEveryKind() throws Exception {
        var id = id(call(admin, "customers", "客户 1.csv", "name\nA " + w + "\n"));
        settled(id);

        web.perform(get("/api/imports/{id}/rows.csv", id).with(admin)).andExpect(header().string("Content-Disposition",
                "attachment; filename=\"rows-___1.csv\"; filename*=UTF-8''rows-%E5%AE%A2%E6%88%B7_1.csv"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "name,name~1,2|imports.file.doubledColumn|columns 1 and 2", "2017-01-01,15~1,2|imports.file.noHeader|line of column names",
        "name~\"x|imports.file.quote|line 2", "PK^§|imports.file.broken|damaged", "name,city~A,B%|imports.file.binary|line 2, column 2"})
    void refusesABadFileAtOnceWithPlaceAndCure(String text, String type, String said) throws Exception {
        var before = jdbc.sql("select count(*) from import_run").query(Integer.class).single();

        call(admin, "customers", "list.csv", text.replace('~', '\n').replace('^', '\3').replace('§', '\4').replace('%', '\0'))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(jsonPath("$.type").value(endsWith(type))).andExpect(jsonPath("$.field").value("file"))
                .andExpect(jsonPath("$.detail").value(containsString(said)));

        assertThat(jdbc.sql("select count(*) from import_run").query(Integer.class).single()).isEqualTo(before);
    }

    @Test
    void refusesTwoColumnsForOneFieldNamingBoth() throws Exception {
        web.perform(multipart("/api/imports").file(new MockMultipartFile("file", "a.csv", "text/csv", "company,firm\nA,B\n".getBytes(StandardCharsets.UTF_8)))
                .param("kind", "customers").param("mapping", "{\"company\": \"name\", \"firm\": \"name\"}").with(admin).with(csrf()))
                .andExpect(status().isUnprocessableEntity()).andExpect(jsonPath("$.field").value("mapping"))
                .andExpect(jsonPath("$.detail").value(allOf(containsString("company"), containsString("firm"), containsString("name"))));
    }

    @Test
    void refusesTooManyColumnsUnknownKindsAndJsonThatIsNone() throws Exception {
        var wide = IntStream.range(0, 10_000).mapToObj(n -> "c" + n).collect(Collectors.joining(","));

        call(admin, "customers", "wide.csv", wide + "\n").andExpect(jsonPath("$.detail").value(containsString("10,000")));
        call(admin, "planets", "list.csv", "name\nA\n").andExpect(jsonPath("$.field").value("kind"));
        web.perform(multipart("/api/imports").file(new MockMultipartFile("file", "a.csv", "text/csv", "name\nA\n".getBytes(StandardCharsets.UTF_8)))
                .param("kind", "customers").param("answers", "[").with(admin).with(csrf())).andExpect(jsonPath("$.field").value("answers"))
                .andExpect(status().isBadRequest()).andExpect(jsonPath("$.type").value(endsWith("unreadable")));
        web.perform(multipart("/api/imports").param("kind", "customers").with(admin).with(csrf())).andExpect(jsonPath("$.field").value("file"));
    }

    @Test
    void failsAFileWhoseFaultLiesFurtherDownWithoutTakingAnyRowIn() throws Exception {
        var text = "name\n" + "Fine " + w + "\n" + "x\n".repeat(20) + "\"open\n";

        var done = settled(id(call(admin, "customers", "list.csv", text)));

        done.andExpect(jsonPath("$.state").value("failed")).andExpect(jsonPath("$.processed").value(0)).andExpect(jsonPath("$.problem").value(containsString("line 23")));
        assertThat(jdbc.sql("select count(*) from customer where name = ?").param("Fine " + w).query(Integer.class).single()).isZero();
    }

    @Test
    void letsOnlyLeadersImportAndOnlyAdministratorsImportPeople() throws Exception {
        call(person("REP"), "customers", "list.csv", "name\nA " + w + "\n").andExpect(status().isForbidden());
        call(person("MANAGER"), "team", "list.csv", "name\nA " + w + "\n").andExpect(status().isForbidden());
        web.perform(get("/imports").with(person("REP"))).andExpect(status().isForbidden());
    }

    @Test
    void namesTheCallThatIsRefusedWhoeverRefusesIt() throws Exception {
        web.perform(get("/api/imports/{id}", UUID.randomUUID())).andExpect(status().isUnauthorized()).andExpect(jsonPath("$.instance").value(startsWith("/api/imports/")));
        call(person("REP"), "customers", "list.csv", "name\nA " + w + "\n").andExpect(status().isForbidden()).andExpect(jsonPath("$.instance").value("/api/imports"));
        web.perform(multipart("/api/imports").with(admin)).andExpect(status().isForbidden()).andExpect(jsonPath("$.instance").value("/api/imports"));
    }

    @Test
    void hidesAnImportFromEverybodyWhoDoesNotLeadItsOwner() throws Exception {
        var id = id(call(admin, "customers", "list.csv", "name\nA " + w + "\n"));

        for (var path : new String[] {"/api/imports/{id}", "/api/imports/{id}/rows.csv", "/imports/{id}", "/imports/{id}/progress"}) {
            web.perform(get(path, id).with(person("MANAGER"))).andExpect(status().isNotFound());
            web.perform(get(path, id).with(person("REP"))).andExpect(status().isForbidden());
        }
    }

    @Test
    void refusesAnswersThatAnswerNothing() throws Exception {
        var id = id(call(admin, "customers", "list.csv", "Bezeichnung\nA " + w + "\n"));
        settled(id).andExpect(jsonPath("$.state").value("question"));

        answer(id, "{\"date:Bezeichnung\": \"tomorrow\"}").andExpect(status().isUnprocessableEntity()).andExpect(jsonPath("$.field").value("date:Bezeichnung"));
        answer(id, "{\"mapping\": {\"Bezeichnung\": \"colour\"}}").andExpect(jsonPath("$.detail").value(containsString("colour")));
        answer(id, "{\"mapping\": {\"Bezeichnung\": \"city\"}}").andExpect(jsonPath("$.detail").value(containsString("name")));
        answer(id, "{}").andExpect(status().isUnprocessableEntity());
        answer(id, "{\"mapping\": {\"Bezeichnung\": \"name\"}}").andExpect(status().isOk());
        settled(id).andExpect(jsonPath("$.counts.created").value(1));
        answer(id, "{\"mapping\": {\"Bezeichnung\": \"name\"}}").andExpect(status().isUnprocessableEntity());
    }

    @Test
    void thePageTakesAFileAsksAndShowsWhatBecameOfIt() throws Exception {
        var page = web.perform(multipart("/imports").file(new MockMultipartFile("file", "list.csv", "text/csv",
                        ("Bezeichnung,city\nA " + w + ",Kiel\n,Kiel\n").getBytes(StandardCharsets.UTF_8))).param("kind", "customers").with(admin).with(csrf()))
                .andExpect(redirectedUrlPattern("/imports/*")).andReturn().getResponse().getRedirectedUrl();
        var id = page.substring(page.lastIndexOf('/') + 1);
        settled(id);

        web.perform(get(page).with(admin)).andExpect(content().string(containsString("name=\"m.0\"")));
        web.perform(post(page + "/answers").param("m.0", "name").param("m.1", "city").with(admin).with(csrf()));
        settled(id);

        web.perform(get(page).with(admin)).andExpect(content().string(containsString("No value, but every row needs one.")));
        web.perform(get(page + "/progress").with(admin)).andExpect(header().string("HX-Refresh", "true"));
        web.perform(get("/imports").with(admin)).andExpect(content().string(containsString("list.csv")));
    }

    @Test
    void tellsWhatTheFileTurnedOutToBeAndReadsAnotherSheetFromThePage() throws Exception {
        var workbook = Sheets.workbook(book -> {
            Sheets.fill(book, "Notes", "Bezeichnung " + w, "x");
            Sheets.fill(book, "List", "name|city", "A " + w + "|Kiel");
        });
        var id = id(web.perform(multipart("/api/imports").file(new MockMultipartFile("file", "list.csv", "text/csv", workbook)).param("kind", "customers")
                        .param("sheet", "Notes").with(admin).with(csrf()))
                .andExpect(jsonPath("$.format.type").value("xlsx")).andExpect(jsonPath("$.format.sheet").value("Notes"))
                .andExpect(jsonPath("$.format.sheets[1]").value("List")).andExpect(jsonPath("$.format.charset").doesNotExist()));
        settled(id).andExpect(jsonPath("$.state").value("question"));

        web.perform(get("/imports/{id}", id).with(admin)).andExpect(content().string(containsString("<option value=\"List\">List</option>")));
        web.perform(post("/imports/{id}/sheet", id).param("sheet", "List").with(admin).with(csrf()));

        settled(id).andExpect(jsonPath("$.counts.created").value(1)).andExpect(jsonPath("$.format.sheet").value("List"));
        settled(id(call(admin, "customers", "list.xlsx", "name;city\n\"A " + w + "\";Kiel\n"))).andExpect(jsonPath("$.format.type").value("csv"))
                .andExpect(jsonPath("$.format.delimiter").value(";")).andExpect(jsonPath("$.format.charset").value("UTF-8"))
                .andExpect(jsonPath("$.counts.unchanged").value(1));
    }

    private ResultActions answer(String id, String json) throws Exception {
        return web.perform(post("/api/imports/{id}/answers", id).contentType("application/json").content(json).with(admin).with(csrf()));
    }

    private ResultActions call(UserRequestPostProcessor who, String kind, String name, String text) throws Exception {
        return web.perform(multipart("/api/imports").file(new MockMultipartFile("file", name, "text/csv", text.getBytes(StandardCharsets.UTF_8)))
                .param("kind", kind).header("Accept-Language", "en").with(who).with(csrf()));
    }

    private ResultActions settled(String id) {
        return await().atMost(Duration.ofSeconds(30)).until(() -> web.perform(get("/api/imports/{id}", id).header("Accept-Language", "en").with(admin)),
                answer -> !new String(answer.andReturn().getResponse().getContentAsByteArray(), StandardCharsets.UTF_8).matches(".*\"state\":\"(queued|running)\".*"));
    }

    private static String id(ResultActions started) throws Exception {
        return JsonPath.read(started.andReturn().getResponse().getContentAsString(), "$.id");
    }

    private UserRequestPostProcessor person(String role) {
        var login = role.toLowerCase(java.util.Locale.ROOT) + "-" + UUID.randomUUID();
        jdbc.sql("insert into app_user (login, name, role) values (?, ?, ?)").params(login, "Person " + login, role).update();
        return user(login).roles(role);
    }
}
