package dev.salesflow.opportunity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.SalesflowTest;
import dev.salesflow.customer.ChangeHistory;
import dev.salesflow.customer.Computerisation;
import dev.salesflow.customer.Customer;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerData;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.CustomerIntake;
import dev.salesflow.customer.Selection;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewer;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@SalesflowTest
class LeadRoutingTest {

    @Autowired
    LeadRouting routing;
    @Autowired
    OpportunityBook opportunities;
    @Autowired
    CustomerBook customers;
    @Autowired
    CustomerIntake intake;
    @Autowired
    ChangeHistory history;
    @Autowired
    JdbcClient jdbc;

    String territory;
    UUID team;
    DealFixture fixture;

    @BeforeEach
    void aTerritoryWithATeam() {
        fixture = new DealFixture(jdbc);
        team = fixture.team();
        territory = "territory " + team;
        jdbc.sql("update team set territory = ? where id = ?").params(territory, team).update();
    }

    @Test
    void givesALeadThatIsAboutToSelectToTheTerritorysLeastLoadedRepAndBeginsADeal() {
        var busy = fixture.person("REP", team);
        var free = fixture.person("REP", team);
        fixture.person("PRESALES", team);
        deal(fixture.customer(busy), busy);

        var lead = register(Selection.STARTED, territory);

        assertThat(lead.owner()).isEqualTo(free);
        assertThat(deals(lead.id())).isEqualTo(1);
        assertThat(ownerOfDeal(lead.id())).isEqualTo(free);
    }

    @Test
    void givesALongTermLeadToARepWithoutADeal() {
        var rep = fixture.person("REP", team);

        var lead = register(Selection.DENIED, territory);

        assertThat(lead.owner()).isEqualTo(rep);
        assertThat(deals(lead.id())).isZero();
    }

    @Test
    void leavesALeadOfATerritoryWithoutRepsToAManager() {
        fixture.person("REP", team);

        assertThat(register(Selection.STARTED, "nowhere " + team).owner()).isNull();
        assertThat(register(Selection.STARTED, null).owner()).isNull();
    }

    @Test
    void neverTakesACustomerFromItsOwner() {
        var rep = fixture.person("REP", team);
        var owner = fixture.rep();
        var facts = facts(Selection.STARTED, territory);
        facts.put(CustomerField.OWNER, owner);
        var customer = customers.register(CustomerData.of(facts), rep);

        routing.route(customer.id(), rep);

        assertThat(customers.get(customer.id()).owner()).isEqualTo(owner);
        assertThat(deals(customer.id())).isZero();
    }

    @Test
    void settlesALeadWhenItsTerritoryBecomesKnown() {
        var rep = fixture.person("REP", team);
        var lead = register(Selection.STARTED, null);

        customers.learn(lead.id(), Map.of(CustomerField.TERRITORY, territory), rep);

        assertThat(customers.get(lead.id()).owner()).isEqualTo(rep);
        assertThat(deals(lead.id())).isEqualTo(1);
    }

    @Test
    void spreadsLeadsThatBeginNoDealOverTheTerritorysReps() {
        fixture.person("REP", team);
        fixture.person("REP", team);

        var one = register(Selection.DENIED, territory);
        var two = register(Selection.DENIED, territory);

        assertThat(one.owner()).isNotEqualTo(two.owner());
    }

    @Test
    void beginsOneDealHoweverManyTellOfALeadAtOnce() throws Exception {
        var lead = register(Selection.STARTED, null);
        fixture.person("REP", team);
        fixture.person("REP", team);
        // Past the listeners, so that only the race below can settle it.
        jdbc.sql("update customer set territory = ? where id = ?").params(territory, lead.id()).update();
        var together = new CyclicBarrier(12);
        Callable<Void> tell = () -> {
            together.await();
            routing.route(lead.id(), null);
            return null;
        };

        var pool = Executors.newFixedThreadPool(12);
        try {
            for (var done : pool.invokeAll(Collections.nCopies(12, tell))) {
                done.get();
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(deals(lead.id())).isEqualTo(1);
        assertThat(customers.get(lead.id()).owner()).isEqualTo(ownerOfDeal(lead.id()));
    }

    @Test
    void beginsNoSecondDealForALeadThatLostItsOwnerAgain() {
        fixture.person("REP", team);
        var lead = register(Selection.STARTED, territory);
        customers.assign(lead.id(), null, "lead");

        routing.route(lead.id(), null);

        assertThat(deals(lead.id())).isEqualTo(1);
    }

    @Test
    void spreadsTheUnownedOfAListOverTheTerritorysRepsWithoutBeginningDeals() {
        var one = fixture.person("REP", team);
        var two = fixture.person("REP", team);
        var owner = fixture.rep();
        var owned = facts(Selection.STARTED, territory);
        owned.put(CustomerField.OWNER, owner);

        var ids = intake.take(Stream.of(facts(Selection.STARTED, territory), facts(Selection.DENIED, territory),
                        facts(Selection.STARTED, "nowhere " + team), facts(Selection.STARTED, null), owned).map(CustomerData::of).toList(),
                new Viewer("somebody", Role.ADMIN, Set.of())).stream().map(outcome -> UUID.fromString(outcome.recordId())).toList();

        var owners = ids.stream().map(id -> customers.get(id).owner()).toList();
        assertThat(owners.subList(0, 2)).containsExactlyInAnyOrder(one, two);
        assertThat(owners.subList(2, 5)).containsExactly(null, null, owner);
        assertThat(ids).allSatisfy(id -> assertThat(deals(id)).isZero());
        assertThat(history.of(ids.get(0), Long.MAX_VALUE, 5)).singleElement().satisfies(entry -> {
            assertThat(entry.change().field()).isEqualTo("owner");
            assertThat(entry.change().after()).isEqualTo(owners.get(0));
        });
    }

    private Customer register(Selection selection, String inTerritory) {
        return customers.register(CustomerData.of(facts(selection, inTerritory)), "somebody");
    }

    private static Map<CustomerField, Object> facts(Selection selection, String territory) {
        var facts = new HashMap<CustomerField, Object>(Map.of(CustomerField.NAME, "Lead " + UUID.randomUUID(),
                CustomerField.COMPUTERISATION, Computerisation.NONE, CustomerField.SELECTION, selection));
        facts.put(CustomerField.TERRITORY, territory);
        return facts;
    }

    private void deal(UUID customer, String owner) {
        opportunities.open(Opening.of(customer, "test " + customer).withOwner(owner), owner);
    }

    private int deals(UUID customer) {
        return jdbc.sql("select count(*) from opportunity where customer_id = ?").param(customer).query(Integer.class).single();
    }

    private String ownerOfDeal(UUID customer) {
        return jdbc.sql("select owner_login from opportunity where customer_id = ?").param(customer).query(String.class).single();
    }
}
