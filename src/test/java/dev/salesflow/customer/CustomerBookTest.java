package dev.salesflow.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salesflow.SalesflowTest;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusal;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@SalesflowTest
@RecordApplicationEvents
class CustomerBookTest {

    @Autowired
    CustomerBook book;
    @Autowired
    ChangeHistory history;
    @Autowired
    Viewers viewers;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    ApplicationEvents events;

    TestPeople people;
    String rep;

    @BeforeEach
    void aTeam() {
        people = new TestPeople(jdbc);
        rep = people.rep();
    }

    @Test
    void tellsWithinTheTransactionThatACustomerWasTakenUp() {
        var customer = book.register(CustomerData.named("Acme"), rep);

        assertThat(book.get(customer.id()).name()).isEqualTo("Acme");
        assertThat(events.stream(CustomerRegistered.class)).contains(new CustomerRegistered(customer.id(), rep));
    }

    @Test
    void keepsEveryFactAcrossTheDatabase() {
        var data = AllFields.of(UUID.randomUUID().toString(), rep);

        var customer = book.register(data, rep);

        assertThat(book.get(customer.id()).data().changesTo(data)).isEmpty();
    }

    @Test
    void keepsEveryChangeWithWhoAndWhen() {
        var customer = book.register(CustomerData.named("Acme"), rep);

        book.change(customer.id(), customer.version(), customer.data()
                .with(CustomerField.CITY, "上海").with(CustomerField.SATISFACTION, Satisfaction.DISSATISFIED), rep);

        assertThat(history.of(customer.id(), Long.MAX_VALUE, 10)).extracting(ChangeHistory.Entry::change)
                .containsExactlyInAnyOrder(new FieldChange("city", null, "上海"), new FieldChange("satisfaction", null, "DISSATISFIED"));
        assertThat(history.of(customer.id(), Long.MAX_VALUE, 10)).extracting(ChangeHistory.Entry::by).containsOnly(rep);
        assertThat(events.stream(CustomerChanged.class).filter(event -> event.customerId().equals(customer.id())))
                .containsExactly(new CustomerChanged(customer.id(), java.util.Set.of("city", "satisfaction"), rep));
    }

    @Test
    void writesAndTellsNothingWhereNothingDiffers() {
        var customer = book.register(CustomerData.named("Acme"), rep);

        var same = book.change(customer.id(), customer.version(), customer.data(), rep);

        assertThat(same.version()).isEqualTo(customer.version());
        assertThat(events.stream(CustomerChanged.class).filter(event -> event.customerId().equals(customer.id()))).isEmpty();
    }

    @Test
    void refusesAChangeOfWhatSomebodyElseChangedMeanwhile() {
        var seen = book.register(CustomerData.named("Acme"), rep);
        book.change(seen.id(), seen.version(), seen.data().with(CustomerField.CITY, "Basel"), rep);

        assertThatThrownBy(() -> book.change(seen.id(), seen.version(), seen.data().with(CustomerField.CITY, "Bern"), rep))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(book.get(seen.id()).data().city()).isEqualTo("Basel");
    }

    @Test
    void refusesAnExternalIdThatAnotherCustomerHas() {
        var taken = "X-" + UUID.randomUUID();
        book.register(CustomerData.named("Acme").with(CustomerField.EXTERNAL_ID, taken), rep);

        assertRefused("externalId", () -> book.register(CustomerData.named("Beta").with(CustomerField.EXTERNAL_ID, taken), rep));
    }

    @Test
    void refusesAnOwnerWhoIsUnknownOrDisabled() {
        var gone = people.rep();
        people.disable(gone);
        var customer = book.register(CustomerData.named("Acme"), rep);

        assertRefused("owner", () -> book.assign(customer.id(), "nobody-of-that-name", rep));
        assertRefused("owner", () -> book.assign(customer.id(), gone, rep));
    }

    @Test
    void staysEditableAfterItsOwnerLeft() {
        var customer = book.register(CustomerData.named("Acme").with(CustomerField.OWNER, rep), rep);
        people.disable(rep);

        var changed = book.change(customer.id(), customer.version(), customer.data().with(CustomerField.CITY, "Basel"), "system");

        assertThat(changed.owner()).isEqualTo(rep);
    }

    @Test
    void neverPutsACompanyAboveItself() {
        var holding = book.register(CustomerData.named("Holding"), rep);
        var middle = book.register(CustomerData.named("Middle").with(CustomerField.PARENT, holding.id()), rep);
        var plant = book.register(CustomerData.named("Plant").with(CustomerField.PARENT, middle.id()), rep);

        assertRefused("parent", () -> book.change(holding.id(), holding.version(),
                holding.data().with(CustomerField.PARENT, plant.id()), rep));
        assertRefused("parent", () -> book.register(CustomerData.named("Orphan").with(CustomerField.PARENT, UUID.randomUUID()), rep));
    }

    @Test
    void keepsTheGradeThatGradingWroteWhenOtherFactsChange() {
        var customer = book.register(CustomerData.named("Acme"), rep);
        jdbc.sql("update customer set grade = 'B', grade_flag = true where id = ?").param(customer.id()).update();

        book.change(customer.id(), customer.version(), customer.data().with(CustomerField.CITY, "Basel"), rep);

        assertThat(book.get(customer.id()).grade()).isEqualTo("B");
        assertThat(book.get(customer.id()).gradeFlag()).isTrue();
    }

    @Test
    void showsARepTheirOwnCustomersAndAManagerTheTeams() {
        var team = people.team();
        var member = people.person(Role.REP, team);
        var manager = people.person(Role.MANAGER, team);
        var customer = book.register(CustomerData.named("Acme").with(CustomerField.OWNER, member), member);

        assertThat(book.find(customer.id(), viewers.of(member)).id()).isEqualTo(customer.id());
        assertThat(book.find(customer.id(), viewers.of(manager)).id()).isEqualTo(customer.id());
        assertThatThrownBy(() -> book.find(customer.id(), viewers.of(rep))).isInstanceOf(NotFound.class);
    }

    @Test
    void leavesACustomerToItsOwnersTeamThoughAnotherTeamSeesItForADeal() {
        var team = people.team();
        var member = people.person(Role.REP, team);
        var manager = viewers.of(people.person(Role.MANAGER, team));
        var theirs = book.register(CustomerData.named("Acme").with(CustomerField.OWNER, rep), rep);
        var own = book.register(CustomerData.named("Beta").with(CustomerField.OWNER, member), member);
        var nobodys = UUID.randomUUID();
        jdbc.sql("insert into customer (id, name, name_key, created_at, updated_at, version) values (?, 'Gamma', 'gamma', now(), now(), 1)")
                .param(nobodys).update();

        jdbc.sql("""
                insert into opportunity (id, customer_id, owner_login, stage, stage_entered_at, outcome, created_at, updated_at, version)
                values (gen_random_uuid(), ?, ?, 'DEMO', now(), 'OPEN', now(), now(), 1)""").params(theirs.id(), member).update();

        assertThat(book.find(theirs.id(), manager).id()).isEqualTo(theirs.id());
        assertThatThrownBy(() -> book.forEditing(theirs.id(), manager)).isInstanceOf(AccessDeniedException.class);
        assertThat(book.forEditing(own.id(), manager).id()).isEqualTo(own.id());
        assertThat(book.forEditing(nobodys, manager).id()).isEqualTo(nobodys);
    }

    @Test
    void letsPresalesSeeTheCustomersTheyPrepareForButNotChangeThem() {
        var presales = people.person(Role.PRESALES, null);
        var customer = book.register(CustomerData.named("Acme").with(CustomerField.OWNER, rep), rep);
        assertThatThrownBy(() -> book.find(customer.id(), viewers.of(presales))).isInstanceOf(NotFound.class);

        jdbc.sql("""
                insert into opportunity (id, customer_id, presales_login, stage, stage_entered_at, outcome, created_at, updated_at, version)
                values (gen_random_uuid(), ?, ?, 'DEMO', now(), 'OPEN', now(), now(), 1)""").params(customer.id(), presales).update();

        assertThat(book.find(customer.id(), viewers.of(presales)).id()).isEqualTo(customer.id());
        assertThatThrownBy(() -> book.forEditing(customer.id(), viewers.of(presales))).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void keepsAContactsChangesToo() {
        var customer = book.register(CustomerData.named("Acme"), rep);

        var contact = book.addContact(customer.id(), ContactData.named("张伟"), rep);
        book.changeContact(customer.id(), contact.id(), contact.version(),
                new ContactData("张伟", "IT 经理", null, null, "13912345678", null, null, null), rep);
        book.removeContact(customer.id(), contact.id(), rep);

        assertThat(book.contacts(customer.id())).isEmpty();
        assertThat(history.of(customer.id(), Long.MAX_VALUE, 10)).extracting(ChangeHistory.Entry::change).containsExactly(
                new FieldChange("contact", "张伟", null),
                new FieldChange("contact.mobile", null, "张伟: 13912345678"),
                new FieldChange("contact.title", null, "张伟: IT 经理"),
                new FieldChange("contact", null, "张伟"));
    }

    @Test
    void refusesAContactOfAnotherCustomer() {
        var one = book.register(CustomerData.named("Acme"), rep);
        var other = book.register(CustomerData.named("Beta"), rep);
        var contact = book.addContact(one.id(), ContactData.named("Ann"), rep);

        assertThatThrownBy(() -> book.removeContact(other.id(), contact.id(), rep)).isInstanceOf(NotFound.class);
    }

    @Test
    void findsCustomersWhoseNameDiffersOnlyInSpelling() {
        var unique = UUID.randomUUID().toString().substring(0, 8);
        var customer = book.register(CustomerData.named("华东" + unique + "有限公司"), rep);

        assertThat(book.withSameName("华东 " + unique.toUpperCase() + "股份有限公司")).extracting(Customer::id).containsExactly(customer.id());
    }

    private static void assertRefused(String field, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo(field));
    }
}
