package dev.salesflow.customer.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.salesflow.SalesflowTest;
import dev.salesflow.customer.ContactData;
import dev.salesflow.customer.ContactIntake;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerData;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.TestPeople;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.OpportunityIntake;
import dev.salesflow.opportunity.Outcome;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.shared.EarlierRows;
import dev.salesflow.shared.RowOutcome;
import dev.salesflow.shared.RowOutcome.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A list has found its customers by name when one of them is merged or removed, and then gets its turn. */
@SalesflowTest
class ListsDuringAMergeTest {

    @Autowired
    CustomerBook customers;
    @Autowired
    MergeBook merging;
    @Autowired
    OpportunityIntake deals;
    @Autowired
    ContactIntake contacts;
    @Autowired
    Viewers viewers;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    JdbcClient jdbc;

    Viewer manager;
    UUID stays;
    UUID goes;

    @BeforeEach
    void twoThatAreOne() {
        var people = new TestPeople(jdbc);
        manager = viewers.of(people.person(Role.MANAGER, people.team()));
        stays = customer("Stays");
        goes = customer("Goes");
    }

    @Test
    void bringsItsDealsToTheOneThatStays() {
        var outcomes = duringTheMerge(() -> deals.take(List.of(deal(goes), deal(stays)), manager, EarlierRows.NONE));

        assertThat(outcomes).extracting(RowOutcome::verdict).containsOnly(Verdict.CREATED);
        assertThat(on("opportunity", stays)).isEqualTo(2);
        assertThat(on("opportunity", goes)).isZero();
    }

    @Test
    void bringsItsPeopleToTheOneThatStaysAndKnowsThemThere() {
        contacts.take(List.of(person(stays, "Eve")), manager.login(), EarlierRows.NONE);

        var outcomes = duringTheMerge(() -> contacts.take(List.of(person(goes, "Eve"), person(goes, "Ann")), manager.login(), EarlierRows.NONE));

        assertThat(outcomes).extracting(RowOutcome::verdict).containsExactly(Verdict.UNCHANGED, Verdict.CREATED);
        assertThat(on("contact", stays)).isEqualTo(2);
        assertThat(on("contact", goes)).isZero();
    }

    @Test
    void turnsOnlyTheRowsDownWhoseCustomerIsGone() {
        var outcomes = deals.take(List.of(deal(UUID.randomUUID()), deal(stays)), manager, EarlierRows.NONE);

        assertThat(outcomes.get(0)).isEqualTo(RowOutcome.failed("customer", "imports.reason.customerGone"));
        assertThat(outcomes.get(1).verdict()).isEqualTo(Verdict.CREATED);
    }

    private List<RowOutcome> duringTheMerge(Supplier<List<RowOutcome>> list) {
        return transaction.execute(tx -> {
            merging.merge(stays, customers.get(stays).version(), goes, customers.get(goes).version(), Map.of(), manager);
            var taking = CompletableFuture.supplyAsync(list);
            await().until(() -> jdbc.sql("select exists (select 1 from pg_locks where locktype = 'advisory' and not granted)").query(Boolean.class).single());
            return taking;
        }).join();
    }

    private static OpportunityIntake.Listed deal(UUID customer) {
        return new OpportunityIntake.Listed("D-" + UUID.randomUUID(), customer, null, null, Stage.CONTRACT, Outcome.WON, LocalDate.of(2025, 3, 1),
                LocalDate.of(2025, 4, 1), null, null, null, null, null, null);
    }

    private static ContactIntake.Listed person(UUID customer, String name) {
        return new ContactIntake.Listed(customer, new ContactData(name, null, null, null, null, null, null, null), null);
    }

    private UUID customer(String name) {
        return customers.register(CustomerData.of(Map.of(CustomerField.NAME, name + " " + UUID.randomUUID(), CustomerField.OWNER, manager.login())), manager.login()).id();
    }

    private long on(String table, UUID customer) {
        return jdbc.sql("select count(*) from " + table + " where customer_id = ?").param(customer).query(Long.class).single();
    }
}
