package dev.salesflow.nurturing.web;

import static dev.salesflow.nurturing.ContactFixture.call;
import static dev.salesflow.nurturing.ContactFixture.withNext;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import biweekly.Biweekly;
import dev.salesflow.SalesflowTest;
import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.ContactBook;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@SalesflowTest
class CalendarPagesTest {

    @Autowired MockMvc web;
    @Autowired ContactBook contacts;
    @Autowired OpportunityBook deals;
    @Autowired Viewers viewers;
    @Autowired TaskService tasks;
    @Autowired JdbcClient jdbc;

    DealFixture fixture;
    String rep;
    UUID customer;

    @BeforeEach
    void aRepWithACustomer() {
        fixture = new DealFixture(jdbc);
        rep = fixture.rep();
        customer = fixture.customer(rep);
    }

    @Test
    void theAddressIsShownOnceAndOnlyItsHashIsKept() throws Exception {
        var path = make();

        assertThat(page(get("/account/calendar"))).contains("There is an address since").doesNotContain(path);
        assertThat(jdbc.sql("select token_hash from calendar_feed where login = ?").param(rep).query(String.class).single())
                .isNotEqualTo(path.replaceAll("/calendar/|\\.ics", ""));
    }

    @Test
    void itShowsOnesOwnNextActionsAndDueTasksAndNobodyElses() throws Exception {
        contacts.record(withNext(call(customer), rep, LocalDate.now().plusDays(2)), viewers.of(rep));
        var other = fixture.rep();
        var others = fixture.customer(other);
        contacts.record(withNext(call(others), other, LocalDate.now().plusDays(2)), viewers.of(other));
        deals.open(Opening.of(customer, UUID.randomUUID().toString()), rep);

        assertThat(events(make())).containsExactlyInAnyOrder("Call Ms Li · Customer " + customer, "Record first visit · Customer " + customer);
    }

    @Test
    void aTaskThatWasPutOffStandsOnItsNewDayEvenWhenThatHasCome() throws Exception {
        var deal = deals.open(Opening.of(customer, UUID.randomUUID().toString()), rep).id();
        var task = tasks.createTaskQuery().processInstanceBusinessKey(deal.toString()).singleResult().getId();
        var today = LocalDate.now();
        tasks.setDueDate(task, Timestamp.valueOf(today.minusDays(3).atTime(18, 0)));
        var path = make();
        assertThat(days(path)).containsExactly(today.minusDays(3));

        for (var day : List.of(today.plusDays(4), today)) {
            tasks.setFollowUpDate(task, Timestamp.valueOf(day.atTime(18, 0)));
            assertThat(days(path)).containsExactly(day);
        }
        tasks.setDueDate(task, Timestamp.valueOf(today.plusDays(9).atTime(18, 0)));
        assertThat(days(path)).as("nothing was put off beyond the day it is due").containsExactly(today.plusDays(9));
    }

    private List<LocalDate> days(String path) throws Exception {
        return Biweekly.parse(web.perform(get(path)).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8)).first().getEvents().stream()
                .map(event -> event.getDateStart().getValue().getRawComponents())
                .map(day -> LocalDate.of(day.getYear(), day.getMonth(), day.getDate())).toList();
    }

    @Test
    void anOldAWithdrawnAndAMadeUpAddressAreNotFound() throws Exception {
        var first = make();
        var second = make();

        web.perform(get(first)).andExpect(status().isNotFound());
        web.perform(get(second)).andExpect(status().isOk());
        web.perform(post("/account/calendar/removal").with(user(rep)).with(csrf())).andExpect(status().isOk());
        web.perform(get(second)).andExpect(status().isNotFound());
        web.perform(get("/calendar/" + "A".repeat(43) + ".ics")).andExpect(status().isNotFound());
    }

    @Test
    void itEndsAtOnceWithThePersonsAccess() throws Exception {
        var path = make();

        jdbc.sql("update app_user set enabled = false where login = ?").param(rep).update();

        web.perform(get(path)).andExpect(status().isNotFound());
    }

    private String make() throws Exception {
        return page(post("/account/calendar").with(csrf())).replaceAll("(?s).*value=\"http://[^/\"]+(/calendar/[\\w-]{43}\\.ics)\".*", "$1");
    }

    private String page(org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(request.with(user(rep)).header("Accept-Language", "en")).andExpect(status().isOk())
                .andReturn().getResponse().getContentAsString();
    }

    private List<String> events(String path) throws Exception {
        var answer = web.perform(get(path)).andExpect(status().isOk()).andReturn().getResponse();
        assertThat(answer.getContentType()).isEqualToIgnoringWhitespace("text/calendar;charset=UTF-8");
        assertThat(answer.getHeader("Cache-Control")).contains("no-store");
        return Biweekly.parse(answer.getContentAsString(StandardCharsets.UTF_8)).first().getEvents().stream()
                .map(event -> event.getSummary().getValue()).toList();
    }
}
