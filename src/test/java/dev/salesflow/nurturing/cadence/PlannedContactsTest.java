package dev.salesflow.nurturing.cadence;

import static dev.salesflow.nurturing.ContactFixture.call;
import static dev.salesflow.nurturing.ContactFixture.withNext;
import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.SalesflowTest;
import dev.salesflow.TestClock;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerData;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.CustomerIntake;
import dev.salesflow.customer.merge.MergeBook;
import dev.salesflow.identity.OpenWork;
import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.ContactBook;
import dev.salesflow.nurturing.ContactWay;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.rules.RulesPublished;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@SalesflowTest
class PlannedContactsTest {

    @Autowired ContactPlans plans;
    @Autowired PlanKeeper keeper;
    @Autowired ContactCases cases;
    @Autowired ContactBook contacts;
    @Autowired CustomerBook customers;
    @Autowired CustomerIntake intake;
    @Autowired MergeBook merging;
    @Autowired List<OpenWork> openWork;
    @Autowired Viewers viewers;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;
    @Autowired BeanFactory beans;

    DealFixture fixture;
    UUID team;
    String rep;
    String manager;
    UUID customer;
    LocalDate today = LocalDate.now();

    @BeforeEach
    void aRepWithACustomer() {
        fixture = new DealFixture(jdbc);
        team = fixture.team();
        rep = fixture.person("REP", team);
        manager = fixture.person("MANAGER", team);
        customer = fixture.customer(rep);
    }

    @AfterEach
    void theClockGoesRight() {
        clock.reset();
        new PlansByHand(beans).today();
    }

    @Test
    void aNewCustomerIsPlannedByWhatIsKnownOfItAndAGradeBringsItForward() {
        assertThat(plan(customer)).returns(today.plusDays(30), ContactPlan::dueOn).returns(ContactWay.PHONE, ContactPlan::way);

        grade("A");

        assertThat(plan(customer)).returns(today.plusDays(7), ContactPlan::dueOn).returns(ContactWay.VISIT, ContactPlan::way);
    }

    @Test
    void aRecordedContactMovesItOnFromTheDayItWasHeld() {
        grade("B");
        contacts.record(call(customer), viewers.of(rep));
        assertThat(plan(customer)).returns(today, ContactPlan::lastOn).returns(today.plusDays(14), ContactPlan::dueOn);

        jdbc.sql("update contact_record set held_on = held_on - 20, held_at = held_at - interval '20 days' where customer_id = ?").param(customer).update();

        assertThat(plan(customer)).returns(today.minusDays(20), ContactPlan::lastOn).returns(today.minusDays(6), ContactPlan::dueOn);
    }

    @Test
    void anIntentGrowsByItselfAsTheDayOfPurchaseComesNear() {
        jdbc.sql("update customer set expected_purchase = ? where id = ?").params(today.plusMonths(2), customer).update();
        assertThat(plan(customer).days()).isEqualTo(14);

        clock.advance(Duration.ofDays(45));
        keeper.look();

        assertThat(plan(customer).days()).isEqualTo(7);
    }

    @Test
    void aDayOfPurchaseLongPastSaysNothingAnyMore() {
        jdbc.sql("update customer set expected_purchase = ? where id = ?").params(today.minusDays(90), customer).update();
        assertThat(plan(customer).days()).as("three months late").isEqualTo(7);

        clock.advance(Duration.ofDays(1));
        keeper.look();

        assertThat(plan(customer)).returns(30, ContactPlan::days).returns(ContactWay.PHONE, ContactPlan::way);
    }

    @Test
    void aVipIsCalledByGradeAndVisitedEachQuarterBeforeItIsTooLate() {
        grade("C");
        jdbc.sql("update contact_plan set tier = 'VIP', since = ?, visited_on = ? where customer_id = ?").params(today.minusDays(200), today.minusDays(29), customer).update();
        contacts.record(call(customer), viewers.of(rep));
        assertThat(plan(customer)).as("visited a month ago").returns(today.plusDays(30), ContactPlan::dueOn).returns(ContactWay.PHONE, ContactPlan::way);

        jdbc.sql("update contact_plan set visited_on = ? where customer_id = ?").params(today.minusDays(31), customer).update();
        replanned();
        assertThat(plan(customer)).as("the next call but one would be after the quarter").returns(today.plusDays(30), ContactPlan::dueOn)
                .returns(ContactWay.VISIT, ContactPlan::way);
        jdbc.sql("update contact_record set way = 'VISIT' where customer_id = ?").param(customer).update();

        assertThat(plan(customer).way()).isEqualTo(ContactWay.PHONE);
        jdbc.sql("update contact_plan set tier = '' where customer_id = ?").param(customer).update();
        replanned();
        assertThat(plan(customer).way()).isEqualTo(ContactWay.PHONE);
    }

    @Test
    void aCallNeverPutsADueVisitOff() {
        grade("C");
        jdbc.sql("update contact_plan set tier = 'VIP', since = ?, visited_on = ? where customer_id = ?").params(today.minusDays(200), today.minusDays(89), customer).update();
        contacts.record(call(customer), viewers.of(rep));
        assertThat(plan(customer)).as("called today, to be visited tomorrow").returns(today.plusDays(1), ContactPlan::dueOn).returns(ContactWay.VISIT, ContactPlan::way);

        jdbc.sql("update customer set grade = null where id = ?").param(customer).update();
        jdbc.sql("update contact_plan set visited_on = ? where customer_id = ?").params(today.minusDays(95), customer).update();
        contacts.record(call(customer), viewers.of(rep));
        assertThat(plan(customer)).as("who is only visited").returns(today.minusDays(5), ContactPlan::dueOn).returns(ContactWay.VISIT, ContactPlan::way);
        jdbc.sql("update contact_plan set paused_until = ? where customer_id = ?").params(today.plusDays(8), customer).update();
        replanned();
        assertThat(plan(customer).dueOn()).as("not before the pause ends").isEqualTo(today.plusDays(8));
        jdbc.sql("update contact_plan set paused_until = null where customer_id = ?").param(customer).update();
        jdbc.sql("update contact_record set way = 'VISIT' where customer_id = ?").param(customer).update();

        assertThat(plan(customer)).as("visited").returns(today.plusDays(90), ContactPlan::dueOn);
    }

    @Test
    void aPublishedTableMovesEveryCustomerItDecidesOtherwise() {
        grade("C");
        var before = plan(customer).dueOn();
        jdbc.sql("update contact_case set days = 60 where grade = 'C' and intent = '' and tier = ''").update();
        jdbc.sql("update contact_state set wanted = wanted + 1").update();

        keeper.look();
        assertThat(plan(customer).dueOn()).isEqualTo(today.plusDays(60));
        cases.on(new RulesPublished("contact-cadence", 1));
        keeper.look();

        assertThat(plan(customer).dueOn()).isEqualTo(before);
    }

    @Test
    void theCustomersOfAListArePlannedWithTheStatementThatWritesThem() {
        var rows = List.of("one", "two").stream().map(name -> CustomerData.named(name + " " + UUID.randomUUID()).with(CustomerField.OWNER, rep)
                .with(CustomerField.EXPECTED_PURCHASE, today.plusDays(10))).toList();

        transaction.executeWithoutResult(commit -> intake.take(rows, viewers.of(manager)));

        assertThat(jdbc.sql("select due_on from contact_plan where owner_login = ? and intent = 'HIGH'").param(rep).query(LocalDate.class).list())
                .containsExactly(today.plusDays(7), today.plusDays(7));
    }

    @Test
    void aMergeTakesThePlanOfWhatIsGoneOffTheListAndTheLastContactAlong() {
        var gone = fixture.customer(rep);
        contacts.record(call(gone), viewers.of(rep));

        merging.merge(customer, version(customer), gone, version(gone), Map.of(), viewers.of(manager));

        assertThat(plan(customer).lastOn()).isEqualTo(today);
        assertThat(jdbc.sql("select owner_login is null from contact_plan where customer_id = ?").param(gone).query(Boolean.class).single()).isTrue();
    }

    @Test
    void theDueAreListedByGradeThenDayAndWhatIsPromisedIsLeftToThePromise() {
        var far = due("D", 40);
        var near = due("A", 1);
        var promised = due("B", 3);
        contacts.record(withNext(call(promised), rep, today.plusDays(1)), viewers.of(rep));
        jdbc.sql("update contact_plan set due_on = ? where customer_id = ?").params(today.minusDays(3), promised).update();

        var due = plans.own(viewers.of(rep), today.plusDays(1), 10);

        assertThat(due).extracting(DueContact::customerId).containsExactly(near, far);
        assertThat(plans.seenBy(viewers.of(manager), null, today.plusDays(1), 10)).extracting(DueContact::customerId).containsExactly(near, far);
        assertThat(plans.own(viewers.of(fixture.rep()), today.plusDays(1), 10)).isEmpty();
    }

    @Test
    void aLeaversCustomersAndPromisesGoOverInOneGoWithTheirHistory() {
        var heir = fixture.person("REP", team);
        var second = fixture.customer(rep);
        contacts.record(withNext(call(customer), rep, today.plusDays(2)), viewers.of(rep));

        transaction.executeWithoutResult(commit -> openWork.forEach(work -> work.handOver(rep, heir, manager)));

        assertThat(jdbc.sql("select owner_login from contact_plan where customer_id in (?, ?)").params(customer, second).query(String.class).list())
                .containsExactly(heir, heir);
        assertThat(jdbc.sql("select next_owner from contact_record where customer_id = ?").param(customer).query(String.class).single()).isEqualTo(heir);
        assertThat(jdbc.sql("select old_value || ' ' || new_value || ' ' || changed_by from customer_change where customer_id = ? and field = 'owner'").param(second)
                .query(String.class).list()).containsExactly(rep + " " + heir + " " + manager);
        assertThat(jdbc.sql("select kind from timeline_entry where customer_id = ? order by id").param(customer).query(String.class).list())
                .contains("customerMoved", "nextActionHandedOver");
        assertThat(customers.get(customer).version()).isEqualTo(2);
    }

    @Test
    void amongManyCustomersTheDueAreFoundWithoutReadingAll() {
        jdbc.sql("""
                        insert into customer (id, name, name_key, owner_login, grade, created_at, updated_at, version)
                        select gen_random_uuid(), 'Many ' || n, 'many ' || n, ?, case n % 3 when 0 then 'C' else 'D' end, now(), now(), 1
                        from generate_series(1, 5000) n""").param(rep).update();
        jdbc.sql("update contact_plan set due_on = current_date - 1 where owner_login = ?").param(rep).update();
        jdbc.sql("analyze contact_plan").update();
        jdbc.sql("analyze customer").update();

        var plan = jdbc.sql("explain " + ContactPlans.DUE.formatted("u.login = :viewer")).param("viewer", rep).param("until", today).param("limit", 20)
                .query(String.class).list();

        assertThat(String.join("\n", plan)).contains("contact_plan_due").doesNotContain("Seq Scan on contact_plan", "Seq Scan on customer");
        jdbc.sql("delete from customer where owner_login = ?").param(rep).update();
    }

    private ContactPlan plan(UUID customer) {
        return plans.of(customer).orElseThrow();
    }

    private void replanned() {
        jdbc.sql("select plan_contacts(array[cast(? as uuid)])").param(customer).query((row, n) -> 0).single();
    }

    private void grade(String grade) {
        jdbc.sql("update customer set grade = ? where id = ?").params(grade, customer).update();
    }

    private UUID due(String grade, int daysAgo) {
        var id = fixture.customer(rep);
        jdbc.sql("update customer set grade = ? where id = ?").params(grade, id).update();
        jdbc.sql("update contact_plan set due_on = ? where customer_id = ?").params(today.minusDays(daysAgo), id).update();
        return id;
    }

    private int version(UUID id) {
        return customers.get(id).version();
    }
}
