package dev.salesflow.opportunity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.grading.Grade;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.GateFacts.Sureness;
import dev.salesflow.opportunity.KeyFact.Kind;
import dev.salesflow.rules.RuleBook;
import dev.salesflow.opportunity.doubt.Doubt;
import dev.salesflow.opportunity.doubt.Doubts;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Deals and customers that the tables' pages explain. */
@SalesflowTest
class RealCasesTest {

    @Autowired
    MockMvc web;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Viewers viewers;
    @Autowired
    OpportunityBook deals;
    @Autowired
    FactBook facts;
    @Autowired
    Doubts doubts;
    @Autowired
    KeyFactMeter meter;
    @Autowired
    RuleBook rules;
    @Autowired
    GateCases gates;
    @Autowired
    LeadCases leads;

    DealFixture people;
    String rep;
    UUID customer;
    UUID deal;

    @BeforeEach
    void aDealOfWhichTwoFactsAndAGuessedDayAreKnown() {
        people = new DealFixture(jdbc);
        rep = people.rep();
        customer = people.customer(rep);
        deal = deals.open(Opening.of(customer, "cases " + UUID.randomUUID()).withOwner(rep), rep).id();
        deals.enterStage(deal, Stage.DEMO, rep);
        facts.learn(deal, DealFacts.NONE.with(KeyFact.of(Kind.REQUIREMENT, "one plant", "their plan", "Ms Li"))
                .with(KeyFact.of(Kind.DECISION, "the board", null, null)), rep);
        doubts.put(deal, Doubt.open(Doubt.Kind.FUNCTION, "Does it scale?"), rep);
        doubts.put(deal, Doubt.told(null, 0, Doubt.Kind.SERVICE, "Who trains us?", null, null, "We do.", null, true), rep);
        jdbc.sql("update opportunity set expected_signing = current_date + 30 where id = ?").param(deal).update();
    }

    @Test
    void theGateIsExplainedByTheFactsThatTheDealsPageJudgesBy() {
        var found = gates.find(viewers.of(rep), deal).orElseThrow().facts();

        assertThat(found).isEqualTo(new GateFacts(Stage.QUOTATION, Sureness.UNPROVEN, Sureness.UNKNOWN, Sureness.PROVEN, Sureness.UNPROVEN,
                Sureness.UNKNOWN, Sureness.UNKNOWN, 1));
        var wanted = rules.decide(DealRules.STAGE_GATE, found).fired().stream().map(row -> row.result().fact()).toList();
        assertThat(wanted).isNotEmpty().containsExactlyInAnyOrderElementsOf(
                meter.gaps(deals.get(deal), Stage.QUOTATION, meter.read(deals.get(deal))).stream().map(KeyFactMeter.Gap::lack).toList());
    }

    @Test
    void aDealIsFoundByItsCustomersNameByThoseWhoSeeIt() throws Exception {
        why("stage-gate", rep).andExpect(content().string(containsString("case=" + deal)));
        why("stage-gate", people.rep()).andExpect(content().string(not(containsString("case=" + deal))));

        web.perform(get("/rules/stage-gate/why").param("case", deal.toString()).with(as(rep))).andExpect(status().isOk())
                .andExpect(content().string(containsString("why-chosen"))).andExpect(content().string(containsString("/opportunities/" + deal)));
        web.perform(get("/rules/stage-gate/why").param("case", deal.toString()).with(as(people.rep()))).andExpect(status().isNotFound());
    }

    @Test
    void theDealsPageLeadsThere() throws Exception {
        web.perform(get("/opportunities/{id}/facts", deal).with(as(rep))).andExpect(status().isOk())
                .andExpect(content().string(containsString("/rules/stage-gate/why?case=" + deal)));
    }

    @Test
    void aClosedDealWaitsForNoStage() {
        deals.lose(deal, "too dear", null, rep);

        assertThat(gates.find(viewers.of(rep), deal)).isEmpty();
        assertThat(gates.after(before(deal), 10)).noneMatch(one -> one.id().equals(deal));
    }

    @Test
    void everyOpenDealIsTriedOn() {
        assertThat(gates.after(before(deal), 1)).extracting(one -> one.id()).containsExactly(deal);
        assertThat(gates.count()).isEqualTo(jdbc.sql("select count(*) from opportunity where outcome = 'OPEN' and stage <> 'CONTRACT'").query(Long.class).single());
    }

    @Test
    void aCustomerIsFoundForTheRhythmOfItsContacts() throws Exception {
        jdbc.sql("update customer set grade = 'A' where id = ?").param(customer).update();

        why("contact-cadence", rep).andExpect(content().string(containsString("case=" + customer)));
        web.perform(get("/rules/contact-cadence/why").param("case", customer.toString()).with(as(rep))).andExpect(status().isOk())
                .andExpect(content().string(containsString("Customer " + customer))).andExpect(content().string(containsString("why-chosen")));
        web.perform(get("/rules/contact-cadence/why").param("case", customer.toString()).with(as(people.rep()))).andExpect(status().isNotFound());
    }

    @Test
    void aLeadIsOneThatNobodyOwnsWithTheLoadOfItsTerritory() {
        var territory = "territory " + UUID.randomUUID();
        var team = people.team();
        jdbc.sql("update team set territory = ? where id = ?").params(territory, team).update();
        var busy = people.person("REP", team);
        people.person("REP", team);
        deals.open(Opening.of(people.customer(busy), "load " + UUID.randomUUID()).withOwner(busy), busy);
        var lead = people.customer(null);
        jdbc.sql("update customer set territory = ?, grade = 'B' where id = ?").params(territory, lead).update();
        var manager = viewers.of(people.person("MANAGER", team));

        assertThat(leads.find(manager, lead).orElseThrow().facts()).isEqualTo(new LeadFacts(Grade.B, territory, 0));
        assertThat(leads.find(manager, customer)).isEmpty();
        assertThat(leads.after(before(lead), 1)).extracting(one -> one.facts().territoryLoad()).isEqualTo(List.of(new RepLoads(jdbc).load(territory)));
        assertThat(leads.count()).isEqualTo(jdbc.sql("select count(*) from customer where owner_login is null and merged_into is null and pooled_on is null").query(Long.class).single());
    }

    private ResultActions why(String table, String login) throws Exception {
        return web.perform(get("/rules/{table}/why", table).param("q", "Customer " + customer).with(as(login))).andExpect(status().isOk());
    }

    /** The id right below it. */
    private static UUID before(UUID id) {
        return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() - 1);
    }

    private static RequestPostProcessor as(String login) {
        return user(login).roles("REP");
    }
}
