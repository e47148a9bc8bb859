package dev.salesflow.nurturing.pool;

import static dev.salesflow.nurturing.ContactFixture.call;
import static dev.salesflow.nurturing.ContactFixture.withNext;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.salesflow.SalesflowTest;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.ContactBook;
import dev.salesflow.nurturing.cadence.ContactPlans;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@SalesflowTest
class PublicPoolTest {

    @Autowired PoolBook pool;
    @Autowired PoolWatch watch;
    @Autowired LapsingCustomers lapsing;
    @Autowired TerritoryCounts territories;
    @Autowired ContactPlans plans;
    @Autowired ContactBook contacts;
    @Autowired CustomerBook customers;
    @Autowired OpportunityBook deals;
    @Autowired Viewers viewers;
    @Autowired JdbcClient jdbc;

    DealFixture fixture;
    String territory;
    UUID team;
    String rep;
    String colleague;
    String manager;
    UUID customer;
    LocalDate today = LocalDate.now();

    @BeforeEach
    void aTeamWithATerritory() {
        fixture = new DealFixture(jdbc);
        territory = "Territory " + UUID.randomUUID();
        team = fixture.team();
        jdbc.sql("update team set territory = ? where id = ?").params(territory, team).update();
        rep = fixture.person("REP", team);
        colleague = fixture.person("REP", team);
        manager = fixture.person("MANAGER", team);
        customer = customer();
    }

    @Test
    void aCustomerNobodySpeaksToGoesBackOnlyAfterItsRepWasWarnedInTimeAndByLetter() {
        jdbc.sql("update app_user set email = 'rep@example.test' where login = ?").param(rep).update();
        idleFor(customer, 61);
        var warnedLastWeek = customer();
        idleFor(warnedLastWeek, 53);
        warnedBefore(warnedLastWeek, 7);

        watch.look();
        assertThat(customers.get(customer).owner()).isEqualTo(rep);
        assertThat(letters()).singleElement().asString().contains("Customer " + customer).doesNotContain("Customer " + warnedLastWeek);
        assertThat(lapsing.own(viewers.of(rep), today, 10)).extracting(Lapsing::id).containsExactlyInAnyOrder(customer, warnedLastWeek);
        warnedBefore(customer, 14);
        watch.look();
        watch.look();

        assertThat(customers.get(customer)).returns(null, one -> one.owner()).returns(today, one -> one.pooledOn());
        assertThat(jdbc.sql("select reason || ' ' || former_owner from pool_stay where customer_id = ?").param(customer).query(String.class).list())
                .containsExactly("LAPSED " + rep);
        assertThat(timeline(customer)).contains("customerReleased");
        assertThat(letters()).hasSize(1);
    }

    @Test
    void aContactAPromiseOrAnOpenDealKeepsItAndNobodyIsToldThatItGoes() {
        var promised = customer();
        var inDeal = customer();
        contacts.record(withNext(call(promised), rep, today.plusDays(20)), viewers.of(rep));
        deals.open(Opening.of(inDeal, UUID.randomUUID().toString()), rep);
        for (var one : List.of(customer, promised, inDeal)) {
            idleFor(one, 100);
            warnedBefore(one, 30);
        }
        contacts.record(call(customer), viewers.of(rep));

        watch.look();

        assertThat(Stream.of(customer, promised, inDeal).map(one -> customers.get(one).owner())).containsOnly(rep);
        assertThat(lapsing.own(viewers.of(rep), today, 10)).isEmpty();
        assertThat(Stream.of(promised, inDeal).map(one -> plans.of(one).orElseThrow().lapseOn())).containsOnlyNulls();
    }

    @Test
    void whoeverComesSecondToACustomerIsToldAndOneHasIt() {
        pooled(customer);

        var both = Stream.of(rep, colleague).map(login -> viewers.of(login))
                .map(viewer -> CompletableFuture.supplyAsync(() -> pool.claim(List.of(customer), viewer))).toList().stream().map(CompletableFuture::join).toList();

        assertThat(both).extracting(claimed -> claimed.customers().size()).containsExactlyInAnyOrder(0, 1);
        assertThat(both).extracting(claimed -> claimed.lost().size()).containsExactlyInAnyOrder(0, 1);
        var owner = customers.get(customer).owner();
        assertThat(owner).isIn(rep, colleague);
        assertThat(customers.get(customer).pooledOn()).isNull();
        assertThat(jdbc.sql("select next_owner || claimed from pool_stay where customer_id = ?").param(customer).query(String.class).list())
                .containsExactly(owner + "true");
        assertThat(timeline(customer)).contains("customerGiven");
    }

    @Test
    void nobodyClaimsMoreThanTheTableAllowsADay() {
        var eleven = Stream.generate(this::pooled).limit(11).toList();

        assertThatThrownBy(() -> pool.claim(eleven, viewers.of(rep))).isInstanceOf(Refusal.class).hasMessageContaining("pool.tooManyToday");
        assertThat(pool.claim(eleven.subList(0, 10), viewers.of(rep)).customers()).hasSize(10);
        assertThat(pool.standing(viewers.of(rep))).isEqualTo(new PoolStanding(0, 40));
        assertThatThrownBy(() -> pool.claim(eleven.subList(10, 11), viewers.of(rep))).hasMessageContaining("pool.tooManyToday");

        assertThat(pool.claim(eleven.subList(10, 11), viewers.of(colleague)).customers()).hasSize(1);
        assertThatThrownBy(() -> pool.claim(List.of(), viewers.of(rep))).hasMessageContaining("pool.nothingChosen");
    }

    @Test
    void whoLetItLapseWaitsBeforeClaimingItAgain() {
        idleFor(customer, 200);
        warnedBefore(customer, 30);
        watch.look();

        assertThatThrownBy(() -> pool.claim(List.of(customer), viewers.of(rep))).hasMessageContaining("pool.wait");
        assertThat(pool.claim(List.of(customer), viewers.of(colleague)).customers()).containsExactly(customer);
    }

    @Test
    void repsOfTheTerritorySeeItWithoutItsSecretsAndOthersDoNotSeeItAtAll() {
        pooled(customer);
        var elsewhere = fixture.team();
        jdbc.sql("update team set territory = ? where id = ?").params("Elsewhere " + elsewhere, elsewhere).update();
        var stranger = viewers.of(fixture.person("REP", elsewhere));

        assertThat(listed(viewers.of(colleague))).contains(customer);
        assertThat(listed(viewers.of(manager))).contains(customer);
        assertThat(listed(stranger)).doesNotContain(customer);
        assertThat(pool.claim(List.of(customer), stranger)).returns(List.of(), Claimed::customers);
        assertThatThrownBy(() -> customers.find(customer, viewers.of(colleague))).isInstanceOf(NotFound.class);
    }

    @Test
    void aCustomerOfThePoolIsGivenToNobodyByItselfAndLeavesItWithItsNextOwner() {
        pooled(customer);

        customers.learn(customer, Map.of(CustomerField.TERRITORY, territory + " 2"), manager);
        assertThat(customers.get(customer).owner()).isNull();
        customers.assign(customer, colleague, manager);

        assertThat(customers.get(customer)).returns(colleague, one -> one.owner()).returns(null, one -> one.pooledOn());
        assertThat(jdbc.sql("select next_owner || claimed from pool_stay where customer_id = ?").param(customer).query(String.class).list())
                .containsExactly(colleague + "false");
    }

    @Test
    void aReleaseClosesWhatWasPromisedAndAnOpenDealForbidsIt() {
        var inDeal = customer();
        deals.open(Opening.of(inDeal, UUID.randomUUID().toString()), rep);
        var promised = contacts.record(withNext(call(customer), rep, today), viewers.of(rep)).id();

        assertThatThrownBy(() -> pool.release(inDeal, "too small", manager)).isInstanceOf(Refusal.class).hasMessageContaining("pool.openDeal");
        pool.release(customer, "too small", manager);

        assertThat(contacts.get(promised).isOpen()).isFalse();
        assertThat(customers.get(customer).pooledOn()).isEqualTo(today);
    }

    @Test
    void tooFewAndTooManyCustomersAreToldByTerritoryAndRep() {
        pooled(customer());

        territories.count();

        assertThat(territories.byTerritory(viewers.of(manager))).filteredOn(one -> territory.equals(one.name())).singleElement()
                .returns(2, TerritoryNumbers::reps).returns(1, TerritoryNumbers::customers).returns(1, TerritoryNumbers::pooled)
                .returns(TerritoryFacts.Load.TOO_FEW, TerritoryNumbers::load);
        assertThat(territories.byRep(viewers.of(manager))).extracting(TerritoryNumbers::name, TerritoryNumbers::customers, TerritoryNumbers::load)
                .containsExactlyInAnyOrder(tuple("Test " + rep, 1, TerritoryFacts.Load.TOO_FEW), tuple("Test " + colleague, 0, TerritoryFacts.Load.TOO_FEW));
    }

    @Test
    void repsOfTheSameNameAreCountedApartAndATerritoryWithoutCustomersIsShown() {
        jdbc.sql("update app_user set name = 'Wang Wei' where login in (?, ?)").params(rep, colleague).update();
        jdbc.sql("update customer set owner_login = ? where id = ?").params(colleague, customer()).update();
        jdbc.sql("update customer set territory = null where owner_login in (?, ?)").params(rep, colleague).update();

        territories.count();

        assertThat(territories.byRep(viewers.of(manager))).extracting(TerritoryNumbers::name, TerritoryNumbers::customers)
                .containsExactlyInAnyOrder(tuple("Wang Wei (" + rep + ")", 1), tuple("Wang Wei (" + colleague + ")", 1));
        assertThat(territories.byTerritory(viewers.of(manager))).filteredOn(one -> territory.equals(one.name())).singleElement()
                .returns(2, TerritoryNumbers::reps).returns(0, TerritoryNumbers::customers).returns(TerritoryFacts.Load.TOO_FEW, TerritoryNumbers::load);
    }

    private List<UUID> listed(Viewer viewer) {
        return pool.find(new PoolFilter(null, null, territory, null), new Page.Request(0, 50), viewer).items().stream().map(PoolCustomer::id).toList();
    }

    private UUID customer() {
        var id = fixture.customer(rep);
        jdbc.sql("update customer set territory = ? where id = ?").params(territory, id).update();
        return id;
    }

    private UUID pooled() {
        return pooled(customer());
    }

    /** By somebody who may claim it again at once. */
    private UUID pooled(UUID id) {
        pool.release(id, "nothing moves", manager);
        jdbc.sql("update pool_stay set former_owner = ? where customer_id = ?").params(manager, id).update();
        return id;
    }

    private void idleFor(UUID id, int days) {
        jdbc.sql("update contact_plan set since = ?, last_on = null, fruitless = 0 where customer_id = ?").params(today.minusDays(days), id).update();
        jdbc.sql("select plan_contacts(array[cast(? as uuid)])").param(id).query((row, n) -> 0).single();
    }

    private void warnedBefore(UUID id, int days) {
        jdbc.sql("update contact_plan set warned_on = ? where customer_id = ?").params(today.minusDays(days), id).update();
    }

    private List<String> letters() {
        return jdbc.sql("select body from outbox_mail where login = ? and key like 'pool:%'").param(rep).query(String.class).list();
    }

    private List<String> timeline(UUID id) {
        return jdbc.sql("select kind from timeline_entry where customer_id = ?").param(id).query(String.class).list();
    }
}
