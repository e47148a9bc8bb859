package dev.salesflow.nurturing.web;

import static dev.salesflow.nurturing.ContactFixture.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.ContactBook;
import dev.salesflow.nurturing.pool.PoolBook;
import dev.salesflow.opportunity.DealFixture;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@SalesflowTest
class NurturingPagesTest {

    @Autowired MockMvc web;
    @Autowired ContactBook contacts;
    @Autowired CustomerBook customers;
    @Autowired PoolBook pool;
    @Autowired Viewers viewers;
    @Autowired JdbcClient jdbc;

    DealFixture fixture;
    UUID team;
    String rep;
    String manager;
    UUID customer;
    LocalDate today = LocalDate.now();

    @BeforeEach
    void aRepWithACustomerThatIsDue() {
        fixture = new DealFixture(jdbc);
        team = fixture.team();
        rep = fixture.person("REP", team);
        manager = fixture.person("MANAGER", team);
        customer = fixture.customer(rep);
        jdbc.sql("update customer set phone = '0512-1234567' where id = ?").param(customer).update();
        jdbc.sql("update contact_plan set due_on = ? where customer_id = ?").params(today.minusDays(2), customer).update();
    }

    @Test
    void theDueStandOnTheDayPageAndInTheListOfWhomTheyConcern() throws Exception {
        assertThat(page(rep, "/nurturing/mine")).contains("Customer " + customer, "tel:05121234567", "chip-bad", "/contact-records/new?customer=" + customer);
        assertThat(page(rep, "/nurturing")).contains("Customer " + customer);
        assertThat(page(manager, "/nurturing?whose=team")).contains("Customer " + customer, "Test " + rep);
        assertThat(page(manager, "/nurturing")).contains("Customer " + customer);
        assertThat(page(manager, "/nurturing?whose=" + manager)).doesNotContain("Customer " + customer);
        assertThat(page(fixture.rep(), "/nurturing?whose=" + rep)).doesNotContain("Customer " + customer);
        assertThat(page(rep, "/nurturing?days=0")).contains("Customer " + customer);
    }

    @Test
    void aCustomersPageTellsWhenItIsNextAndWhenItGoesBack() throws Exception {
        assertThat(page(rep, "/customers/" + customer + "/contact-plan")).contains(today.minusDays(2).toString(), today.plusDays(60).toString());
        web.perform(get("/customers/" + customer + "/contact-plan").with(user(fixture.rep()))).andExpect(status().isNotFound());
        assertThat(page(rep, "/contact-records/occasions?customerId=" + customer)).doesNotContain("??");
    }

    @Test
    void whatIsChosenInThePoolIsClaimedAndWhoComesTooLateReadsWhy() throws Exception {
        var second = fixture.customer(rep);
        pool.release(customer, "nothing moves", manager);
        pool.release(second, "nothing moves", manager);
        var colleague = fixture.person("REP", team);
        assertThat(page(colleague, "/pool?query=" + customer)).contains("Customer " + customer, "claim-" + customer).doesNotContain("0512");

        claim(colleague, customer).andExpect(status().is3xxRedirection()).andExpect(flash().attribute("done", "Claimed: 1. They are yours now; their pages say when each should hear from you."));
        assertThat(customers.get(customer).owner()).isEqualTo(colleague);
        claim(fixture.person("REP", team), customer).andExpect(flash().attribute("problem", "Somebody else was faster: Customer " + customer + "."));

        claim(rep, second).andExpect(flash().attribute("problem", containsString("was yours until a short time ago")));
        web.perform(post("/pool/claims").with(user(colleague)).with(csrf()).param("customers", "x")).andExpect(flash().attributeExists("problem"));
        web.perform(post("/pool/claims").with(user(colleague)).with(csrf())).andExpect(flash().attribute("problem", containsString("Choose at least one customer")));
        assertThat(customers.get(second).owner()).isNull();
    }

    @Test
    void whatWasWrittenDownLateIsShownToWhoLeadsAndToNobodyElse() throws Exception {
        var id = contacts.record(call(customer), viewers.of(rep)).id();
        jdbc.sql("update contact_record set held_at = recorded_at - interval '5 hours' where id = ?").param(id).update();
        contacts.record(call(customer), viewers.of(rep));

        assertThat(page(manager, "/contact-records/late")).contains("Customer " + customer, "5 h", "50 %");
        assertThat(page(rep, "/customers/" + customer + "/contact-records")).contains("recorded late");
        metThreeDaysAgo();
        assertThat(page(manager, "/contact-records/late")).as("a meeting, too").contains("3 days", today.minusDays(3).toString(), "66 %");
        web.perform(get("/contact-records/late").with(user(rep))).andExpect(status().isForbidden());
        web.perform(get("/territories").with(user(rep))).andExpect(status().isForbidden());
    }

    @Test
    void theDayPageTellsWhichOfOnesCustomersAnOccasionConcerns() throws Exception {
        var industry = "Textiles " + UUID.randomUUID();
        jdbc.sql("update customer set industry = ? where id = ?").params(industry, customer).update();
        fixture.customer(rep);
        web.perform(post("/nurturing/news").with(user(manager)).with(csrf()).param("kind", "INDUSTRY_NEWS").param("title", "New rules for " + industry)
                .param("industry", industry).param("firstDay", today.toString()).param("lastDay", today.toString())).andExpect(status().is3xxRedirection());

        assertThat(page(rep, "/nurturing/occasions/mine")).contains("New rules for " + industry, "for 1 of your customers: Customer " + customer);
        assertThat(page(fixture.rep(), "/nurturing/occasions/mine")).doesNotContain(industry);
        jdbc.sql("delete from sales_news where industry = ?").param(industry).update();
    }

    @Test
    void newsKeepWhatWasTypedWhereSomethingIsWrong() throws Exception {
        web.perform(post("/nurturing/news").with(user(manager)).with(csrf()).param("kind", "EVENT").param("title", "Seminar <b>").param("firstDay", "tomorrow"))
                .andExpect(status().isUnprocessableEntity()).andExpect(result -> assertThat(result.getResponse().getContentAsString())
                        .contains("Seminar &lt;b&gt;", "firstDay-problem").doesNotContain("Seminar <b>"));
        web.perform(post("/nurturing/news").with(user(rep)).with(csrf()).param("kind", "EVENT").param("title", "Seminar")
                .param("firstDay", today.toString()).param("lastDay", today.toString())).andExpect(status().isForbidden());
    }

    private void metThreeDaysAgo() {
        var deal = UUID.randomUUID();
        jdbc.sql("insert into opportunity (id, customer_id, owner_login, stage, stage_entered_at, outcome, created_at, updated_at, version) "
                + "values (?, ?, ?, 'DEMO', now(), 'OPEN', now(), now(), 1)").params(deal, customer, rep).update();
        jdbc.sql("insert into meeting (id, opportunity_id, stage, held_on, notes, recorded_by, recorded_at) values (?, ?, 'DEMO', ?, '{}', ?, now())")
                .params(UUID.randomUUID(), deal, today.minusDays(3), rep).update();
    }

    private ResultActions claim(String login, UUID id) throws Exception {
        return web.perform(post("/pool/claims").with(user(login)).with(csrf()).param("customers", id.toString()));
    }

    private String page(String login, String path) throws Exception {
        return web.perform(get(path).with(user(login))).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
    }
}
