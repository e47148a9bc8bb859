package dev.salesflow.rules.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.rules.change.DraftBook;
import dev.salesflow.rules.change.RuleFixture;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@SalesflowTest
class RulePagesTest {

    private static final String TABLE = "stage-patience";

    @Autowired
    MockMvc web;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Viewers viewers;
    @Autowired
    BeanFactory beans;

    DealFixture people;
    String manager;
    String rep;
    String admin;

    @BeforeEach
    void people() {
        people = new DealFixture(jdbc);
        var team = people.team();
        manager = people.person("MANAGER", team);
        rep = people.person("REP", team);
        admin = people.person("ADMIN", null);
        new RuleFixture(beans).giveUp(viewers.of(admin), TABLE);
    }

    @AfterEach
    void nothingStaysOpen() {
        new RuleFixture(beans).giveUp(viewers.of(admin), TABLE);
    }

    @Test
    void repsAskWhyOfTheirOwnCustomersOnly() throws Exception {
        var own = people.customer(rep);
        var others = people.customer(people.rep());

        web.perform(get("/rules/customer-grade/why").param("case", own.toString()).with(as(rep, "REP"))).andExpect(status().isOk())
                .andExpect(content().string(containsString("Customer " + own))).andExpect(content().string(containsString("why-chosen")));
        web.perform(get("/rules/customer-grade/why").param("case", others.toString()).with(as(rep, "REP"))).andExpect(status().isNotFound());
        web.perform(get("/rules/customer-grade").with(as(rep, "REP"))).andExpect(status().isForbidden());
    }

    @Test
    void aFactThatIsNoneIsSaidAtItsField() throws Exception {
        web.perform(get("/rules/coaching-trigger/why").param("f.meetings", "many").with(as(manager, "MANAGER"))).andExpect(status().isOk())
                .andExpect(content().string(containsString("no whole number"))).andExpect(content().string(not(containsString("rule-why"))));
    }

    @Test
    void theEditorGivesAndTakesCells() throws Exception {
        web.perform(post("/rules/{table}/draft", TABLE).with(as(manager, "MANAGER")).with(csrf())).andExpect(redirectedUrl("/rules/" + TABLE + "/draft"));

        web.perform(get("/rules/{table}/draft/state", TABLE).with(as(manager, "MANAGER"))).andExpect(status().isOk())
                .andExpect(jsonPath("$.rows", hasSize(7))).andExpect(jsonPath("$.columns[4].choices", hasSize(7)));
        web.perform(post("/rules/{table}/draft/edits", TABLE).with(as(manager, "MANAGER")).with(csrf()).contentType(MediaType.APPLICATION_JSON)
                        .content("{\"edits\": [{\"kind\": \"SET\", \"row\": \"r1\", \"column\": \"-> days\", \"was\": \"21\", \"now\": \"soon\"}]}"))
                .andExpect(status().isOk()).andExpect(jsonPath("$.rows[0].cells['-> days']").value("soon"))
                .andExpect(jsonPath("$.findings[0].severity").value("ERROR")).andExpect(jsonPath("$.findings[0].rows[0]").value("r1"));
        web.perform(get("/rules/{table}/change", TABLE).with(as(manager, "MANAGER"))).andExpect(status().isOk())
                .andExpect(content().string(containsString("Begun by Test " + manager)));
        web.perform(get("/rules").with(as(manager, "MANAGER"))).andExpect(content().string(containsString("Test " + manager)));
    }

    @Test
    void aFileComesBackAsADraftAndABrokenOneIsRefusedWithItsPlace() throws Exception {
        var csv = web.perform(get("/rules/{table}/versions/1/table.drl.csv", TABLE).with(as(manager, "MANAGER"))).andExpect(status().isOk())
                .andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);

        web.perform(upload(csv.replace("FIRST_VISIT", "NO_STAGE"))).andExpect(redirectedUrl("/rules/" + TABLE))
                .andExpect(flash().attribute("problem", containsString("cell F10, column \"Stage is\": \"NO_STAGE\" is none of")))
                .andExpect(flash().attribute("problem", containsString("Choose one of these: FIRST_VISIT")));
        web.perform(upload(csv.replace(",21\n", ",22\n"))).andExpect(redirectedUrl("/rules/" + TABLE + "/change"));
        web.perform(get("/rules/{table}/change", TABLE).with(as(manager, "MANAGER"))).andExpect(content().string(containsString("<ins>22</ins>")));
        web.perform(get("/rules/{table}/versions/1/table.xlsx", TABLE).with(as(manager, "MANAGER"))).andExpect(status().isOk());
    }

    /** It would be a draft with nothing in it, in the way of everybody else's. */
    @Test
    void aFileThatSaysWhatRunsIsNoDraft() throws Exception {
        var running = jdbc.sql("select max(version) from rule_version where table_name = ?").param(TABLE).query(Integer.class).single();
        var csv = web.perform(get("/rules/{table}/versions/{version}/table.drl.csv", TABLE, running).with(as(manager, "MANAGER")))
                .andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);

        web.perform(upload(csv)).andExpect(redirectedUrl("/rules/" + TABLE)).andExpect(flash().attribute("problem", containsString("nothing was taken")));
        web.perform(get("/rules/{table}/change", TABLE).with(as(manager, "MANAGER"))).andExpect(status().isNotFound());
    }

    @Test
    void aCaseBecomesAnExampleOfTheDraft() throws Exception {
        web.perform(post("/rules/{table}/examples", TABLE).param("name", "A demo that waits").param("f.stage", "DEMO")
                .with(as(manager, "MANAGER")).with(csrf())).andExpect(redirectedUrl("/rules/" + TABLE + "/change"));

        web.perform(get("/rules/{table}/change", TABLE).with(as(manager, "MANAGER"))).andExpect(content().string(containsString("A demo that waits")));
    }

    @Test
    void onlyAdministratorsOverrideAndGiveRights() throws Exception {
        new RuleFixture(beans).draft(viewers.of(manager), TABLE, 1, "note (en)", "x " + UUID.randomUUID());

        web.perform(post("/rules/{table}/override", TABLE).param("reason", "Now").with(as(manager, "MANAGER")).with(csrf())).andExpect(status().isForbidden());
        web.perform(post("/api/rules/{table}/override", TABLE).with(as(manager, "MANAGER")).with(csrf()).contentType(MediaType.APPLICATION_JSON)
                .content("{\"reason\": \"Now\", \"revision\": 2}")).andExpect(status().isForbidden());
        web.perform(post("/api/rules/{table}/override", TABLE).with(as(admin, "ADMIN")).with(csrf()).contentType(MediaType.APPLICATION_JSON)
                .content("{\"revision\": 2}")).andExpect(status().isUnprocessableEntity()).andExpect(jsonPath("$.field").value("reason"));
        web.perform(post("/rules/{table}/rights", TABLE).param("kind", "EDIT").with(as(manager, "MANAGER")).with(csrf())).andExpect(status().isForbidden());
        web.perform(post("/rules/{table}/rights", TABLE).param("kind", "EDIT").param("logins", rep).with(as(admin, "ADMIN")).with(csrf()))
                .andExpect(flash().attributeExists("problem"));
    }

    @Test
    void programsDecideBatchesByAnyVersionAndAreToldWhichFactIsNone() throws Exception {
        web.perform(post("/api/rules/{table}/decisions", TABLE).with(as(manager, "MANAGER")).with(csrf()).contentType(MediaType.APPLICATION_JSON)
                        .content("{\"version\": 1, \"cases\": [{\"stage\": \"DEMO\"}, {}]}")).andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(1)).andExpect(jsonPath("$.items[0].results.days").value("21")).andExpect(jsonPath("$.items[1].rows", hasSize(0)));
        web.perform(post("/api/rules/{table}/decisions", TABLE).with(as(manager, "MANAGER")).with(csrf()).contentType(MediaType.APPLICATION_JSON)
                        .content("{\"cases\": [{\"stage\": \"DEMO\"}, {\"stage\": \"LUNCH\"}]}")).andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.field").value("cases[1].stage"));
        web.perform(post("/api/rules/{table}/change", TABLE).with(as(rep, "REP")).with(csrf()).contentType(MediaType.APPLICATION_JSON)
                .content("{\"source\": \"x\"}")).andExpect(status().is4xxClientError());
    }

    @Test
    void programsGiveFactsAsNumbersAndTruthValuesTooAndNeverAsLists() throws Exception {
        web.perform(decide("discount-limit", "{\"cases\": [{\"discountPercent\": 16.5, \"amount\": 100000, \"tier\": null}, {\"discountPercent\": 1.65e1}]}"))
                .andExpect(status().isOk()).andExpect(jsonPath("$.items[0].rows[0]").value(5)).andExpect(jsonPath("$.items[1].rows[0]").value(5));
        web.perform(decide("discount-limit", "{\"cases\": [{\"discountPercent\": 1e999999999}]}")).andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.field").value("cases[0].discountPercent"));
        web.perform(decide("discount-limit", "{\"cases\": [{\"discountPercent\": true}]}")).andExpect(status().isUnprocessableEntity());
        web.perform(decide("discount-limit", "{\"cases\": [{\"tier\": [\"VIP\"]}]}")).andExpect(status().isBadRequest());
    }

    @Test
    void programsDecideOnlyOnWhatTheyHaveSeenAndGiveChangesUp() throws Exception {
        new RuleFixture(beans).draft(viewers.of(manager), TABLE, 1, "note (en)", "x " + UUID.randomUUID());

        web.perform(step("submission", "{\"reason\": \"Clearer\"}")).andExpect(status().isUnprocessableEntity()).andExpect(jsonPath("$.field").value("revision"));
        web.perform(step("submission", "{\"reason\": \"Clearer\", \"revision\": 1}")).andExpect(status().isConflict());
        web.perform(step("submission", "{\"reason\": \"Clearer\", \"revision\": 2}")).andExpect(status().isOk()).andExpect(jsonPath("$.state").value("REVIEW"));
        web.perform(step("taking-back", "{\"revision\": 3}")).andExpect(status().isOk()).andExpect(jsonPath("$.state").value("DRAFT"));
        web.perform(step("withdrawal", "{\"revision\": 3}")).andExpect(status().isConflict());
        web.perform(step("withdrawal", "{\"revision\": 4}")).andExpect(status().isOk()).andExpect(jsonPath("$.state").value("WITHDRAWN"));
        web.perform(get("/api/rules/{table}/change", TABLE).with(as(manager, "MANAGER"))).andExpect(status().isNotFound());
    }

    @Test
    void aConflictIsThereAgainAfterALoadAndGoesWhenItIsDismissed() throws Exception {
        var fixture = new RuleFixture(beans);
        fixture.draft(viewers.of(admin), TABLE, 1, "-> days", "22");
        web.perform(post("/rules/{table}/draft/edits", TABLE).with(as(manager, "MANAGER")).with(csrf()).contentType(MediaType.APPLICATION_JSON)
                        .content("{\"edits\": [{\"kind\": \"SET\", \"row\": \"r1\", \"column\": \"-> days\", \"was\": \"21\", \"now\": \"23\"}]}"))
                .andExpect(jsonPath("$.conflicts.all").value(1));
        fixture.type(viewers.of(admin), draft(), 1, "-> days", "24");

        web.perform(get("/rules/{table}/draft/state", TABLE).with(as(manager, "MANAGER"))).andExpect(jsonPath("$.conflicts.first[0].mine").value("23"))
                .andExpect(jsonPath("$.conflicts.first[0].theirs").value("24"));
        web.perform(post("/rules/{table}/draft/conflicts/dismissal", TABLE).with(as(manager, "MANAGER")).with(csrf()).contentType(MediaType.APPLICATION_JSON)
                .content("{}")).andExpect(status().isNoContent());
        web.perform(get("/rules/{table}/draft/state", TABLE).with(as(manager, "MANAGER"))).andExpect(jsonPath("$.conflicts.all").value(0));
    }

    /** The open editor is told so; what it still sends never goes into the next draft. */
    @Test
    void anEditorIsToldThatItsChangeIsOver() throws Exception {
        var fixture = new RuleFixture(beans);
        var first = fixture.draft(viewers.of(manager), TABLE, 1, "-> days", "22");
        web.perform(state(first)).andExpect(jsonPath("$.typed").value(true)).andExpect(jsonPath("$.over").doesNotExist());
        web.perform(get("/rules/{table}/draft", TABLE).with(as(manager, "MANAGER"))).andExpect(content().string(containsString("data-change=\"" + first + "\"")));

        fixture.giveUp(viewers.of(admin), TABLE);
        web.perform(state(first)).andExpect(status().isOk()).andExpect(jsonPath("$.typed").value(false))
                .andExpect(jsonPath("$.over").value("This change was given up; what was typed in it is not used."));
        var second = fixture.draft(viewers.of(admin), TABLE, 1, "-> days", "23");
        web.perform(type(first, "23", "24")).andExpect(status().isOk()).andExpect(jsonPath("$.over").exists());
        web.perform(state(second)).andExpect(jsonPath("$.rows[0].cells['-> days']").value("23"));

        web.perform(step("submission", "{\"reason\": \"Longer\", \"revision\": 2}")).andExpect(status().isOk());
        web.perform(type(second, "23", "24")).andExpect(status().isOk()).andExpect(jsonPath("$.typed").value(false))
                .andExpect(jsonPath("$.refused").value(containsString("What you typed last was not taken"))).andExpect(jsonPath("$.rows[0].cells['-> days']").value("23"));
        web.perform(get("/rules/activity-minimum/draft/state").param("change", second.toString()).with(as(manager, "MANAGER"))).andExpect(status().isNotFound());
    }

    private MockHttpServletRequestBuilder state(UUID change) {
        return get("/rules/{table}/draft/state", TABLE).param("change", change.toString()).with(as(manager, "MANAGER")).header("Accept-Language", "en");
    }

    private MockHttpServletRequestBuilder type(UUID change, String was, String now) {
        return post("/rules/{table}/draft/edits", TABLE).with(as(manager, "MANAGER")).with(csrf()).header("Accept-Language", "en").contentType(MediaType.APPLICATION_JSON)
                .content("{\"change\": \"%s\", \"edits\": [{\"kind\": \"SET\", \"row\": \"r1\", \"column\": \"-> days\", \"was\": \"%s\", \"now\": \"%s\"}]}".formatted(change, was, now));
    }

    @Test
    void pagesSpeakOfRulesInTheReadersWordsAndSayWhatAFileWaitsFor() throws Exception {
        web.perform(get("/rules/discount-limit").with(as(manager, "MANAGER")).header("Accept-Language", "en")).andExpect(content().string(containsString("Approved by: the manager")));
        web.perform(get("/rules/discount-limit").with(as(manager, "MANAGER")).header("Accept-Language", "zh")).andExpect(content().string(containsString("批准人：主管")));
        new RuleFixture(beans).draft(viewers.of(manager), TABLE, 1, "-> days", "22");

        web.perform(get("/rules/{table}", TABLE).with(as(manager, "MANAGER"))).andExpect(content().string(containsString("so no file can be taken")))
                .andExpect(content().string(not(containsString("name=\"file\""))));
    }

    private UUID draft() {
        return beans.getBean(DraftBook.class).open(TABLE).orElseThrow().id();
    }

    private MockHttpServletRequestBuilder decide(String table, String cases) {
        return post("/api/rules/{table}/decisions", table).with(as(manager, "MANAGER")).with(csrf()).contentType(MediaType.APPLICATION_JSON).content(cases);
    }

    private MockHttpServletRequestBuilder step(String step, String said) {
        return post("/api/rules/{table}/" + step, TABLE).with(as(manager, "MANAGER")).with(csrf()).contentType(MediaType.APPLICATION_JSON).content(said);
    }

    private MockHttpServletRequestBuilder upload(String csv) {
        return multipart("/rules/{table}/file", TABLE).file(new MockMultipartFile("file", "t.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)))
                .with(as(manager, "MANAGER")).with(csrf());
    }

    private static RequestPostProcessor as(String login, String role) {
        return user(login).roles(role);
    }
}
