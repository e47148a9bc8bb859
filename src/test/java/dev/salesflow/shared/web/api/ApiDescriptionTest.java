package dev.salesflow.shared.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.jayway.jsonpath.JsonPath;
import dev.salesflow.SalesflowTest;
import dev.salesflow.identity.TestLogins;
import dev.salesflow.process.engine.Principals;
import dev.salesflow.process.engine.access.EngineGroups;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** What programs read about our calls is all there, and true. */
@SalesflowTest
class ApiDescriptionTest {

    private static final String JSON = "application/json";

    @Autowired
    MockMvc web;
    @Autowired
    List<RequestMappingInfoHandlerMapping> routes;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Principals people;
    @Autowired
    ObjectMapper json;
    @Autowired
    BeanFactory beans;

    JsonNode api;

    record Call(String method, String path, JsonNode said) {

        JsonNode answers() {
            return said.path("responses");
        }

        String goodStatus() {
            return answers().properties().stream().map(Map.Entry::getKey).filter(status -> status.startsWith("2")).findFirst().orElseThrow();
        }

        boolean isForAdmins() {
            return said.path("description").asText().startsWith("Administrators only");
        }

        boolean changes() {
            return !method.equals("GET");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @BeforeEach
    void read() throws Exception {
        api = json.readTree(web.perform(get("/v3/api-docs").with(httpBasic(people.rep, TestLogins.PASSWORD))).andExpect(status().isOk())
                .andReturn().getResponse().getContentAsByteArray());
    }

    @Test
    void itIsForPeopleInsideOnlyAndSaysBothWaysIn() throws Exception {
        web.perform(get("/v3/api-docs")).andExpect(status().isUnauthorized());
        web.perform(get("/v3/api-docs.yaml")).andExpect(status().isUnauthorized());

        assertThat(api.at("/components/securitySchemes/basic/scheme").asText()).isEqualTo("basic");
        assertThat(calls()).allSatisfy(call -> assertThat(call.said().path("security").toString()).as(call.toString())
                .isEqualTo(call.changes() ? "[{\"basic\":[]},{\"session\":[],\"csrfToken\":[]}]" : "[{\"basic\":[]},{\"session\":[]}]"));
    }

    @Test
    void everyCallOfOursIsInItAndNothingElse() {
        var ours = new TreeSet<String>();
        routes.stream().flatMap(mapping -> mapping.getHandlerMethods().keySet().stream()).forEach(mapping -> mapping.getPatternValues().stream()
                .filter(path -> path.startsWith("/api/")).map(path -> path.replaceAll("\\{(\\w+):[^}]*}", "{$1}"))
                .forEach(path -> mapping.getMethodsCondition().getMethods().forEach(method -> ours.add(method + " " + path))));

        assertThat(calls().stream().map(Call::toString).toList()).containsExactlyInAnyOrderElementsOf(ours).hasSizeGreaterThan(10);
    }

    @Test
    void everyCallHasASummaryExamplesAndTheProblemsThatCanCome() {
        assertThat(calls()).allSatisfy(call -> {
            var good = call.answers().path(call.goodStatus());
            assertThat(call.said().path("summary").asText()).as(call.toString()).isNotBlank();
            assertThat(good.at("/content/text~1csv/example").asText()).as(call.toString()).doesNotStartWith("\"");
            assertThat(good.findValue("example")).as("an example answer of " + call + " in openapi/" + call.said().path("operationId").asText() + ".json").isNotNull();
            if (call.said().has("requestBody")) {
                assertThat(call.said().path("requestBody").findValue("example")).as("an example request of " + call).isNotNull();
            }
            assertThat(statuses(call)).as(call.toString()).contains("401", "500").containsAll(
                    call.path().contains("{") ? Set.of("404") : Set.of()).containsAll(call.changes() ? Set.of("403", "409") : Set.of());
            call.said().path("parameters").forEach(parameter -> assertThat(parameter.path("description").asText())
                    .as(call + " " + parameter.path("name").asText()).isNotBlank());
        });
        api.at("/components/responses").properties().forEach(problem ->
                assertThat(problem.getValue().at("/content/application~1problem+json/example/status").asText()).isEqualTo(problem.getKey().replace("Problem", "")));
    }

    @Test
    void noFileOfExamplesIsLeftWithoutItsCall() throws Exception {
        var ids = calls().stream().map(call -> call.said().path("operationId").asText() + ".json").toList();
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/openapi"))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("problems.json"))).containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    @Test
    void everyExampleSentAsItStandsWorksAndIsAnsweredInTheShapeShown() throws Exception {
        recordsOfTheExamples();
        for (var call : calls().stream().sorted(java.util.Comparator.comparing(Call::changes)).toList()) {
            var answer = web.perform(example(call).with(httpBasic(call.isForAdmins() ? people.admin : people.manager, TestLogins.PASSWORD)))
                    .andExpect(status().is(Integer.parseInt(call.goodStatus()))).andReturn().getResponse();
            var shown = call.answers().path(call.goodStatus()).path("content");
            assertThat(shown.properties().stream().map(Map.Entry::getKey)).as(call.toString()).contains(answer.getContentType().replaceAll(";.*", ""));
            if (shown.has(JSON)) {
                assertThat(names(json.readTree(answer.getContentAsByteArray()))).as(call.toString()).isEqualTo(names(shown.at("/application~1json/example")));
            }
        }
    }

    @Test
    void theProblemsShownAreThoseThatCome() throws Exception {
        shown("400", web.perform(get("/api/customers").param("page", "first").with(httpBasic(people.rep, TestLogins.PASSWORD))));
        shown("401", web.perform(get("/api/customers")));
        shown("403", web.perform(get("/api/imports/{id}", UUID.randomUUID()).with(httpBasic(people.rep, TestLogins.PASSWORD))));
        shown("404", web.perform(get("/api/customers/{id}", UUID.randomUUID()).with(httpBasic(people.rep, TestLogins.PASSWORD))));
        shown("406", web.perform(get("/api/customers").accept("application/xml").with(httpBasic(people.rep, TestLogins.PASSWORD))));
        shown("422", web.perform(request(HttpMethod.POST, "/api/opportunities").contentType(JSON).content("{}").with(httpBasic(people.rep, TestLogins.PASSWORD))));
        shown("415", web.perform(request(HttpMethod.POST, "/api/opportunities").contentType("text/plain").content("x").with(httpBasic(people.rep, TestLogins.PASSWORD))));
    }

    private void shown(String status, org.springframework.test.web.servlet.ResultActions answered) throws Exception {
        var answer = answered.andExpect(status().is(Integer.parseInt(status))).andReturn().getResponse();
        var example = api.at("/components/responses/Problem" + status + "/content/application~1problem+json/example");
        var problem = json.readTree(answer.getContentAsByteArray());
        assertThat(answer.getContentType()).startsWith("application/problem+json");
        List.of("type", "title", "status", "detail", "field", "errors").forEach(part -> assertThat(problem.path(part)).as(part).isEqualTo(example.path(part)));
    }

    private List<Call> calls() {
        var calls = new ArrayList<Call>();
        api.path("paths").properties().forEach(path -> path.getValue().properties()
                .forEach(method -> calls.add(new Call(method.getKey().toUpperCase(java.util.Locale.ROOT), path.getKey(), method.getValue()))));
        return calls;
    }

    private static Set<String> statuses(Call call) {
        var statuses = new TreeSet<String>();
        call.answers().fieldNames().forEachRemaining(statuses::add);
        return statuses;
    }

    /** Names of the properties, and below a list of items those of its items. */
    private static Set<String> names(JsonNode object) {
        var names = new TreeSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        object.path("items").path(0).fieldNames().forEachRemaining(name -> names.add("items." + name));
        return names;
    }

    private MockHttpServletRequestBuilder example(Call call) throws Exception {
        var path = call.path();
        var query = new ArrayList<Map.Entry<String, String>>();
        for (var parameter : call.said().path("parameters")) {
            var value = parameter.path("example").asText();
            path = path.replace("{" + parameter.path("name").asText() + "}", value);
            if (parameter.path("in").asText().equals("query") && parameter.has("example")) {
                query.add(Map.entry(parameter.path("name").asText(), value));
            }
        }
        var body = call.said().path("requestBody").path("content");
        var built = body.has("multipart/form-data") ? parts(path, body.at("/multipart~1form-data/example")) : request(HttpMethod.valueOf(call.method()), path);
        query.forEach(parameter -> built.param(parameter.getKey(), parameter.getValue()));
        if (body.has(JSON)) {
            built.contentType(JSON).content(json.writeValueAsBytes(body.at("/application~1json/example")));
        }
        return built;
    }

    private static MockHttpServletRequestBuilder parts(String path, JsonNode example) {
        var built = multipart(path).file(new MockMultipartFile("file", "accounts.csv", "text/csv", example.path("file").asText().getBytes(StandardCharsets.UTF_8)));
        example.properties().stream().filter(part -> !part.getKey().equals("file")).forEach(part -> built.param(part.getKey(), part.getValue().asText()));
        return built;
    }

    private void recordsOfTheExamples() throws Exception {
        var customer = id("findCustomer");
        jdbc.sql("insert into app_user (login, name, role, team_id) values ('rep', 'Rep of the examples', 'REP', ?)").param(people.team).update();
        jdbc.sql("""
                insert into customer (id, name, name_key, external_id, owner_login, grade, territory, industry, created_at, updated_at, version)
                values (?, 'Acme Pumps', 'acmepumps', 'K-1001', 'rep', 'B', 'East', 'Machinery', now(), now(), 4)""").param(customer).update();
        jdbc.sql("""
                insert into opportunity (id, customer_id, external_id, owner_login, stage, stage_entered_at, outcome, amount, currency, created_at, updated_at, version, process_id)
                values (?, ?, 'D-2001', 'rep', 'QUOTATION', now(), 'OPEN', 48000, 'EUR', now(), now(), 1, 'of the examples')""").params(id("findOpportunity"), customer).update();
        jdbc.sql("""
                insert into opportunity (id, customer_id, owner_login, stage, stage_entered_at, outcome, created_at, updated_at, version, process_id)
                values ('0198c3f0-0000-7000-8000-00000000d002', ?, 'rep', 'QUOTATION', now(), 'OPEN', now(), now(), 1, 'of other examples')""").param(customer).update();
        jdbc.sql("""
                insert into product (id, name, kind, unit, list_price, currency, tax_percent, version)
                values ('0198c3f0-0000-7000-8000-00000000e001', 'Pump planning', 'PRODUCT', 'licence', 1000, 'EUR', 19, 1)""").update();
        jdbc.sql("""
                insert into quotation (id, opportunity_id, revision, amount, discount_percent, list_amount, tax_amount, currency, valid_until, state, language,
                    created_by, created_at, version)
                values (?, ?, 1, 2850, 5, 3000, 455.04, 'EUR', '2099-12-31', 'DRAFT', 'en', 'rep', now(), 1)""").params(UUID.fromString("0198c3f0-0000-7000-8000-00000000e101"), id("findOpportunity")).update();
        jdbc.sql("""
                insert into quotation_line (quotation_id, line_key, position, kind, product_id, name, quantity, unit, unit_price, discount_percent, tax_percent)
                values (?, gen_random_uuid(), 0, 'ITEM', '0198c3f0-0000-7000-8000-00000000e001', 'Pump planning', 3, 'licence', 1000, 5, 19)""")
                .param(UUID.fromString("0198c3f0-0000-7000-8000-00000000e101")).update();
        aDraftAtItsTask(customer);
        for (var name : List.of("c005,Borer Valves", "c006,Borer Valves Ltd", "c007,Keller Pipes", "c008,Keller Pipes Ltd")) {
            jdbc.sql("insert into customer (id, name, name_key, owner_login, city, created_at, updated_at, version) values"
                    + " (cast('0198c3f0-0000-7000-8000-00000000' || ? as uuid), ?, ?, 'rep', 'Basel', now(), now(), 4)")
                    .params(name.substring(0, 4), name.substring(5), name.substring(5).toLowerCase(java.util.Locale.ROOT)).update();
        }
        jdbc.sql("insert into customer_pair (one, other, score, reasons) values (cast('0198c3f0-0000-7000-8000-00000000c005' as uuid),"
                + " cast('0198c3f0-0000-7000-8000-00000000c006' as uuid), 100, '{SAME_NAME}')").update();
        jdbc.sql("insert into customer_merge (id, from_id, into_id, merged_by, merged_at) values (?, '0198c3f0-0000-7000-8000-00000000c008', ?, 'rep', now())")
                .params(UUID.fromString("0198c3f0-0000-7000-8000-00000000f001"), id("undoMerge")).update();
        jdbc.sql("update customer set merged_into = ? where id = '0198c3f0-0000-7000-8000-00000000c008'").param(id("undoMerge")).update();
        jdbc.sql("""
                insert into contact_record (id, request_id, customer_id, held_at, held_on, way, said, result, recorded_by, recorded_at, version)
                values (?, 'of the examples', ?, now(), current_date, 'PHONE', 'They compare.', 'DONE', 'rep', now(), 1)""")
                .params(id("findContactRecord"), customer).update();
        contract();
        new RuleExamples(beans).make(people.manager);
        var asking = anImportThatAsks();
        copy(asking, id("findImport"));
        copy(asking, id("cancelImport"));
        copy(asking, id("undoImport"));
        answered(id("undoImport"));
    }

    private void aDraftAtItsTask(UUID customer) {
        jdbc.sql("""
                insert into opportunity (id, customer_id, owner_login, stage, stage_entered_at, outcome, created_at, updated_at, version, process_id)
                values ('0198c3f0-0000-7000-8000-00000000d003', ?, 'rep', 'QUOTATION', now(), 'OPEN', now(), now(), 1, 'of the submission')""").param(customer).update();
        jdbc.sql("""
                insert into quotation (id, opportunity_id, revision, amount, discount_percent, list_amount, tax_amount, currency, valid_until, state, language,
                    created_by, created_at, version)
                values ('0198c3f0-0000-7000-8000-00000000e102', '0198c3f0-0000-7000-8000-00000000d003', 1, 2850, 5, 3000, 455.04, 'EUR', '2099-12-31', 'DRAFT',
                    'en', 'rep', now(), 1)""").update();
        jdbc.sql("""
                insert into quotation_line (quotation_id, line_key, position, kind, product_id, name, quantity, unit, unit_price, discount_percent, tax_percent)
                values ('0198c3f0-0000-7000-8000-00000000e102', gen_random_uuid(), 0, 'ITEM', '0198c3f0-0000-7000-8000-00000000e001', 'Pump planning', 3,
                    'licence', 1000, 5, 19)""").update();
        beans.getBean(RuntimeService.class).startProcessInstanceByKey("quotation", "0198c3f0-0000-7000-8000-00000000d003",
                Map.of("owner", people.manager, "managerGroup", EngineGroups.managersOf(people.team)));
    }

    private void contract() {
        var quotation = UUID.fromString("0198c3f0-0000-7000-8000-00000000a101");
        jdbc.sql("""
                insert into quotation (id, opportunity_id, revision, amount, discount_percent, currency, valid_until, state, created_by, created_at, version)
                values (?, ?, 2, 48000, 0, 'EUR', current_date, 'ACCEPTED', 'rep', now(), 1)""").params(quotation, id("findOpportunity")).update();
        jdbc.sql("""
                insert into contract (id, opportunity_id, quotation_id, number, amount, currency, signed_on, starts_on, ends_on, warranty_until, state, created_by, created_at, version)
                values (?, ?, ?, 'HT-2026-0014', 48000, 'EUR', current_date, current_date, current_date, current_date, 'SIGNED', 'rep', now(), 1)""")
                .params(id("findContract"), id("findOpportunity"), quotation).update();
        jdbc.sql("insert into contract_instalment (id, contract_id, number, due_on, amount, note) values (?, ?, 1, current_date, 48000, 'Advance')")
                .params(UUID.fromString("0198c3f0-0000-7000-8000-00000000a102"), id("findContract")).update();
    }

    /** By the example that starts one. */
    private UUID anImportThatAsks() throws Exception {
        var start = calls().stream().filter(call -> call.said().path("operationId").asText().equals("startImport")).findFirst().orElseThrow();
        var answer = web.perform(example(start).with(httpBasic(people.manager, TestLogins.PASSWORD))).andReturn().getResponse().getContentAsString();
        var started = UUID.fromString(JsonPath.read(answer, "$.id"));
        await().until(() -> state(started).equals("QUESTION"));
        return started;
    }

    private void answered(UUID id) throws Exception {
        web.perform(request(HttpMethod.POST, "/api/imports/" + id + "/answers").contentType(JSON).content("{\"date:purchase date\": \"dd/MM/yyyy\"}")
                .with(httpBasic(people.manager, TestLogins.PASSWORD))).andExpect(status().isOk());
        await().until(() -> state(id).equals("DONE"));
    }

    private String state(UUID id) {
        return jdbc.sql("select state from import_run where id = ?").param(id).query(String.class).single();
    }

    /** Under the id that an example names. */
    private void copy(UUID started, UUID id) {
        copy("import_run", "id", started, id);
        copy("import_chunk", "import_id", started, id);
        copy("import_review", "import_id", started, id);
    }

    private void copy(String table, String key, UUID started, UUID id) {
        jdbc.sql("insert into %1$s select (jsonb_populate_record(r, jsonb_build_object('%2$s', cast(? as text)))).* from %1$s r where r.%2$s = ?".formatted(table, key))
                .params(id.toString(), started).update();
    }

    private UUID id(String operation) {
        var call = calls().stream().filter(one -> one.said().path("operationId").asText().equals(operation)).findFirst().orElseThrow();
        return UUID.fromString(call.said().path("parameters").path(0).path("example").asText());
    }
}
