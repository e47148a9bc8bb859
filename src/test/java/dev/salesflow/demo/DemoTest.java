package dev.salesflow.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.merge.Merge;
import dev.salesflow.customer.merge.MergeBook;
import dev.salesflow.identity.Duties;
import dev.salesflow.identity.Duty;
import dev.salesflow.identity.Passwords;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Teams;
import dev.salesflow.identity.TestLogins;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.DealFacts;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.FactBook;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.process.nextaction.DueActionsByHand;
import dev.salesflow.process.opportunity.PickUpByHand;
import dev.salesflow.quotation.template.QuotationTemplates;
import dev.salesflow.shared.Refusal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@SalesflowTest
class DemoTest {

    @Autowired MockMvc mvc;
    @Autowired Demo demo;
    @Autowired DemoPeople demoPeople;
    @Autowired DemoRemoval removal;
    @Autowired DemoRecords records;
    @Autowired OpportunityBook deals;
    @Autowired FactBook facts;
    @Autowired CustomerBook customers;
    @Autowired MergeBook merging;
    @Autowired People people;
    @Autowired Duties duties;
    @Autowired QuotationTemplates templates;
    @Autowired Teams teams;
    @Autowired Passwords passwords;
    @Autowired Viewers viewers;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient jdbc;
    @Autowired BeanFactory beans;

    String suffix;
    String admin;

    @BeforeEach
    void anAdministratorOfOnesOwn() {
        suffix = "-" + UUID.randomUUID().toString().substring(0, 8);
        admin = new TestLogins(people, passwords, teams).person(Role.ADMIN, null);
    }

    @AfterEach
    void nothingOfTheDemoStays() {
        if (records.any()) {
            removal.remove(viewers.of(admin));
        }
        jdbc.sql("update app_user set enabled = false where login = ?").param(admin).update();
    }

    @Test
    void isABelievableTeamInTwoLanguagesWithEveryGradeAndStageBroughtInOnceHoweverOftenTheSystemStarts() {
        bringIn();
        var customers = records.ids(DemoRecords.Kind.CUSTOMER);

        assertThat(customers).hasSize(30);
        assertThat(jdbc.sql("select count(*) from customer where id in (:ids) and name ~ '[一-龥]'").param("ids", customers)
                .query(Integer.class).single()).isEqualTo(15);
        assertThat(jdbc.sql("select distinct coalesce(grade, '-') from customer where id in (:ids)").param("ids", customers)
                .query(String.class).list()).containsExactlyInAnyOrder("A", "B", "C", "D", "-");
        assertThat(jdbc.sql("select distinct outcome from opportunity where customer_id in (:ids)").param("ids", customers)
                .query(String.class).list()).containsExactlyInAnyOrder("OPEN", "WON", "LOST");
        assertThat(jdbc.sql("select distinct stage from opportunity where customer_id in (:ids) and outcome = 'OPEN'")
                .param("ids", customers).query(String.class).list())
                .contains("FIRST_VISIT", "EXCHANGE", "DEMO", "QUOTATION", "DOUBTS", "NEGOTIATION");
        assertThat(jdbc.sql("select count(*) from stage_stay s join opportunity o on o.id = s.opportunity_id where customer_id in (:ids) and s.entered_at > s.left_at")
                .param("ids", customers).query(Integer.class).single()).isZero();
        assertThat(jdbc.sql("select count(*) from opportunity where customer_id in (:ids) and started_on < current_date - 5")
                .param("ids", customers).query(Integer.class).single()).isEqualTo(12);

        assertThat(jdbc.sql("select count(*) from coaching_round r join coaching_effect e on e.coaching_id = r.id where r.rep_login in (:reps)")
                .param("reps", List.of("rep" + suffix, "rep2" + suffix)).query(Integer.class).single()).isEqualTo(2);
        assertThat(jdbc.sql("select count(distinct rated_on) from skill_rating where rep_login = ?").param("rep" + suffix).query(Integer.class).single()).isEqualTo(3);

        assertThat(duties.holders(Duty.DIRECTOR)).contains("director" + suffix);
        assertThat(duties.holders(Duty.FINANCE)).contains("finance" + suffix);
        assertThat(templates.get(records.ids(DemoRecords.Kind.QUOTATION_TEMPLATE).get(0)).lines()).hasSize(4);

        var counts = counts();
        demo.fill(suffix);

        assertThat(counts()).containsAllEntriesOf(Map.of("customer", counts.get("customer"), "opportunity",
                counts.get("opportunity"), "meeting", counts.get("meeting"), "product", counts.get("product")));
    }

    @Test
    void leavesEveryTableAsItWasBeforeOnceItIsRemoved() {
        // What another test left to be picked up must not look like ours.
        new PickUpByHand(beans).run();
        new DueActionsByHand(beans).run();
        var before = counts();
        bringIn();
        var customer = records.ids(DemoRecords.Kind.CUSTOMER).get(0);
        deals.open(Opening.of(customer, "tried out " + suffix), "rep" + suffix);
        new PickUpByHand(beans).run();
        new DueActionsByHand(beans).run();
        assertThat(removal.contents().processes()).isGreaterThanOrEqualTo(11);
        assertThat(removal.contents().contactRecords()).hasSize(13);

        var gone = removal.remove(viewers.of(admin));

        assertThat(gone.deals()).hasSizeGreaterThanOrEqualTo(13);
        assertThat(counts()).isEqualTo(before);
        assertThat(records.any()).isFalse();
    }

    @Test
    void leavesNothingOfDemoCustomersThatWereMergedAndKeepsOneThatARealCustomerIsAPartOf() {
        bringIn();
        var demoCustomers = records.ids(DemoRecords.Kind.CUSTOMER);
        var real = new DealFixture(jdbc).customer(admin);
        merge(demoCustomers.get(0), demoCustomers.get(1));
        merge(demoCustomers.get(2), real);

        removal.remove(viewers.of(admin));

        assertThat(jdbc.sql("select id from customer where id in (:ids)").param("ids", demoCustomers).query(UUID.class).list())
                .containsExactly(demoCustomers.get(2));
        assertThat(merging.into(demoCustomers.get(2))).singleElement().extracting(Merge::from).isEqualTo(real);
    }

    private void merge(UUID into, UUID from) {
        merging.merge(into, customers.get(into).version(), from, customers.get(from).version(), Map.of(), viewers.of(admin));
    }

    @Test
    void givesWhatPeopleBroughtInUnderADemoLoginToTheAdministrator() {
        bringIn();
        var own = new DealFixture(jdbc).customer("rep" + suffix);
        assertThat(removal.contents().handedOver()).isEqualTo(1);

        removal.remove(viewers.of(admin));

        assertThat(jdbc.sql("select owner_login from customer where id = ?").param(own).query(String.class).single()).isEqualTo(admin);
        assertThat(people.find("rep" + suffix)).isEmpty();
    }

    @Test
    void goesThoughSomebodysOwnDealNamesTheDemosPresales() {
        bringIn();
        var deal = deals.open(Opening.of(new DealFixture(jdbc).customer(admin), "own " + suffix), admin).id();
        facts.learn(deal, DealFacts.NONE.withPresales("presales" + suffix), admin);

        removal.remove(viewers.of(admin));

        assertThat(deals.get(deal).presales()).isNull();
        assertThat(people.find("presales" + suffix)).isEmpty();
    }

    @Test
    void saysWhatItWillDeleteAndStaysUntilAnAdministratorWhoIsNotTheDemosPressesTheButton() throws Exception {
        bringIn();

        assertThatThrownBy(() -> removal.remove(viewers.of("admin" + suffix))).isInstanceOf(Refusal.class);
        mvc.perform(get("/demo").with(user("admin" + suffix)).header("Accept-Language", "en")).andExpect(status().isOk())
                .andExpect(content().string(containsString("First make an administrator of your own")))
                .andExpect(content().string(not(containsString("/demo/removal"))));
        mvc.perform(get("/demo").with(user("manager" + suffix))).andExpect(status().isForbidden());
        mvc.perform(post("/demo/removal").param("sure", "true").with(user("manager" + suffix)).with(csrf()))
                .andExpect(status().isForbidden());
        mvc.perform(post("/demo/removal").with(user(admin)).with(csrf())).andExpect(flash().attributeExists("problem"));
        assertThat(records.any()).isTrue();

        mvc.perform(get("/demo").with(user(admin)).header("Accept-Language", "en")).andExpect(status().isOk())
                .andExpect(content().string(containsString("30 customers with 19 contacts")))
                .andExpect(content().string(containsString(" opportunities of these customers")))
                .andExpect(content().string(containsString("rep2" + suffix)));
        mvc.perform(get("/demo").with(user(admin)).header("Accept-Language", "zh"))
                .andExpect(content().string(containsString("30 个客户、19 位联系人")));
        mvc.perform(get("/demo/link").with(user(admin))).andExpect(content().string(containsString("href=\"/demo\"")));
        mvc.perform(post("/demo/removal").param("sure", "true").with(user(admin)).with(csrf())).andExpect(redirectedUrl("/people"));

        mvc.perform(get("/demo").with(user(admin)).header("Accept-Language", "en"))
                .andExpect(content().string(containsString("no demo data here")));
        mvc.perform(get("/demo/link").with(user(admin))).andExpect(content().string(not(containsString("href"))));
    }

    private void bringIn() {
        transaction.executeWithoutResult(status -> demoPeople.create(suffix));
        demo.fill(suffix);
    }

    /** Rows of every table of ours and the engine's. */
    private Map<String, Long> counts() {
        var counts = new TreeMap<String, Long>();
        jdbc.sql("select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'")
                .query(String.class).list()
                .forEach(table -> counts.put(table, jdbc.sql("select count(*) from \"" + table + "\"").query(Long.class).single()));
        return counts;
    }
}
