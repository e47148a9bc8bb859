package dev.salesflow.prospecting.web;

import static dev.salesflow.prospecting.ProspectingFixture.call;
import static dev.salesflow.prospecting.ProspectingFixture.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.pool.TerritoryCounts;
import dev.salesflow.prospecting.CallOutcome;
import dev.salesflow.prospecting.ProspectBook;
import dev.salesflow.prospecting.ProspectingFixture;
import dev.salesflow.prospecting.calls.CallBook;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@SalesflowTest
class ProspectingPagesTest {

    @Autowired MockMvc web;
    @Autowired ProspectBook lists;
    @Autowired CallBook calls;
    @Autowired TerritoryCounts counts;
    @Autowired CustomerBook customers;
    @Autowired Viewers viewers;
    @Autowired JdbcClient jdbc;

    ProspectingFixture team;
    List<UUID> names;
    UUID list;

    @BeforeEach
    void aListWithACaller() {
        team = new ProspectingFixture(jdbc);
        names = team.names(3);
        list = lists.make(team.list(team.caller), viewers.of(team.manager));
    }

    @Test
    void aManagerMakesAListByItsFormAndWhatIsWrongKeepsWhatWasTyped() throws Exception {
        jdbc.sql("delete from prospect where list_id = ?").param(list).update();
        send(team.manager, "/prospecting/lists", Map.of("requestId", "1" + list, "purpose", "Ask <b>", "territory", team.territory)).andExpect(status().isUnprocessableEntity())
                .andExpect(result -> assertThat(result.getResponse().getContentAsString()).contains("Ask &lt;b&gt;", "name-problem", "callers-problem"));
        send(team.manager, "/prospecting/lists", Map.of("requestId", "2" + list, "name", "Fair", "territory", team.territory, "callers", team.caller, "grade", "Q"))
                .andExpect(status().isUnprocessableEntity());
        var made = send(team.manager, "/prospecting/lists", Map.of("requestId", "3" + list, "name", "Fair", "territory", team.territory, "callers", team.caller, "withPhone", "true"))
                .andExpect(status().is3xxRedirection()).andExpect(flash().attribute("done", "The list is made: 3 names.")).andReturn().getResponse().getRedirectedUrl();
        assertThat(page(team.manager, made)).contains("Fair", "Test " + team.caller, "Customer " + names.get(0));
        web.perform(get("/prospecting/lists/new").with(user(team.people.person("PRESALES", team.team)))).andExpect(status().isForbidden());
    }

    @Test
    void theTelephoneShowsOneNameAndGoesOnToTheNext() throws Exception {
        assertThat(page(team.caller, "/prospecting")).contains("List " + team.territory, "/prospecting/lists/" + list + "/next");
        assertThat(page(team.caller, telephone())).contains("3 names can be called now");
        send(team.caller, "/prospecting/lists/" + list + "/next", Map.of()).andExpect(redirectedUrl(telephone()));
        var screen = page(team.caller, telephone());
        assertThat(screen).contains("tel:051261234567", "data-key=\"8\"", "was-selection", "Seminar").doesNotContain("??");
        var first = held();

        record(first, Map.of("outcome", "REACHED", "note", "ask in spring", "selection", "STARTED", "computerisation", "NONE", "was-selection", "", "was-computerisation", "",
                "knowsCompany", "true", "customerName", "Acme")).andExpect(redirectedUrl(telephone())).andExpect(flash().attribute("called", "Reached: Acme"));

        assertThat(held()).isNotEqualTo(first);
        assertThat(jdbc.sql("select c.grade from prospect p join customer c on c.id = p.customer_id where p.id = ?").param(first).query(String.class).single()).isEqualTo("A");
        send(team.caller, "/prospecting/lists/" + list + "/undo", Map.of()).andExpect(flash().attributeExists("done"));
        assertThat(held()).isEqualTo(first);
        assertThat(page(team.caller, telephone())).contains("ask in spring").containsPattern("<option value=\"STARTED\"\\s+selected=\"selected\"")
                .containsPattern("name=\"was-selection\"\\s+value=\"\"");
    }

    @Test
    void whatIsWrongIsToldBesideItsFieldAndNothingTypedIsLost() throws Exception {
        send(team.caller, "/prospecting/lists/" + list + "/next", Map.of());

        record(held(), Map.of("outcome", "INTERESTED", "note", "wants <i>", "employees", "many", "was-employees", "", "followUpDue", "soon", "contact.phone", "abc"))
                .andExpect(status().isUnprocessableEntity()).andExpect(result -> assertThat(result.getResponse().getContentAsString())
                        .contains("wants &lt;i&gt;", "many", "employees-problem", "followUpDue-problem", "contact-name-problem", "contact-phone-problem", "outcome-INTERESTED"));
        record(held(), Map.of("outcome", "INTERESTED", "followUpDue", LocalDate.now().plusDays(1).toString(), "followUpWay", "VISIT", "followUpWords", "the plan"))
                .andExpect(status().is3xxRedirection());

        assertThat(jdbc.sql("select next_action from contact_record where recorded_by = ?").param(team.caller).query(String.class).list()).containsExactly("Visit: the plan");
    }

    @Test
    void whatNobodyTouchedOnThePageDoesNotUndoWhatSomebodyElseChanged() throws Exception {
        send(team.caller, "/prospecting/lists/" + list + "/next", Map.of());
        var name = held();
        var customer = jdbc.sql("select customer_id from prospect where id = ?").param(name).query(UUID.class).single();
        customers.learn(customer, Map.of(CustomerField.CITY, "Wuxi"), team.manager);

        record(name, Map.of("outcome", "REACHED", "city", "", "was-city", "", "need", "ERP", "was-need", "")).andExpect(status().is3xxRedirection());

        assertThat(customers.get(customer).data()).returns("Wuxi", data -> data.city()).returns("ERP", data -> data.need());
    }

    @Test
    void aNameThatWentToSomebodyElseIsSaidWithWhatWasTyped() throws Exception {
        send(team.caller, "/prospecting/lists/" + list + "/next", Map.of());
        var name = held();
        jdbc.sql("update prospect set held_by = ? where id = ?").params(team.other, name).update();

        record(name, Map.of("outcome", "REACHED", "note", "long talk")).andExpect(redirectedUrl(telephone())).andExpect(flash().attributeExists("problem"))
                .andExpect(flash().attribute("lost", "long talk"));
    }

    @Test
    void nobodyElseSeesTheListCallsOrDecides() throws Exception {
        var stranger = team.people.rep();
        for (var path : List.of("/prospecting/lists/" + list, telephone())) {
            web.perform(get(path).with(user(stranger))).andExpect(status().isNotFound());
        }
        web.perform(get(telephone()).with(user(team.manager))).andExpect(status().isForbidden());
        web.perform(get("/prospecting/quality").with(user(team.caller))).andExpect(status().isForbidden());
        send(team.caller, "/prospecting/lists/" + list + "/closing", Map.of()).andExpect(status().isForbidden());
        send(team.caller, "/prospecting/lists/" + list + "/callers", Map.of("callers", team.other)).andExpect(status().isForbidden());
        send(team.manager, "/prospecting/lists/" + list + "/callers", Map.of("callers", team.other)).andExpect(flash().attributeExists("done"));
        web.perform(get(telephone()).with(user(team.caller))).andExpect(status().isNotFound());
    }

    @Test
    void aSecondPersonChecksLineByLine() throws Exception {
        jdbc.sql("insert into prospect_caller (list_id, login) values (?, ?)").params(list, team.other).update();
        var caller = viewers.of(team.caller);
        var name = calls.next(list, caller).orElseThrow();
        var made = calls.record(with(call(name.id(), CallOutcome.INTERESTED), ProspectingFixture.A, call(name.id(), CallOutcome.INTERESTED).followUp()), caller);
        var check = jdbc.sql("select id from sheet_check where call_id = ?").param(made.id()).query(UUID.class).single();
        var path = "/prospecting/checks/" + check;

        assertThat(page(team.other, "/prospecting")).contains("Sheets to check: 1");
        assertThat(page(team.other, "/prospecting/checks")).contains(path);
        customers.addContact(name.customerId(), CallBook.person("Ann Li", "CIO", "139 0000 1111"), team.caller);
        jdbc.sql("update customer set budget_max = 36480, currency = 'EUR', city = null where id = ?").param(name.customerId()).update();
        assertThat(page(team.other, path)).contains("0512-6123 4567", "None yet", "verdict.selection", "tel:13900001111", "36,480.00 EUR", "v-city-WRONG", "Found out",
                "Contact, phone · Ann Li").doesNotContain("v-city-RIGHT");
        web.perform(get(path).with(user(team.caller))).andExpect(status().isNotFound());
        send(team.other, path, Map.of("verdict.selection", "WRONG", "corrected.selection", "DREAMING", "verdict.phone", "WRONG", "corrected.phone", "none at all")).andExpect(status().isUnprocessableEntity())
                .andExpect(result -> assertThat(result.getResponse().getContentAsString()).contains("none at all", "phone-problem", "selection-problem"));
        send(team.other, path, Map.of("verdict.phone", "RIGHT", "verdict.selection", "WRONG", "corrected.selection", "WAITING")).andExpect(redirectedUrl("/prospecting/checks"));

        assertThat(customers.get(name.customerId()).grade()).isEqualTo("B");
        counts.count();
        assertThat(page(team.manager, "/prospecting/quality")).contains("Test " + team.caller, "100 %", "1/2", "Counted 20", "Made by", "by a call</td>");
        assertThat(page(team.caller, "/prospecting/checks")).contains("Test " + team.other, "Phone: Right", "Selection of a new one: Wrong")
                .doesNotContain("Address", "City:", "Contact, name:");
    }

    @Test
    void whatCameOfACallIsReadInTheReadersLanguageWhateverTheCallersIs() throws Exception {
        send(team.caller, "/prospecting/lists/" + list + "/next", Map.of());
        var customer = jdbc.sql("select customer_id from prospect where id = ?").param(held()).query(UUID.class).single();
        record(held(), Map.of("outcome", "REACHED")).andExpect(status().is3xxRedirection());
        send(team.caller, "/prospecting/lists/" + list + "/next", Map.of());
        var other = jdbc.sql("select customer_id from prospect where id = ?").param(held()).query(UUID.class).single();
        record(held(), Map.of("outcome", "REACHED", "note", "Reached the boss")).andExpect(status().is3xxRedirection());
        List.of(customer, other).forEach(one -> customers.assign(one, team.other, team.manager));

        var news = web.perform(get("/timeline/mine").with(user(team.other)).header("Accept-Language", "zh-CN")).andExpect(status().isOk())
                .andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);

        assertThat(news).contains("电话：已接通", "电话：Reached the boss").doesNotContain("电话：Reached<");
        assertThat(page(team.other, "/timeline/mine")).contains("Phone: Reached", "Phone: Reached the boss");
        var record = web.perform(get("/customers/" + customer + "/contact-records").with(user(team.other)).header("Accept-Language", "zh-CN")).andExpect(status().isOk())
                .andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(record).contains("已接通").doesNotContain("Reached");
        assertThat(page(team.other, "/customers/" + customer + "/contact-records")).contains("Reached");
        customers.assign(customer, team.caller, team.manager);
        var id = jdbc.sql("select id from contact_record where customer_id = ?").param(customer).query(UUID.class).single();
        send(team.caller, "/contact-records/" + id + "/edit", Map.of("way", "PHONE", "said", "Reached", "answer", "we call again")).andExpect(status().is3xxRedirection());
        assertThat(jdbc.sql("select word from contact_record where id = ?").param(id).query(String.class).single()).as("what the author left alone").isEqualTo("prospecting.outcome.REACHED");
        send(team.caller, "/contact-records/" + id + "/edit", Map.of("way", "PHONE", "said", "Reached Ms Li")).andExpect(status().is3xxRedirection());
        assertThat(page(team.caller, "/customers/" + customer + "/contact-records")).contains("Reached Ms Li");
    }

    private UUID held() {
        return calls.inHand(list, viewers.of(team.caller)).orElseThrow().id();
    }

    private String telephone() {
        return "/prospecting/lists/" + list + "/call";
    }

    private ResultActions record(UUID name, Map<String, String> values) throws Exception {
        var all = new HashMap<>(values);
        all.put("prospectId", name.toString());
        all.put("requestId", UUID.randomUUID().toString());
        return send(team.caller, "/prospecting/lists/" + list + "/calls", all);
    }

    private ResultActions send(String login, String path, Map<String, String> values) throws Exception {
        var request = post(path).with(user(login)).with(csrf());
        values.forEach(request::param);
        return web.perform(request);
    }

    private String page(String login, String path) throws Exception {
        return web.perform(get(path).with(user(login))).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
    }
}
