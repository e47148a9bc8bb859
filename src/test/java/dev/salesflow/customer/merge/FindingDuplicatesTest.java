package dev.salesflow.customer.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salesflow.SalesflowTest;
import dev.salesflow.customer.Customer;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerData;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.TestPeople;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Page;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@SalesflowTest
class FindingDuplicatesTest {

    @Autowired
    CustomerBook customers;
    @Autowired
    DuplicateBook duplicates;
    @Autowired
    PairFinder finder;
    @Autowired
    Viewers viewers;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transaction;

    TestPeople people;
    UUID team;
    Viewer rep;
    Viewer manager;
    String word;

    @BeforeEach
    void aTeam() {
        people = new TestPeople(jdbc);
        team = people.team();
        rep = viewers.of(people.person(Role.REP, team));
        manager = viewers.of(people.person(Role.MANAGER, team));
        word = UUID.randomUUID().toString().substring(0, 13).replace("-", "");
    }

    @Test
    void tellsWhatTwoCustomersHaveInCommon() {
        var one = customer(rep, Map.of("name", word + "有限公司", "phone", phone("021")));
        var other = customer(rep, Map.of("name", word + "股份有限公司(上海)", "phone", phone("+86 21")));

        finder.compareAll();

        assertThat(open(rep)).singleElement().satisfies(pair -> {
            assertThat(List.of(pair.one().id(), pair.other().id())).containsExactlyInAnyOrder(one.id(), other.id());
            assertThat(pair.reasons()).containsExactly(Likeness.SIMILAR_NAME, Likeness.PHONE);
            assertThat(pair.strength()).isEqualTo("likely");
        });
    }

    @Test
    void putsTheSurestFirst() {
        customer(rep, Map.of("name", "Zebra Foods", "email", word + "@one.example"));
        customer(rep, Map.of("name", "Quite different", "email", word + "@one.example"));
        customer(rep, Map.of("name", "Twice " + word, "registrationNumber", "R-" + word));
        customer(rep, Map.of("name", "TWICE " + word + " Ltd", "registrationNumber", "r " + word));

        finder.compareAll();

        assertThat(open(rep)).extracting(Pair::strength).containsExactly("nearlySure", "likely");
        assertThat(open(rep).get(0).reasons()).containsExactly(Likeness.REGISTRATION, Likeness.SAME_NAME);
    }

    @Test
    void keepsCompaniesApartThatWereRegisteredApart() {
        customer(rep, Map.of("name", word + " Ltd", "registrationNumber", "1" + word));
        customer(rep, Map.of("name", word + " Inc", "registrationNumber", "2" + word));

        finder.compareAll();

        assertThat(open(rep)).isEmpty();
    }

    @Test
    void saysNothingOfAWebsiteAloneOrOfWhatManyShare() {
        customer(rep, Map.of("name", "North " + word, "website", "https://" + word + ".example"));
        customer(rep, Map.of("name", "Quite another", "website", "https://www." + word + ".example"));
        for (var n = 0; n < 12; n++) {
            customer(rep, Map.of("name", "Tenant " + n + " of " + UUID.randomUUID(), "phone", phone("400")));
        }

        finder.compareAll();

        assertThat(open(rep)).isEmpty();
    }

    @Test
    void comparesACustomerAgainWhenItChanges() {
        customer(rep, Map.of("name", "Zebra Toys", "email", word + "@one.example"));
        var other = customer(rep, Map.of("name", "Another " + UUID.randomUUID(), "email", word + "@one.example"));
        finder.compareAll();
        assertThat(open(rep)).hasSize(1);

        customers.learn(other.id(), Map.of(CustomerField.EMAIL, "new-" + word + "@two.example"), rep.login());
        finder.compareAll();

        assertThat(open(rep)).isEmpty();
    }

    @Test
    void showsAPairToThoseWhoSeeBothAlone() {
        var colleague = viewers.of(people.person(Role.REP, team));
        customer(rep, Map.of("name", word + " Ltd"));
        customer(colleague, Map.of("name", word + " Inc"));
        var stranger = viewers.of(people.person(Role.MANAGER, people.team()));

        finder.compareAll();

        assertThat(open(rep)).isEmpty();
        assertThat(open(stranger)).isEmpty();
        assertThat(open(manager)).singleElement().extracting(Pair::mayMerge).isEqualTo(true);
    }

    @Test
    void keepsAPairApartWithWhoSaidSoUntilSomebodyTakesItBack() {
        var one = customer(rep, Map.of("name", word + " Ltd"));
        var other = customer(rep, Map.of("name", word + " Inc"));
        finder.compareAll();

        duplicates.dismiss(other.id(), one.id(), manager);
        customers.learn(one.id(), Map.of(CustomerField.CITY, "Basel"), rep.login());
        finder.compareAll();

        assertThat(open(rep)).isEmpty();
        assertThat(duplicates.of(one.id(), 3, rep)).isEmpty();
        assertThat(duplicates.pairs(true, rep, new Page.Request(0, 10)).items()).singleElement()
                .extracting(Pair::dismissedBy).isEqualTo("Person " + manager.login());

        duplicates.restore(one.id(), other.id(), rep);
        assertThat(duplicates.of(one.id(), 3, rep)).singleElement().extracting(pair -> pair.otherThan(one.id()).id()).isEqualTo(other.id());
    }

    @Test
    void letsNobodyElseKeepAPairApart() {
        var one = customer(rep, Map.of("name", word + " Ltd"));
        var other = customer(rep, Map.of("name", word + " Inc"));
        finder.compareAll();
        var stranger = viewers.of(people.rep());

        assertThatThrownBy(() -> duplicates.dismiss(one.id(), other.id(), stranger)).isInstanceOf(NotFound.class);
        assertThat(open(rep)).hasSize(1);
    }

    @Test
    void readsThePageOfAMillionByItsIndexes() {
        for (var role : Role.values()) {
            var viewer = new Viewer("somebody", role, Set.of(UUID.randomUUID()));

            var plan = String.join("\n", jdbc.sql("explain " + VisiblePairs.nearTheTop("p.dismissed_at is null", "p.score desc, p.one, p.other", viewer))
                    .params(viewer.parameters()).param("walked", 10_000).param("most", VisiblePairs.MOST).query(String.class).list());

            assertThat(plan).as(role.name()).contains("customer_pair_open");
        }
    }

    @Test
    void comparesWhoIsEnteredByAPersonBeforeListsAndTheNewestListBeforeOlderOnes() {
        var old = listed(Ids.next(), word + " one");
        var recent = listed(Ids.next(), word + " two");
        var entered = customer(rep, Map.of("name", word + " three"));

        var turns = jdbc.sql(PairFinder.NEXT).param("size", 1_000_000).query((row, n) -> row.getObject(1, UUID.class)).list();

        assertThat(turns).containsSubsequence(entered.id(), recent.id(), old.id());
    }

    @Test
    void findsTheNextByTheQueuesIndex() {
        var plan = transaction.execute(tx -> {
            // what few rows a test has are read without any index
            jdbc.sql("set local enable_seqscan = off").update();
            return String.join("\n", jdbc.sql("explain " + PairFinder.NEXT).param("size", 5_000).query(String.class).list());
        });

        assertThat(plan).contains("customer_uncompared_turn").doesNotContain("Sort");
    }

    @Test
    void countsWhoIsStillToBeComparedOnceHoweverOftenTheyChange() {
        finder.compareAll();
        assertThat(duplicates.uncompared()).isZero();

        var one = customer(rep, Map.of("name", word));
        customers.learn(one.id(), Map.of(CustomerField.PHONE, phone("021")), rep.login());

        assertThat(duplicates.uncompared()).isEqualTo(1);
    }

    @Test
    void comparesNobodyAnewForWhatCustomersAreNotComparedBy() {
        var one = customer(rep, Map.of("name", word));
        finder.compareAll();

        customers.learn(one.id(), Map.of(CustomerField.NEED, "more"), rep.login());
        jdbc.sql("update customer set grade = 'B', name = name where id = ?").param(one.id()).update();

        assertThat(duplicates.uncompared()).isZero();
    }

    @Test
    void countsWhatIsListedPageByPage() {
        IntStream.range(0, 3).forEach(n -> customer(rep, Map.of("name", word + " " + "Ltd Inc Corp".split(" ")[n])));
        finder.compareAll();

        var last = duplicates.pairs(false, rep, new Page.Request(1, 2));

        assertThat(last.total()).isEqualTo(3);
        assertThat(last.items()).hasSize(1);
    }

    @Test
    void showsARepTheCustomersOfTheirDealsToo() {
        var colleague = viewers.of(people.person(Role.REP, people.team()));
        var other = customer(colleague, Map.of("name", word + " Ltd"));
        customer(rep, Map.of("name", word + " Inc"));
        finder.compareAll();
        assertThat(open(rep)).isEmpty();

        jdbc.sql("""
                        insert into opportunity (id, customer_id, owner_login, stage, outcome, stage_entered_at, created_at, updated_at, version)
                        values (gen_random_uuid(), ?, ?, 'FIRST_VISIT', 'OPEN', now(), now(), now(), 1)""")
                .params(other.id(), rep.login()).update();

        assertThat(open(rep)).hasSize(1);
        assertThat(duplicates.of(other.id(), 3, rep)).hasSize(1);
    }

    private List<Pair> open(Viewer viewer) {
        return duplicates.pairs(false, viewer, new Page.Request(0, 50)).items();
    }

    /** As a list brings it. */
    private Customer listed(UUID list, String name) {
        return transaction.execute(tx -> {
            jdbc.sql("select set_config('salesflow.list', ?, true)").param(list.toString()).query(String.class).single();
            return customer(rep, Map.of("name", name));
        });
    }

    private String phone(String prefix) {
        return prefix + " " + (10_000_000 + Math.floorMod(word.hashCode(), 80_000_000));
    }

    private Customer customer(Viewer owner, Map<String, String> facts) {
        var data = CustomerData.of(Map.of(CustomerField.OWNER, owner.login()));
        for (var fact : facts.entrySet()) {
            var field = CustomerField.ofKey(fact.getKey()).orElseThrow();
            data = data.with(field, field.parse(fact.getValue()));
        }
        return customers.register(data, owner.login());
    }
}
