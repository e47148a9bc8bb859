package dev.salesflow.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.salesflow.SalesflowTest;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.shared.PlainText;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/**
 * The worst that can be typed, into every field of every form and call. Each is taken or refused with its reason; none is a
 * failure of ours, none comes back as markup, and nothing that nobody can read is kept.
 */
@SalesflowTest
class HostileTextTest {

    private static final String UNREADABLE = "[\\x01-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069\\ufffe\\uffff]";

    private static final List<String> VALUES = List.of(
            "", " \t\n ", "\u00a0\u200b\u3000", "\0", "a\0b", "a\u001b[31mb", "a\u0085b", "\ud800", "a\udc00b",
            "\ufffe", "a\u202eb", "\u2066a\u2069", "\u200fשלום", "👩‍🔬🏳️‍🌈", "e\u0301".repeat(500), "x".repeat(300), "客".repeat(20_000),
            "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'; drop table customer; --", "${7*7}#{7*7}",
            "{0} ' {", "%00%n%s", "\\u0000", "=cmd|'/c calc'!A1", "../../etc/passwd", "2026-02-31", "9999-12-31", "+999999999-12-31", "0000-00-00",
            "-1", "-0.01", "1,2,3", "1,000,000.00", "1e400", "NaN", "１２３", "99999999999999999999", "1.005", "[]");

    @Autowired
    MockMvc web;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    OpportunityBook deals;
    @Autowired
    ObjectMapper json;

    DealFixture fixture;
    String admin;
    String manager;
    UUID customer;

    @BeforeEach
    void aManagerWithACustomer() {
        fixture = new DealFixture(jdbc);
        admin = fixture.person("ADMIN", null);
        manager = fixture.person("MANAGER", fixture.team());
        customer = fixture.customer(manager);
    }

    @Test
    void isTakenOrRefusedButNeverAFailureAndNothingUnreadableIsKept() throws Exception {
        var all = new SoftAssertions();
        for (var value : VALUES) {
            var calls = Stream.concat(calls(value).stream().map(call -> call.with(user(manager).roles("MANAGER"))),
                    callsOfAnAdministrator(value).stream().map(call -> call.with(user(admin).roles("ADMIN"))));
            for (var call : calls.toList()) {
                var answer = web.perform(call.with(csrf()).locale(Locale.ENGLISH)).andReturn();
                var page = answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
                var asked = answer.getRequest().getMethod() + " " + answer.getRequest().getRequestURI() + " with " + PlainText.quoted(value);
                all.assertThat(answer.getResponse().getStatus()).as(asked).isIn(200, 201, 202, 302, 400, 404, 409, 422);
                var html = String.valueOf(answer.getResponse().getContentType()).startsWith("text/html");
                all.assertThat(html && (page.contains("<script>alert") || page.contains("<img src=x"))).as(asked + " comes back as markup").isFalse();
            }
        }
        all.assertAll();
        nothingUnreadableIsKept();
    }

    private void nothingUnreadableIsKept() {
        var columns = jdbc.sql("""
                        select c.table_name || '.' || c.column_name from information_schema.columns c
                        join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
                        where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type in ('text', 'character varying')
                        and c.table_name not like 'act\\_%' order by 1""").query(String.class).list();
        assertThat(columns).contains("customer.name", "opportunity.note");
        assertThat(columns).allSatisfy(column -> {
            var place = column.split("\\.");
            assertThat(jdbc.sql("select %s from %s where %s ~ ? limit 5".formatted(place[1], place[0], place[1]))
                    .param(UNREADABLE).query(String.class).list()).as(column).isEmpty();
        });
        assertThat(jdbc.sql("select name from customer where btrim(name, E' \\t\\n\\u00a0\\u200b\\u3000') = ''").query(String.class).list()).isEmpty();
    }

    private List<MockHttpServletRequestBuilder> calls(String value) throws Exception {
        var name = "Hostile " + UUID.randomUUID();
        var deal = deals.open(Opening.of(customer, UUID.randomUUID().toString()), manager);
        var page = "/opportunities/" + deal.id();
        var version = jdbc.sql("select version from customer where id = ?").param(customer).query(String.class).single();
        var tomorrow = LocalDate.now().plusDays(1).toString();
        var body = json.writeValueAsString(Map.of("customerId", customer, "requestId", value)).replace("\\\\u", "\\u");
        return List.of(
                form("/customers", Map.of("name", value), value, "externalId", "industry", "employees", "annualRevenue", "currency",
                        "yearEstablished", "phone", "email", "website", "country", "city", "address", "parent", "territory", "owner", "source",
                        "need", "expectedPurchase", "budgetMin", "budgetMax", "computerisation", "vendorHope", "note"),
                form("/customers", Map.of("name", name), value, "industry", "city", "address", "territory", "source", "need", "note"),
                form("/customers/" + customer + "/edit", Map.of("version", version, "name", name), value, "city", "need", "note", "parent"),
                form("/customers/" + customer + "/contacts", Map.of(), value, "name", "title", "role", "phone", "mobile", "email", "birthday", "note"),
                form("/customers/" + customer + "/contacts", Map.of("name", name), value, "title", "role", "note"),
                form("/customers/" + customer + "/grade/override", Map.of(), value, "grade", "reason", "until"),
                form("/customers/" + customer + "/grade/override", Map.of("grade", "A", "until", tomorrow), value, "reason"),
                form(page + "/edit", Map.of("version", Integer.toString(deal.version())), value, "product", "amount", "currency", "expectedSigning",
                        "presales", "note", "BUDGET.value", "budgetEvidence", "BUDGET.saidBy"),
                form(page + "/edit", Map.of("version", Integer.toString(deal.version())), value, "note", "BUDGET.value"),
                form(page + "/edit", Map.of(), value, "version"),
                form(page + "/pause", Map.of(), value, "reason", "until"),
                form(page + "/pause", Map.of(), value, "reason"),
                form(page + "/hand-over", Map.of(), value, "owner"),
                form(page + "/lose", Map.of("lostKind", "PRICE"), value, "lostReason", "competitor"),
                form("/customers/" + customer + "/opportunities", Map.of(), value, "requestId"),
                form("/contact-records", Map.of(), value, "requestId", "customerId", "customerName", "way", "said", "nextAction", "due", "nextDue",
                        "nextTime", "nextOwner", "heldAt", "contactId", "opportunityId", "completes", "result", "back"),
                form("/contact-records", Map.of("requestId", name, "customerId", customer.toString(), "way", "PHONE", "due", tomorrow, "nextOwner", manager),
                        value, "said", "customerWords", "objection", "answer", "nextAction", "back"),
                form("/next-actions/" + UUID.randomUUID() + "/postpone", Map.of(), value, "due"),
                asked("/next-actions", value, "view", "day", "whose"),
                asked("/customers/search", value, "customerName"),
                asked("/contact-records/new", value, "customer", "opportunity", "completes"),
                get("/calendar/{token}.ics", value.replace("/", "") + "x"),
                post("/api/contact-records").contentType(MediaType.APPLICATION_JSON).content(body),
                form("/coaching/skills/catalogue", Map.of(), value, "nameEn", "nameZh", "kind", "area", "topic", "courseEn", "courseZh", "position", "version"),
                form("/coaching/skills/catalogue", Map.of("kind", "ABILITY", "area", "MARKET", "position", "900"), value, "nameEn", "nameZh", "courseEn", "courseZh"),
                form("/coaching/skills/of/" + manager, Map.of(), value, "importance-" + customer, "ability-" + customer),
                asked("/coaching/skills", value, "page"), asked("/coaching/effect", value, "of"), form("/coaching/mentors", Map.of(), value, "rep", "mentor"),
                form("/reviews", Map.of(), value, "rep"), form("/reviews/" + UUID.randomUUID() + "/close", Map.of(), value, "conclusion"),
                form("/reviews/settings/dispositions", Map.of(), value, "nameEn", "nameZh", "position", "version"),
                form("/coaching", Map.of(), value, "rep", "topic", "kind", "reason"),
                form("/training/courses", Map.of(), value, "nameEn", "nameZh", "form", "skill", "aboutEn", "aboutZh", "passingMark", "version"),
                form("/training/courses", Map.of("form", "CLASS"), value, "nameEn", "nameZh", "aboutEn", "aboutZh"),
                form("/training/onboarding", Map.of(), value, "newcomer", "mentor"), asked("/training", value, "page"), asked("/training/onboarding/new", value, "newcomer"),
                form("/training/onboarding/plan", Map.of("day", "30", "position", "1"), value, "topicEn", "topicZh", "practiceEn", "practiceZh", "checkEn", "checkZh", "course"),
                form("/training/onboarding/plan/rule", Map.of(), value, "passingMark", "practiceShare", "version"),
                form("/training/sessions/" + UUID.randomUUID() + "/seats", Map.of(), value, "login"),
                form("/coaching/" + UUID.randomUUID() + "/cancel", Map.of(), value, "reason"),
                form("/account/password", Map.of(), value, "present", "password", "again"),
                form("/account/language", Map.of(), value, "language"),
                multipart("/imports").file(new MockMultipartFile("file", value, "text/csv", ("name\n" + value).getBytes(StandardCharsets.UTF_8)))
                        .param("kind", value),
                multipart("/api/imports").file(new MockMultipartFile("file", value, "text/csv", "name,note\n".getBytes(StandardCharsets.UTF_8)))
                        .param("kind", "customers").param("mapping", value).param("answers", value),
                post("/api/opportunities").contentType(MediaType.APPLICATION_JSON).content(body),
                post("/api/opportunities").contentType(MediaType.APPLICATION_JSON).content(value),
                asked("/customers", value, "query", "grade", "owner", "territory", "industry", "sort", "page"),
                asked("/opportunities", value, "query", "stage", "outcome", "owner", "team", "grade", "customer", "sort", "page"),
                asked("/pipeline", value, "owner", "team"),
                asked("/customers/same-name", value, "name", "except"),
                asked("/customers/suggestions", value, "parent"),
                asked("/customers/" + customer + "/timeline", value, "before"),
                asked("/api/customers", value, "query"), asked("/api/customers", value, "owner", "page", "size"),
                asked("/api/opportunities", value, "stage", "outcome", "owner", "customer", "page", "size"));
    }

    private List<MockHttpServletRequestBuilder> callsOfAnAdministrator(String value) {
        return List.of(
                form("/people", Map.of(), value, "login", "name", "email", "role", "team", "language"),
                form("/people", Map.of("login", "h" + UUID.randomUUID(), "role", "REP"), value, "name"),
                form("/people/" + admin, Map.of(), value, "name", "email", "role", "team", "language", "version"),
                form("/people/" + fixture.rep() + "/disabling", Map.of(), value, "successor"),
                form("/teams", Map.of(), value, "name", "territory", "parent"),
                form("/teams/" + fixture.team(), Map.of("name", "Hostile " + UUID.randomUUID()), value, "territory", "parent"),
                form("/demo/removal", Map.of(), value + "?", "sure"));
    }

    private static MockHttpServletRequestBuilder form(String path, Map<String, String> fixed, String value, String... fields) {
        var form = post(path);
        fixed.forEach(form::param);
        for (var field : fields) {
            form.param(field, value);
        }
        return form;
    }

    private static MockHttpServletRequestBuilder asked(String path, String value, String... names) {
        var address = get(path);
        for (var name : names) {
            address.param(name, value);
        }
        return address;
    }
}
