package dev.salesflow.customer.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.SalesflowTest;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerData;
import dev.salesflow.customer.CustomerDirectory;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.CustomerIntake;
import dev.salesflow.customer.TestPeople;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.RecordKey;
import dev.salesflow.shared.RowOutcome;
import dev.salesflow.shared.RowOutcome.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A list that brought two customers which are one now comes again. */
@SalesflowTest
class ListsAfterAMergeTest {

    @Autowired
    CustomerIntake intake;
    @Autowired
    CustomerBook customers;
    @Autowired
    CustomerDirectory directory;
    @Autowired
    MergeBook merging;
    @Autowired
    Viewers viewers;
    @Autowired
    JdbcClient jdbc;

    Viewer admin;
    CustomerData first;
    CustomerData second;
    UUID into;
    UUID from;

    @BeforeEach
    void aListWithTwoThatAreOne() {
        admin = viewers.of(new TestPeople(jdbc).person(Role.ADMIN, null));
        var word = UUID.randomUUID().toString().substring(0, 13);
        first = data("Stays " + word, "S" + word, "RS" + word);
        second = data("Goes " + word, "G" + word, "RG" + word);
        var ids = intake.take(List.of(first, second), admin).stream().map(outcome -> UUID.fromString(outcome.recordId())).toList();
        into = ids.get(0);
        from = ids.get(1);
    }

    /** Whosever ids were chosen, those of both are known. */
    @ParameterizedTest
    @EnumSource(value = Source.class, names = {"INTO", "FROM"})
    void bringsNothingNewAndRenamesNobody(Source chosen) {
        merge(Map.of(CustomerField.EXTERNAL_ID, chosen, CustomerField.REGISTRATION_NUMBER, chosen, CustomerField.NAME, Source.INTO));
        var before = customers.get(into).data();

        var outcomes = intake.take(List.of(first, second), admin);

        assertThat(outcomes).extracting(RowOutcome::verdict).containsExactly(Verdict.UNCHANGED, Verdict.DUPLICATE);
        assertThat(outcomes).extracting(RowOutcome::recordId).containsOnly(into.toString());
        assertThat(customers.get(into).data()).isEqualTo(before);
    }

    @Test
    void isFoundByTheNameAloneOfTheOneThatIsGone() {
        merge(Map.of());

        var outcome = intake.take(List.of(CustomerData.named(second.name()).with(CustomerField.CITY, "Bern")), admin).get(0);

        assertThat(outcome.verdict()).isEqualTo(Verdict.UPDATED);
        assertThat(outcome.recordId()).isEqualTo(into.toString());
        assertThat(customers.get(into).name()).isEqualTo(first.name());
        assertThat(customers.get(into).data().city()).isEqualTo("Bern");
    }

    @Test
    void mayMixTheIdsOfBoth() {
        merge(Map.of());

        var mixed = first.with(CustomerField.REGISTRATION_NUMBER, second.registrationNumber());
        assertThat(intake.take(List.of(mixed), admin)).extracting(RowOutcome::verdict).containsExactly(Verdict.UNCHANGED);
        var crossed = second.with(CustomerField.REGISTRATION_NUMBER, first.registrationNumber());
        assertThat(intake.take(List.of(crossed), admin)).extracting(RowOutcome::verdict).containsExactly(Verdict.UNCHANGED);
    }

    @Test
    void isTurnedDownWhereItsRegistrationNumberIsAnotherCompanys() {
        var third = data("Third " + into, "T" + into, "RT" + into);
        intake.take(List.of(third), admin);
        merge(Map.of());

        var outcome = intake.take(List.of(second.with(CustomerField.REGISTRATION_NUMBER, third.registrationNumber())), admin).get(0);

        assertThat(outcome.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(outcome.reason()).isEqualTo("imports.reason.idsContradict");
    }

    @Test
    void namesTheOneThatStaysForDealsAndPeopleOfTheOther() {
        merge(Map.of());

        var found = directory.find(List.of(second.name(), second.externalId(), first.name()), admin);

        assertThat(found).isEqualTo(Map.of(second.name(), Set.of(into), second.externalId(), Set.of(into), first.name(), Set.of(into)));
    }

    @Test
    void isFoundByTheRecordsKeyOfTheOneThatIsGone() {
        merge(Map.of());

        var outcome = intake.take(List.of(CustomerData.named("Renamed " + into).with(CustomerField.EXTERNAL_ID, RecordKey.of(from))), admin).get(0);

        assertThat(outcome.recordId()).isEqualTo(into.toString());
        assertThat(directory.find(List.of(RecordKey.of(from)), admin)).isEqualTo(Map.of(RecordKey.of(from), Set.of(into)));
    }

    @Test
    void bringsBothAgainApartAfterTheUndo() {
        merge(Map.of(CustomerField.EXTERNAL_ID, Source.FROM));
        var merge = merging.into(into).get(0);
        merging.part(merge.id(), into, customers.get(into).version(), Set.of(CustomerField.values()), admin);

        assertThat(intake.take(List.of(first, second), admin)).extracting(RowOutcome::recordId).containsExactly(into.toString(), from.toString());
    }

    private void merge(Map<CustomerField, Source> chosen) {
        merging.merge(into, customers.get(into).version(), from, customers.get(from).version(), new HashMap<>(chosen), admin);
    }

    private static CustomerData data(String name, String externalId, String registration) {
        return CustomerData.of(Map.of(CustomerField.NAME, name, CustomerField.EXTERNAL_ID, externalId,
                CustomerField.REGISTRATION_NUMBER, registration));
    }
}
