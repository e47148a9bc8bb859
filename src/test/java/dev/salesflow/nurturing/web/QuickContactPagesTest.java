package dev.salesflow.nurturing.web;

import static dev.salesflow.nurturing.ContactFixture.withNext;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.salesflow.SalesflowTest;
import dev.salesflow.company.WorkingCalendar;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerData;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.ContactBook;
import dev.salesflow.nurturing.ContactFixture;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@SalesflowTest
class QuickContactPagesTest {

    @Autowired MockMvc web;
    @Autowired ContactBook contacts;
    @Autowired CustomerBook customers;
    @Autowired OpportunityBook deals;
    @Autowired Viewers viewers;
    @Autowired WorkingCalendar calendar;
    @Autowired JdbcClient jdbc;

    DealFixture fixture;
    String rep;
    UUID customer;
    String tomorrow = LocalDate.now().plusDays(1).toString();

    @BeforeEach
    void aRepWithACustomer() {
        fixture = new DealFixture(jdbc);
        rep = fixture.rep();
        customer = fixture.customer(rep);
    }

    @Test
    void fourFieldsAreEnoughAndOneIsBackWhereOneCameFromWithAConfirmation() throws Exception {
        var page = as(get("/contact-records/new").param("customer", customer.toString()).header("Referer", "http://localhost/customers/" + customer + "?x=1"))
                .andReturn().getResponse().getContentAsString();
        assertThat(page).contains("value=\"Customer " + customer, "name=\"back\" value=\"/customers/" + customer + "?x=1\"")
                .as("whoever calls with the form open was not late").contains("name=\"heldAt\" value=\"\"");

        send(UUID.randomUUID().toString()).andExpect(redirectedUrl("/customers/" + customer))
                .andExpect(flash().attribute("done", containsString("Call Ms Li, by " + tomorrow)));

        as(get("/customers/" + customer + "/contact-records"))
                .andExpect(content().string(containsString("They wait for the budget"))).andExpect(content().string(containsString("Next: Call Ms Li")));
        as(get("/customers/" + customer + "/timeline")).andExpect(content().string(containsString("Phone: They wait for the budget")));
    }

    @Test
    void itsAuthorIsLedToCorrectItAndTheOthersAreNot() throws Exception {
        send(UUID.randomUUID().toString());
        var id = jdbc.sql("select id from contact_record where customer_id = ?").param(customer).query(UUID.class).single();
        var edit = "/contact-records/" + id + "/edit";

        as(get("/customers/" + customer + "/contact-records")).andExpect(content().string(containsString(edit)));
        as(get(edit)).andExpect(content().string(containsString("They wait for the budget")));
        as(post(edit).param("way", "VISIT").param("said", " ").param("objection", "kept").with(csrf())).andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("id=\"said-problem\""))).andExpect(content().string(containsString("kept")));
        as(post(edit).param("way", "VISIT").param("said", "They have it").with(csrf())).andExpect(redirectedUrl("/customers/" + customer));

        as(get("/customers/" + customer + "/contact-records")).andExpect(content().string(containsString("They have it")))
                .andExpect(content().string(containsString("corrected 20")));
        web.perform(get(edit).with(user(fixture.person("ADMIN", null)).roles("ADMIN"))).andExpect(status().isNotFound());
    }

    @Test
    void offersDaysThatAreWorked() throws Exception {
        var page = as(get("/contact-records/new")).andReturn().getResponse().getContentAsString();
        var days = Pattern.compile("name=\"due\" id=\"due-\\w+\" value=\"(\\d{4}-\\d\\d-\\d\\d)\"").matcher(page).results()
                .map(match -> LocalDate.parse(match.group(1))).toList();

        assertThat(days).hasSize(3).allMatch(calendar::isWorkingDay).startsWith(calendar.plus(LocalDate.now(), 1), calendar.plus(LocalDate.now(), 3));
    }

    @Test
    void proposesTheDayThatTheCustomersGradeAsksFor() throws Exception {
        jdbc.sql("update customer set grade = 'B' where id = ?").param(customer).update();

        var page = as(get("/contact-records/new").param("customer", customer.toString())).andReturn().getResponse().getContentAsString();

        var day = calendar.plus(LocalDate.now().plusDays(13), 1);
        assertThat(page).contains("value=\"" + day + "\"", "In its rhythm");
        as(get("/contact-records/new")).andExpect(content().string(not(containsString("In its rhythm"))));
    }

    @Test
    void sentTwiceItMakesOneRecord() throws Exception {
        var request = UUID.randomUUID().toString();

        send(request).andExpect(status().is3xxRedirection());
        send(request).andExpect(status().is3xxRedirection());

        assertThat(recorded()).isOne();
    }

    @Test
    void aCustomerIsFoundByTypingItsNameAndOthersAreNotOffered() throws Exception {
        var hidden = fixture.customer(fixture.rep());

        as(get("/customers/search").param("customerName", customer.toString())).andExpect(content().string(containsString("data-value=\"" + customer)));
        as(get("/customers/search").param("customerName", hidden.toString())).andExpect(content().string(not(containsString("data-value"))));
        as(get("/contact-records/about").param("customerId", hidden.toString())).andExpect(status().isNotFound());
        var named = customers.register(CustomerData.named("Typed " + customer).with(CustomerField.OWNER, rep), rep).id();
        as(form(UUID.randomUUID().toString(), "customerName", "typed " + customer).param("back", "/")).andExpect(redirectedUrl("/"));
        as(get("/customers/" + named + "/contact-records")).andExpect(content().string(containsString("They wait for the budget")));
    }

    @Test
    void whatIsWrongStandsBesideItsFieldAndWhatWasTypedStays() throws Exception {
        var page = as(post("/contact-records").param("requestId", "r").param("customerName", "nobody at all").param("said", "kept text")
                .param("nextAction", "kept action").param("heldAt", "2199-01-01T10:00").param("nextTime", "25:00").with(csrf()))
                .andExpect(status().isUnprocessableEntity()).andReturn().getResponse().getContentAsString();

        assertThat(page).contains("kept text", "kept action", "nobody at all", "<details open");
        for (var field : new String[] {"customerId", "way", "nextDue", "heldAt", "nextTime"}) {
            assertThat(page).containsPattern("id=\"" + field + "-problem\"[^>]*>[^<]+<");
        }
        assertThat(recorded()).isZero();
    }

    @Test
    void saysOfATypedNameThatNoCustomerOrMoreThanOneHasIt() throws Exception {
        var twice = "Twice " + customer;
        customers.register(CustomerData.named(twice).with(CustomerField.OWNER, rep), rep);
        customers.register(CustomerData.named(twice).with(CustomerField.OWNER, rep), rep);

        as(form(UUID.randomUUID().toString(), "customerName", "Nobody & " + customer)).andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("No customer of yours with the name &quot;Nobody &amp; " + customer)));
        as(form(UUID.randomUUID().toString(), "customerName", twice)).andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Several customers have the name")));
        as(form(UUID.randomUUID().toString(), "customerName", " ")).andExpect(content().string(containsString("Please fill this in.")));
        assertThat(recorded()).isZero();
    }

    @Test
    void fromADealItIsAboutThatDealAndFromAnActionItCompletesIt() throws Exception {
        var deal = deals.open(Opening.of(customer, UUID.randomUUID().toString()).askedByProcess("none " + customer), rep).id();
        var action = contacts.record(withNext(ContactFixture.call(customer), rep, LocalDate.now()), viewers.of(rep)).id();

        as(get("/contact-records/new").param("opportunity", deal.toString())).andExpect(content().string(
                org.hamcrest.Matchers.matchesPattern("(?s).*value=\"" + deal + "\"[^>]*selected.*")));
        as(get("/contact-records/new").param("completes", action.toString())).andExpect(content().string(containsString("This completes the next action")));
        as(form(UUID.randomUUID().toString(), "customerId", customer.toString()).param("opportunityId", deal.toString()).param("completes", action.toString()))
                .andExpect(status().is3xxRedirection());

        assertThat(contacts.get(action).isOpen()).isFalse();
        as(get("/opportunities/" + deal + "/contact-records")).andExpect(content().string(containsString("They wait for the budget")));
        as(get("/opportunities/" + deal + "/timeline")).andExpect(content().string(containsString("Phone: They wait for the budget")));
    }

    @Test
    void aFormLeadsToNoOtherSite() throws Exception {
        for (var elsewhere : new String[] {"//evil.example", "https://evil.example", "/\\evil.example", "/{x}", ""}) {
            as(form(UUID.randomUUID().toString(), "customerId", customer.toString()).param("back", elsewhere)).andExpect(redirectedUrl("/"));
        }
    }

    @Test
    void aProgramRecordsOnceAndReadsItBack() throws Exception {
        var body = """
                {"requestId": "call-1 %s", "customerId": "%s", "way": "WECHAT", "said": "Yes", "heldAt": "2026-01-05T08:00:00Z",
                 "nextAction": "Send it", "nextDue": "%s"}""".formatted(customer, customer, tomorrow);

        var first = JsonPath.<String>read(call(body).andExpect(status().isCreated()).andExpect(jsonPath("$.late").value(true))
                .andExpect(jsonPath("$.nextOwner").value(rep)).andReturn().getResponse().getContentAsString(), "$.id");
        call(body).andExpect(status().isCreated()).andExpect(jsonPath("$.id").value(first));

        as(get("/api/contact-records").param("customer", customer.toString())).andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.items[0].result").value("OPEN"));
        as(get("/api/contact-records/" + first)).andExpect(jsonPath("$.said").value("Yes"));
        web.perform(get("/api/contact-records/" + first).with(user(fixture.rep()))).andExpect(status().isNotFound());
        call("{\"requestId\": \"x\", \"customerId\": \"" + customer + "\", \"way\": \"PHONE\", \"said\": \"Yes\", \"nextAction\": \"Call\"}")
                .andExpect(status().isUnprocessableEntity()).andExpect(jsonPath("$.field").value("nextDue"));
    }

    private ResultActions call(String body) throws Exception {
        return as(post("/api/contact-records").contentType(MediaType.APPLICATION_JSON).content(body).with(csrf()));
    }

    private ResultActions send(String request) throws Exception {
        return as(form(request, "customerId", customer.toString()).param("back", "/customers/" + customer));
    }

    private MockHttpServletRequestBuilder form(String request, String field, String chosen) {
        return post("/contact-records").param("requestId", request).param(field, chosen).param("way", "PHONE").param("said", "They wait for the budget")
                .param("nextAction", "Call Ms Li").param("due", tomorrow).param("nextOwner", rep).with(csrf());
    }

    private ResultActions as(MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(request.with(user(rep)).header("Accept-Language", "en"));
    }

    private int recorded() {
        return jdbc.sql("select count(*) from contact_record where customer_id = ?").param(customer).query(Integer.class).single();
    }
}
