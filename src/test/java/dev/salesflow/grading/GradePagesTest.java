package dev.salesflow.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.customer.Computerisation;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerData;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.Satisfaction;
import dev.salesflow.customer.TestPeople;
import dev.salesflow.identity.Role;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@SalesflowTest
class GradePagesTest {

    @Autowired
    GradeBook grades;
    @Autowired
    CustomerBook customers;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    MockMvc mvc;

    @Autowired
    java.time.Clock clock;

    String rep;
    String other;
    String manager;
    UUID customer;

    @BeforeEach
    void aTeamWithACustomer() {
        var people = new TestPeople(jdbc);
        var team = people.team();
        rep = people.person(Role.REP, team);
        other = people.person(Role.REP, team);
        manager = people.person(Role.MANAGER, team);
        customer = register(Map.of(CustomerField.COMPUTERISATION, Computerisation.VENDOR,
                CustomerField.SATISFACTION, Satisfaction.VERY_DISSATISFIED, CustomerField.VENDOR_HOPE, false));
    }

    @Test
    void answersTheGradeAsTheImportContractSays() throws Exception {
        mvc.perform(get("/api/customers/{id}/grade", customer).with(as(rep)).locale(Locale.ENGLISH))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.grade").value("B"))
                .andExpect(jsonPath("$.row").value(7))
                .andExpect(jsonPath("$.table").value("customer-grade"))
                .andExpect(jsonPath("$.version").isNumber())
                .andExpect(jsonPath("$.inputs.computerisation").value("VENDOR"))
                .andExpect(jsonPath("$.inputs.vendorHope").value(false))
                .andExpect(jsonPath("$.sentence").value("B: very dissatisfied with the present vendor, row 7"))
                .andExpect(jsonPath("$.missing").isEmpty())
                .andExpect(jsonPath("$.at").isNotEmpty())
                .andExpect(jsonPath("$.length()").value(8));
        mvc.perform(get("/api/customers/{id}/grade", customer).with(as(rep)).locale(Locale.SIMPLIFIED_CHINESE))
                .andExpect(jsonPath("$.sentence").value("B：对现有供应商非常不满意，第 7 行"));
    }

    @Test
    void answersWhatIsMissingOfAnUngradedCustomer() throws Exception {
        var unknown = register(Map.of());

        mvc.perform(get("/api/customers/{id}/grade", unknown).with(as(rep)).locale(Locale.ENGLISH))
                .andExpect(jsonPath("$.grade").isEmpty())
                .andExpect(jsonPath("$.missing[0]").value("computerisation"))
                .andExpect(jsonPath("$.sentence").value(
                        "Not graded: it is not known whether the customer uses a system, row 21"));
    }

    @Test
    void showsNothingOfACustomerThatIsNotTheirs() throws Exception {
        mvc.perform(get("/api/customers/{id}/grade", customer).with(as(other))).andExpect(status().isNotFound());
        mvc.perform(get("/customers/{id}/grade", customer).with(as(other))).andExpect(status().isNotFound());
        mvc.perform(get("/customers/{id}/grade/override", customer).with(as(other))).andExpect(status().isNotFound());
    }

    @Test
    void tellsTheGradeItsReasonAndItsFactsOnTheCustomersPage() throws Exception {
        mvc.perform(get("/customers/{id}/grade", customer).with(as(rep)).locale(Locale.ENGLISH))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("B: very dissatisfied with the present vendor, row 7")))
                .andExpect(content().string(containsString("<dd>Very dissatisfied</dd>")))
                .andExpect(content().string(containsString("<dd>No</dd>")))
                .andExpect(content().string(containsString("not known")))
                .andExpect(content().string(not(containsString("Set by hand"))));
        mvc.perform(get("/customers/{id}/grade", customer).with(as(manager)).locale(Locale.SIMPLIFIED_CHINESE))
                .andExpect(content().string(containsString("B：对现有供应商非常不满意，第 7 行")))
                .andExpect(content().string(containsString("人工设定")));
    }

    @Test
    void letsAManagerSetTheGradeAndTakeItBack() throws Exception {
        var until = LocalDate.now(clock).plusDays(20);

        mvc.perform(post("/customers/{id}/grade/override", customer).with(as(manager)).with(csrf())
                        .param("grade", "A").param("reason", "board decides <b>Friday</b>").param("until", until.toString()))
                .andExpect(redirectedUrl("/customers/" + customer));
        assertThat(grades.report(customer).grade()).isEqualTo(Grade.A);
        mvc.perform(get("/customers/{id}/grade", customer).with(as(rep)).locale(Locale.ENGLISH))
                .andExpect(content().string(containsString("board decides &lt;b&gt;Friday&lt;/b&gt;")))
                .andExpect(content().string(containsString("The table says B:")));

        mvc.perform(post("/customers/{id}/grade/override/end", customer).with(as(manager)).with(csrf()))
                .andExpect(redirectedUrl("/customers/" + customer));
        assertThat(grades.report(customer).grade()).isEqualTo(Grade.B);
    }

    @Test
    void keepsWhatWasTypedAndSaysBesideTheFieldWhyAnOverrideIsRefused() throws Exception {
        mvc.perform(post("/customers/{id}/grade/override", customer).with(as(manager)).with(csrf()).locale(Locale.ENGLISH)
                        .param("grade", "C").param("reason", "kept text").param("until", "2020-01-01"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("The last day has passed already.")))
                .andExpect(content().string(containsString("kept text")));
        mvc.perform(post("/customers/{id}/grade/override", customer).with(as(manager)).with(csrf()).locale(Locale.ENGLISH)
                        .param("grade", "Z").param("reason", "x").param("until", "soon"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Please give a date as yyyy-mm-dd.")))
                .andExpect(content().string(containsString("Please choose one of the list.")));
        assertThat(grades.overrides(customer, 5)).isEmpty();
    }

    @Test
    void letsNoRepSetAGradeOrStartARun() throws Exception {
        mvc.perform(post("/customers/{id}/grade/override", customer).with(as(rep)).with(csrf())
                .param("grade", "A").param("reason", "x").param("until", "2099-01-01")).andExpect(status().isForbidden());
        mvc.perform(post("/customers/{id}/grade/override/end", customer).with(as(rep)).with(csrf()))
                .andExpect(status().isForbidden());
        mvc.perform(post("/grading/runs").with(as(rep)).with(csrf())).andExpect(status().isForbidden());
        mvc.perform(get("/grading/runs/latest").with(as(rep))).andExpect(status().isForbidden());
    }

    @Test
    void listsTheUngradedAsWork() throws Exception {
        var unknown = register(Map.of());

        mvc.perform(get("/grading/ungraded").with(as(rep)).locale(Locale.ENGLISH))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("/customers/" + unknown)))
                .andExpect(content().string(containsString("Present system, Selection of a new one")))
                .andExpect(content().string(not(containsString("/customers/" + customer))));
        mvc.perform(get("/grading/ungraded?page=-5").with(as(manager)).locale(Locale.SIMPLIFIED_CHINESE))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("全部客户重新分级")));
    }

    @Test
    void leadsARepFromMyDayToTheFactsThatAreMissing() throws Exception {
        var unknown = register(Map.of());
        var form = "/customers/" + unknown + "/edit?find=computerisation&amp;find=selection";

        mvc.perform(get("/grading/mine").with(as(rep)).locale(Locale.ENGLISH))
                .andExpect(content().string(containsString("href=\"" + form)))
                .andExpect(content().string(not(containsString("/customers/" + customer))));
        mvc.perform(get("/customers/{id}/grade", unknown).with(as(rep))).andExpect(content().string(containsString(form)));
        var page = mvc.perform(get(form.replace("&amp;", "&") + "&find=<b>").with(as(rep)).locale(Locale.ENGLISH))
                .andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
        assertThat(page).containsOnlyOnce("autofocus=").containsPattern("id=\"computerisation\"[^>]*autofocus=").doesNotContain("<b>");
        assertThat(page.split("class=\"asked\"")).hasSize(3);
        mvc.perform(get("/grading/mine").with(as(manager))).andExpect(content().string(not(containsString("/customers/"))));
    }

    @Test
    void asksNothingAboutACustomerThatIsAPartOfAnother() throws Exception {
        var merged = register(Map.of());
        jdbc.sql("update customer set merged_into = ? where id = ?").params(customer, merged).update();

        mvc.perform(get("/grading/mine").with(as(rep))).andExpect(content().string(not(containsString(merged.toString()))));
        mvc.perform(get("/grading/ungraded").with(as(rep))).andExpect(content().string(not(containsString(merged.toString()))));
    }

    @Test
    void letsAManagerSetNoGradeOfAnotherTeamsCustomer() throws Exception {
        jdbc.sql("update customer set owner_login = ? where id = ?").params(new TestPeople(jdbc).rep(), customer).update();
        jdbc.sql("""
                        insert into opportunity (id, customer_id, owner_login, stage, stage_entered_at, outcome, created_at, updated_at, version)
                        values (?, ?, ?, 'DEMO', now(), 'OPEN', now(), now(), 1)""").params(UUID.randomUUID(), customer, rep).update();

        mvc.perform(get("/customers/{id}/grade", customer).with(as(manager))).andExpect(status().isOk())
                .andExpect(content().string(not(containsString("/grade/override"))));
        mvc.perform(post("/customers/{id}/grade/override", customer).with(as(manager)).with(csrf())
                .param("grade", "A").param("reason", "x").param("until", "2099-01-01")).andExpect(status().isForbidden());
    }

    @Test
    void offersTheFormOfAnUngradedCustomerOnlyToThoseWhoMayFillItIn() throws Exception {
        var unknown = register(Map.of());
        jdbc.sql("update customer set owner_login = ? where id = ?").params(other, unknown).update();
        jdbc.sql("""
                        insert into opportunity (id, customer_id, owner_login, stage, stage_entered_at, outcome, created_at, updated_at, version)
                        values (?, ?, ?, 'DEMO', now(), 'OPEN', now(), now(), 1)""").params(UUID.randomUUID(), unknown, rep).update();

        mvc.perform(get("/grading/ungraded").with(as(rep))).andExpect(content().string(containsString("/customers/" + unknown)))
                .andExpect(content().string(not(containsString("/customers/" + unknown + "/edit"))));
        mvc.perform(get("/grading/ungraded").with(as(other))).andExpect(content().string(containsString("/customers/" + unknown + "/edit")));
    }

    @Test
    void startsARunForAManagerAndTellsHowFarItIs() throws Exception {
        mvc.perform(post("/grading/runs").with(as(manager)).with(csrf())).andExpect(redirectedUrl("/grading/ungraded"));

        mvc.perform(get("/grading/runs/latest").with(as(manager)).locale(Locale.ENGLISH))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Grade all customers anew")));
    }

    private UUID register(Map<CustomerField, Object> facts) {
        var all = new HashMap<>(facts);
        all.put(CustomerField.NAME, "Paged " + UUID.randomUUID());
        all.put(CustomerField.OWNER, rep);
        return customers.register(CustomerData.of(all), rep).id();
    }

    private RequestPostProcessor as(String login) {
        return user(login).roles(login.substring(0, login.indexOf('-')).toUpperCase(Locale.ROOT));
    }
}
