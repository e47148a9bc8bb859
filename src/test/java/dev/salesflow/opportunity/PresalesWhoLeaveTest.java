package dev.salesflow.opportunity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.SalesflowTest;
import dev.salesflow.identity.PeopleDesk;
import dev.salesflow.identity.Viewers;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@SalesflowTest
class PresalesWhoLeaveTest {

    @Autowired
    PeopleDesk desk;
    @Autowired
    OpportunityBook deals;
    @Autowired
    FactBook facts;
    @Autowired
    Viewers viewers;
    @Autowired
    JdbcClient jdbc;

    DealFixture made;
    String admin;
    String rep;
    String presales;
    UUID deal;

    @BeforeEach
    void aDealWhoseDemoSomebodyPrepares() {
        made = new DealFixture(jdbc);
        admin = made.person("ADMIN", null);
        rep = made.rep();
        presales = made.person("PRESALES", null);
        deal = deals.open(Opening.of(made.customer(rep), UUID.randomUUID().toString()), rep).id();
        facts.learn(deal, DealFacts.NONE.withPresales(presales).with(KeyFact.Kind.BUDGET, "100000", "their plan", null), rep);
    }

    @AfterEach
    void theAdministratorGoes() {
        jdbc.sql("update app_user set enabled = false where login = ?").param(admin).update();
    }

    @Test
    void leaveTheirDemosToASuccessorInPresales() {
        var heir = made.person("PRESALES", null);

        desk.disable(viewers.of(admin), presales, heir);

        assertThat(deals.get(deal).presales()).isEqualTo(heir);
        assertThat(facts.keyFacts(deal)).extracting(KeyFact::value).containsExactly("100000");
    }

    @Test
    void leaveTheirDemosToAnybodyInPresalesWhereTheSuccessorIsNot() {
        desk.disable(viewers.of(admin), presales, rep);

        assertThat(deals.get(deal).presales()).isNull();
        assertThat(desk.openWork(presales)).isEmpty();
    }
}
