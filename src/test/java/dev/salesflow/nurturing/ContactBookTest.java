package dev.salesflow.nurturing;

import static dev.salesflow.nurturing.ContactFixture.call;
import static dev.salesflow.nurturing.ContactFixture.completing;
import static dev.salesflow.nurturing.ContactFixture.withNext;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salesflow.SalesflowTest;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerCircle;
import dev.salesflow.customer.merge.MergeBook;
import dev.salesflow.identity.OpenWork;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@SalesflowTest
class ContactBookTest {

    @Autowired ContactBook contacts;
    @Autowired CustomerBook customers;
    @Autowired CustomerCircle circle;
    @Autowired OpportunityBook deals;
    @Autowired MergeBook merging;
    @Autowired List<OpenWork> openWork;
    @Autowired Viewers viewers;
    @Autowired JdbcClient jdbc;

    DealFixture fixture;
    UUID team;
    String rep;
    String colleague;
    String manager;
    UUID customer;
    LocalDate tomorrow = LocalDate.now().plusDays(1);

    @BeforeEach
    void aTeamWithACustomer() {
        fixture = new DealFixture(jdbc);
        team = fixture.team();
        rep = fixture.person("REP", team);
        colleague = fixture.person("REP", team);
        manager = fixture.person("MANAGER", team);
        customer = fixture.customer(rep);
    }

    @Test
    void theSameRequestMakesOneRecordEvenWhereItArrivesTwiceAtOnce() {
        var note = call(customer);

        var both = Stream.of(1, 2).map(n -> CompletableFuture.supplyAsync(() -> contacts.record(note, viewers.of(rep)).id())).toList();

        assertThat(both.get(0).join()).isEqualTo(both.get(1).join()).isEqualTo(contacts.record(note, viewers.of(rep)).id());
        assertThat(jdbc.sql("select count(*) from contact_record where customer_id = ?").param(customer).query(Integer.class).single()).isOne();
        assertThatThrownBy(() -> contacts.record(note, viewers.of(manager))).hasMessageContaining("contactRecord.requestIdUsed");
    }

    @Test
    void itsAuthorPutsItRightForADayAndNobodyElseDoes() {
        var id = contacts.record(call(customer), viewers.of(rep)).id();
        var right = new ContactWords(ContactWay.VISIT, "They have the budget", null, "Too dear", null);

        contacts.correct(id, right, viewers.of(rep));

        assertThat(contacts.get(id).words()).isEqualTo(right);
        assertThat(jdbc.sql("select count(*) from timeline_entry where customer_id = ? and kind = 'contactCorrected'").param(customer).query(Integer.class).single()).isOne();
        assertThatThrownBy(() -> contacts.correct(id, right, viewers.of(manager))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> contacts.correct(id, new ContactWords(null, " ", null, null, null), viewers.of(rep))).hasMessageContaining("error.required");

        jdbc.sql("update contact_record set held_at = held_at - interval '25 hours', recorded_at = recorded_at - interval '25 hours' where id = ?").param(id).update();
        assertThatThrownBy(() -> contacts.correct(id, call(customer).words(), viewers.of(rep))).hasMessageContaining("contactRecord.tooLateToCorrect");
        assertThat(contacts.get(id).words()).isEqualTo(right);
    }

    @Test
    void nobodyRecordsForACustomerOutOfTheirSight() {
        refuses(call(customer), colleague, "customerId");
    }

    @Test
    void aDealAPersonAndACompletedActionMustBeTheCustomersOwn() {
        var other = deals.open(Opening.of(fixture.customer(rep), UUID.randomUUID().toString()).askedByProcess("none " + customer), rep).id();
        var action = contacts.record(withNext(call(other(rep)), rep, tomorrow), viewers.of(rep)).id();
        var id = UUID.randomUUID();

        var note = new ContactNote("r " + id, customer, id, other, null, ContactWay.VISIT, "said", null, null, null, null, null, action);

        assertThat(contacts.problems(note, viewers.of(rep))).extracting(Refusal::field).containsExactly("opportunityId", "contactId", "completes");
    }

    @Test
    void anActionIsGivenOnlyToSomebodyAtWorkWhoSeesTheCustomer() {
        refuses(withNext(call(customer), colleague, tomorrow), rep, "nextOwner");
        refuses(withNext(call(customer), "nobody", tomorrow), rep, "nextOwner");

        var action = contacts.record(withNext(call(customer), manager, tomorrow), viewers.of(rep));

        assertThat(action.next().owner()).isEqualTo(manager);
        jdbc.sql("update app_user set enabled = false where login = ?").param(manager).update();
        refuses(withNext(call(customer), manager, tomorrow), rep, "nextOwner");
    }

    @Test
    void theCircleOfACustomerIsExactlyThoseWhoSeeIt() {
        var presales = fixture.person("PRESALES", team);
        var helper = fixture.person("REP", fixture.team());
        var above = fixture.team();
        jdbc.sql("update team set parent_id = ? where id = ?").params(above, team).update();
        var people = List.of(rep, colleague, manager, presales, helper, fixture.person("MANAGER", above), fixture.person("MANAGER", fixture.team()),
                fixture.person("ADMIN", null), fixture.person("PRESALES", team), fixture.person("TELEMARKETER", team), fixture.person("MANAGER", null));
        deals.open(Opening.of(customer, UUID.randomUUID().toString()).withOwner(colleague).askedByProcess("none of " + customer), rep);
        jdbc.sql("update opportunity set presales_login = ? where customer_id = ?").params(presales, customer).update();
        jdbc.sql("insert into deal_helper (task_id, opportunity_id, login) select 'circle ' || id, id, ? from opportunity where customer_id = ?")
                .params(helper, customer).update();
        var nobodys = fixture.customer(null);

        for (var one : List.of(customer, nobodys, fixture.customer(manager))) {
            var members = circle.of(one).keySet();
            assertThat(people).allSatisfy(person -> assertThat(members.contains(person)).as(person).isEqualTo(sees(person, one)));
        }
    }

    @Test
    void aContactCompletesTheActionItWasAndASecondOneLeavesItClosed() {
        var action = contacts.record(withNext(call(customer), rep, tomorrow), viewers.of(rep)).id();

        contacts.record(completing(call(customer), action), viewers.of(rep));
        contacts.record(completing(call(customer), action), viewers.of(manager));

        assertThat(contacts.get(action).result()).isEqualTo(ContactResult.DONE);
        assertThat(jdbc.sql("select closed_by from contact_record where id = ?").param(action).query(String.class).single()).isEqualTo(rep);
    }

    @Test
    void onlyItsOwnerAndWhoLeadsTheOwnerChangesAnAction() {
        var action = contacts.record(withNext(call(customer), rep, tomorrow), viewers.of(rep)).id();

        assertThatThrownBy(() -> contacts.close(action, ContactResult.DONE, viewers.of(colleague))).isInstanceOf(NotFound.class);
        contacts.postpone(action, tomorrow.plusDays(1), viewers.of(manager));
        contacts.handOver(action, manager, viewers.of(rep));

        assertThatThrownBy(() -> contacts.close(action, ContactResult.DONE, viewers.of(rep))).isInstanceOf(NotFound.class);
        contacts.close(action, ContactResult.FAILED, viewers.of(manager));
        assertThat(contacts.get(action).next()).isEqualTo(new NextAction("Call Ms Li", manager, tomorrow.plusDays(1), null));
    }

    @Test
    void anActionGoesWithTheCustomerWhoseNewRepIsTheOnlyOneToSeeIt() {
        var action = contacts.record(withNext(call(customer), rep, tomorrow), viewers.of(rep)).id();
        var leads = contacts.record(withNext(call(customer), manager, tomorrow), viewers.of(rep)).id();

        customers.assign(customer, colleague, manager);

        assertThat(contacts.get(action).next().owner()).isEqualTo(colleague);
        assertThat(contacts.get(leads).next().owner()).isEqualTo(manager);
        assertThat(jdbc.sql("select count(*) from timeline_entry where customer_id = ? and kind = 'nextActionHandedOver' and by_login is null")
                .param(customer).query(Integer.class).single()).isOne();
    }

    @Test
    void aSuccessorTakesALeaversActions() {
        var mine = openWork.stream().filter(work -> work.kind().equals("nextActions")).findFirst().orElseThrow();
        var action = contacts.record(withNext(call(customer), rep, tomorrow), viewers.of(rep)).id();
        assertThat(mine.count(rep)).isOne();

        mine.handOver(rep, manager, manager);

        assertThat(mine.count(rep)).isZero();
        assertThat(contacts.get(action).next().owner()).isEqualTo(manager);
    }

    @Test
    void aMergeTakesContactsAlongAndAnUndoGivesThemBack() {
        var twin = other(rep);
        var record = contacts.record(withNext(call(twin), rep, tomorrow), viewers.of(rep)).id();

        merging.merge(customer, customers.get(customer).version(), twin, customers.get(twin).version(), Map.of(), viewers.of(manager));
        assertThat(contacts.get(record).customerId()).isEqualTo(customer);
        var merge = merging.into(customer).get(0);
        merging.part(merge.id(), customer, customers.get(customer).version(), Set.of(), viewers.of(manager));

        assertThat(contacts.get(record).customerId()).isEqualTo(twin);
    }

    private UUID other(String owner) {
        return fixture.customer(owner);
    }

    private boolean sees(String person, UUID one) {
        try {
            return customers.find(one, viewers.of(person)) != null;
        } catch (NotFound unseen) {
            return false;
        }
    }

    private void refuses(ContactNote note, String by, String field) {
        assertThatThrownBy(() -> contacts.record(note, viewers.of(by)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo(field));
    }
}
