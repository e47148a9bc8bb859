package dev.salesflow.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerData;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.TestPeople;
import dev.salesflow.identity.Role;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@SalesflowTest
class PipelineTest {

    @Autowired
    CustomerBook customers;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    MockMvc mvc;

    TestPeople people;
    UUID team;
    String rep;
    String other;
    String manager;

    @BeforeEach
    void aTeamWithDeals() {
        people = new TestPeople(jdbc);
        team = people.team();
        rep = people.person(Role.REP, team);
        other = people.person(Role.REP, team);
        manager = people.person(Role.MANAGER, team);
        deal(rep, "EXCHANGE", "OPEN", "A", "100000", "CNY");
        deal(rep, "EXCHANGE", "OPEN", "A", "50000", "EUR");
        deal(rep, "EXCHANGE", "OPEN", null, "7000", "CNY");
        deal(rep, "DEMO", "OPEN", "B", null, null);
        deal(rep, "CONTRACT", "WON", "A", "999999", "CNY");
        deal(other, "EXCHANGE", "OPEN", "A", "1", "CNY");
    }

    @Test
    void sumsARepsOpenDealsByStageGradeAndCurrency() throws Exception {
        var page = mvc.perform(get("/pipeline").with(user(rep)).locale(Locale.ENGLISH)).andReturn().getResponse().getContentAsString();

        assertThat(page).contains("100,000 CNY", "50,000 EUR", "7,000 CNY", "107,000 CNY", "Ungraded")
                .contains("/opportunities?outcome=OPEN&amp;stage=EXCHANGE&amp;grade=none")
                .doesNotContain("999,999", "100,001 CNY", "style=");
    }

    @Test
    void showsAManagerTheTeamAndOneRepOfIt() throws Exception {
        mvc.perform(get("/pipeline").with(user(manager)).locale(Locale.ENGLISH)).andExpect(content().string(containsString("107,001 CNY")));
        mvc.perform(get("/pipeline").param("owner", other).with(user(manager)).locale(Locale.ENGLISH))
                .andExpect(content().string(not(containsString("107,00"))));
        mvc.perform(get("/pipeline").param("team", team.toString()).with(user(manager)).locale(Locale.ENGLISH))
                .andExpect(content().string(containsString("107,001 CNY")));
        mvc.perform(get("/pipeline").param("team", UUID.randomUUID().toString()).with(user(manager)).locale(Locale.ENGLISH))
                .andExpect(content().string(containsString("No opportunity is open.")));
    }

    @Test
    void leadsFromACellToJustTheDealsItCounts() throws Exception {
        var stranger = people.person(Role.REP, people.team());
        deal(stranger, "EXCHANGE", "OPEN", "A", "5", "CNY");

        mvc.perform(get("/opportunities?outcome=OPEN&stage=EXCHANGE&grade=A&owner=").param("team", team.toString())
                        .with(user(manager)).locale(Locale.ENGLISH))
                .andExpect(content().string(containsString("3 in all")));
        mvc.perform(get("/opportunities?outcome=OPEN&stage=EXCHANGE&grade=none&team=").param("owner", rep).with(user(manager)).locale(Locale.ENGLISH))
                .andExpect(content().string(containsString("1 in all")));
    }

    @Test
    void showsNobodyTheDealsOfAnother() throws Exception {
        mvc.perform(get("/pipeline").param("owner", rep).with(user(people.rep())).locale(Locale.ENGLISH))
                .andExpect(status().isOk()).andExpect(content().string(containsString("No opportunity is open.")));
    }

    @Test
    void tellsTheStagesInTheReadersLanguage() throws Exception {
        mvc.perform(get("/pipeline").with(user(rep)).locale(Locale.SIMPLIFIED_CHINESE))
                .andExpect(content().string(containsString("系统演示"))).andExpect(content().string(containsString("未分级")));
    }

    @Test
    void bringsOnesOwnDealsToTheDayPage() throws Exception {
        mvc.perform(get("/pipeline/mine").with(user(rep)).locale(Locale.ENGLISH))
                .andExpect(content().string(containsString("107,000 CNY")))
                .andExpect(content().string(not(containsString("<html"))));
        mvc.perform(get("/pipeline/mine").with(user(manager)).locale(Locale.ENGLISH)).andExpect(content().string(containsString("107,001 CNY")));
    }

    private void deal(String owner, String stage, String outcome, String grade, String amount, String currency) {
        var customer = customers.register(CustomerData.named("Pipeline").with(CustomerField.OWNER, owner), owner);
        jdbc.sql("update customer set grade = ? where id = ?").params(grade, customer.id()).update();
        jdbc.sql("""
                insert into opportunity (id, customer_id, owner_login, stage, stage_entered_at, outcome, closed_on, amount, currency, created_at, updated_at, version)
                values (gen_random_uuid(), :customer, :owner, :stage, now(), :outcome, current_date, :amount, :currency, now(), now(), 1)""")
                .param("customer", customer.id()).param("owner", owner).param("stage", stage).param("outcome", outcome)
                .param("amount", amount == null ? null : new BigDecimal(amount), java.sql.Types.NUMERIC).param("currency", currency, java.sql.Types.CHAR)
                .update();
    }
}
