package dev.salesflow.coaching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.SalesflowTest;
import dev.salesflow.Statements;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerData;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.TestPeople;
import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.ContactBook;
import dev.salesflow.nurturing.ContactNote;
import dev.salesflow.nurturing.ContactWay;
import dev.salesflow.opportunity.DealFacts;
import dev.salesflow.opportunity.FactBook;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.Stage;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@SalesflowTest
class ActivityMinimumsTest {

    @Autowired ActivityMinimums minimums;
    @Autowired RepNumbers numbers;
    @Autowired CustomerBook customers;
    @Autowired OpportunityBook deals;
    @Autowired FactBook facts;
    @Autowired ContactBook contacts;
    @Autowired Viewers viewers;
    @Autowired JdbcClient jdbc;

    TestTeam team;

    @BeforeEach
    void aTeam() {
        team = TestTeam.with(new TestPeople(jdbc));
    }

    @Test
    void countsWhatARepTookUpBesideWhatTheTableAsksFor() {
        var first = customer();
        customer();
        deals.open(Opening.of(first, UUID.randomUUID().toString()).askedByProcess("none of " + first), team.rep());
        contact(first, ContactWay.VISIT);
        contact(first, ContactWay.PHONE);

        assertThat(done(ActivityKind.PROSPECTS)).isEqualTo("2 of 3");
        assertThat(done(ActivityKind.CONVERSIONS)).isEqualTo("1 of 1");
        assertThat(done(ActivityKind.VISITS)).isEqualTo("1 of 2");
    }

    @Test
    void aVisitRecordedBothWaysCountsOnceHereAndForCoaching() {
        var customer = customer();
        var deal = deals.open(Opening.of(customer, UUID.randomUUID().toString()).askedByProcess("none of " + customer), team.rep()).id();
        facts.recordMeeting(deal, Stage.FIRST_VISIT, LocalDate.now(), Map.of(), DealFacts.NONE, team.rep());
        contact(customer, ContactWay.VISIT);
        contact(customer(), ContactWay.VISIT);

        assertThat(done(ActivityKind.VISITS)).isEqualTo("2 of 2");
        assertThat(numbers.of(java.util.List.of(team.rep()), Map.of()).get(team.rep()).meetings()).isEqualTo(2);
    }

    @Test
    void aManagerSeesALineForEachRepByOneQueryAndOneForAbsencesAndARepTheirOwn() throws Exception {
        assertThat(minimums.of(viewers.of(team.manager()))).extracting(ActivityCounts::login).containsExactlyInAnyOrder(team.rep(), team.colleague());
        assertThat(minimums.of(viewers.of(team.rep()))).extracting(ActivityCounts::login).containsExactly(team.rep());

        var viewer = viewers.of(team.manager());
        assertThat(Statements.in(() -> minimums.of(viewer))).isEqualTo(2);
    }

    private String done(ActivityKind kind) {
        return minimums.of(viewers.of(team.rep())).get(0).counts().stream()
                .filter(count -> count.activity() == kind && count.span() == ActivitySpan.WEEK)
                .map(count -> count.done() + " of " + count.least()).findFirst().orElseThrow();
    }

    private UUID customer() {
        return customers.register(CustomerData.named("Minimum " + UUID.randomUUID()).with(CustomerField.OWNER, team.rep()), team.rep()).id();
    }

    private void contact(UUID customer, ContactWay way) {
        contacts.record(new ContactNote(UUID.randomUUID().toString(), customer, null, null, null, way, "said", null, null, null, null, null, null), viewers.of(team.rep()));
    }
}
