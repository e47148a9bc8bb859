package dev.salesflow.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.customer.Customer;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerData;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.TestPeople;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.Stage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@SalesflowTest
class TimelineTest {

    @Autowired
    TimelineBook timeline;
    @Autowired
    CustomerBook customers;
    @Autowired
    OpportunityBook opportunities;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    MockMvc mvc;

    String rep;
    Customer customer;

    @BeforeEach
    void aCustomer() {
        rep = new TestPeople(jdbc).rep();
        customer = customers.register(CustomerData.named("Acme").with(CustomerField.OWNER, rep), rep);
    }

    @Test
    void tellsWhoDidWhatInTheReadersLanguage() throws Exception {
        customers.change(customer.id(), customer.version(), customer.data().with(CustomerField.CITY, "上海"), rep);

        mvc.perform(get("/customers/{id}/timeline", customer.id()).with(user(rep)).locale(Locale.ENGLISH))
                .andExpect(content().string(containsString("Person " + rep)))
                .andExpect(content().string(containsString("changed: City.")));
        mvc.perform(get("/customers/{id}/timeline", customer.id()).with(user(rep)).locale(Locale.SIMPLIFIED_CHINESE))
                .andExpect(content().string(containsString("修改了：城市。")))
                .andExpect(content().string(containsString("建立了该客户。")));
    }

    @Test
    void tellsOfDaysAmountsAndPeopleAndShowsAKindItDoesNotKnow() throws Exception {
        timeline.note(customer.id(), null, null, "something{new}", Argument.text("it's <b>"), Argument.person(rep),
                Argument.day(LocalDate.of(2026, 11, 22)), Argument.money(new BigDecimal("1234.50"), "EUR"), Argument.word("customer.field.city"));

        mvc.perform(get("/customers/{id}/timeline", customer.id()).with(user(rep)).locale(Locale.ENGLISH))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(
                        "something{new}: [it&#39;s &lt;b&gt;, Person " + rep + ", 2026-11-22, 1,234.50 EUR, City]")));
    }

    @Test
    void goesByWhenThingsHappenedNotByWhenTheyWereNoted() throws Exception {
        timeline.note(customer.id(), null, rep, "noted-first");
        timeline.note(customer.id(), null, rep, "noted-second");
        jdbc.sql("update timeline_entry set at = at - interval '1 day' where kind = 'noted-second' and customer_id = ?").param(customer.id()).update();

        var page = mvc.perform(get("/customers/{id}/timeline", customer.id()).with(user(rep))).andReturn().getResponse().getContentAsString();

        assertThat(page.indexOf("noted-first")).isPositive().isLessThan(page.indexOf("noted-second"));
    }

    @Test
    void showsTwentyAtATimeAndTheEarlierOnesOnDemand() throws Exception {
        for (var n = 0; n < 25; n++) {
            timeline.note(customer.id(), null, rep, "note" + n);
        }

        var first = mvc.perform(get("/customers/{id}/timeline", customer.id()).with(user(rep))).andReturn().getResponse().getContentAsString();
        assertThat(first).contains("note24", "note5", "?before=").doesNotContain("note4<");

        var before = first.replaceAll("(?s).*\\?before=(\\d+).*", "$1");
        mvc.perform(get("/customers/{id}/timeline?before=" + before, customer.id()).with(user(rep)))
                .andExpect(content().string(containsString("note4<")))
                .andExpect(content().string(not(containsString("?before="))));
    }

    @Test
    void isNotShownToARepOfAnotherCustomer() throws Exception {
        var other = new TestPeople(jdbc).rep();

        mvc.perform(get("/customers/{id}/timeline", customer.id()).with(user(other))).andExpect(status().isNotFound());
    }

    @Test
    void bringsTheNewsOfTheLastDaysByOthersOnOnesOwnCustomersOnly() throws Exception {
        var other = new TestPeople(jdbc).rep();
        timeline.note(customer.id(), null, other, "seen");
        timeline.note(customer.id(), null, rep, "ownDoing");
        timeline.noteAt(java.time.Instant.now().minus(java.time.Duration.ofDays(8)), customer.id(), null, other, "oldNews");

        mvc.perform(get("/timeline/mine").with(user(rep)))
                .andExpect(content().string(containsString("data-kind=\"seen\"")))
                .andExpect(content().string(not(containsString("ownDoing"))))
                .andExpect(content().string(not(containsString("oldNews"))))
                .andExpect(content().string(containsString("Acme")));
        mvc.perform(get("/timeline/mine").with(user(other)))
                .andExpect(content().string(not(containsString("Acme"))));
    }

    @Test
    void keepsTheDealsOfOthersFromARepWhoSeesTheCustomer() throws Exception {
        var other = new TestPeople(jdbc).rep();
        var own = opportunities.open(Opening.of(customer.id(), "own of " + customer.id()).withOwner(other).askedByProcess("none of own " + customer.id()), rep);
        var deal = opportunities.open(Opening.of(customer.id(), "hidden of " + customer.id()).withOwner(rep).askedByProcess("none of " + customer.id()), rep);
        opportunities.lose(deal.id(), "Too dear by half", "Kingdee", rep);
        timeline.note(customer.id(), own.id(), null, "ofOwnDeal");

        for (var page : new String[] {"/customers/" + customer.id() + "/timeline", "/timeline/mine"}) {
            mvc.perform(get(page).with(user(other)))
                    .andExpect(content().string(containsString("data-kind=\"ofOwnDeal\"")))
                    .andExpect(content().string(containsString("data-kind=\"customerRegistered\"")))
                    .andExpect(content().string(not(containsString("Too dear by half"))));
        }
        mvc.perform(get("/customers/" + customer.id() + "/timeline").with(user(rep))).andExpect(content().string(containsString("Too dear by half")));
    }

    @Test
    void tellsTheStoryOfADealOnItsOwnPageToThoseWhoSeeTheDeal() throws Exception {
        var deal = opportunities.open(Opening.of(customer.id(), "story of " + customer.id()).withOwner(rep).askedByProcess("none of " + customer.id()), rep);
        opportunities.enterStage(deal.id(), Stage.DEMO, rep);
        opportunities.enterStage(deal.id(), Stage.EXCHANGE, rep);
        opportunities.lose(deal.id(), "Price", "Kingdee", rep);

        mvc.perform(get("/opportunities/{id}/timeline", deal.id()).with(user(rep)).locale(Locale.ENGLISH))
                .andExpect(content().string(containsString("went on to the stage Demo.")))
                .andExpect(content().string(containsString("went back to the stage Exchange.")))
                .andExpect(content().string(containsString("lost the opportunity to Kingdee: Price")));
        mvc.perform(get("/opportunities/{id}/timeline", deal.id()).with(user(rep)).locale(Locale.SIMPLIFIED_CHINESE))
                .andExpect(content().string(containsString("进入阶段：系统演示。")));
        mvc.perform(get("/opportunities/{id}/timeline", deal.id()).with(user(new TestPeople(jdbc).rep()))).andExpect(status().isNotFound());
    }
}
