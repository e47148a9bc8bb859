package dev.salesflow.customer.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salesflow.SalesflowTest;
import dev.salesflow.customer.ChangeHistory;
import dev.salesflow.customer.Contact;
import dev.salesflow.customer.ContactData;
import dev.salesflow.customer.Customer;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerData;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.HangingRecords;
import dev.salesflow.customer.TestPeople;
import dev.salesflow.grading.Grade;
import dev.salesflow.grading.GradeBook;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.shared.Moved;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

@SalesflowTest
class MergingTest {

    /** Where rows may hang on a customer, straight or by a deal, with what of them only ever grows. */
    private static final Map<String, String> TABLES = Map.ofEntries(
            Map.entry("customer", "id in (:ids) or parent_id in (:ids)"), Map.entry("contact", "customer_id in (:ids)"),
            Map.entry("customer_change", "customer_id in (:ids)"), Map.entry("grade_decision", "customer_id in (:ids)"),
            Map.entry("grade_override", "customer_id in (:ids)"), Map.entry("timeline_entry", "customer_id in (:ids)"),
            Map.entry("opportunity", "customer_id in (:ids)"),
            Map.entry("stage_stay", "opportunity_id in (select id from opportunity where customer_id in (:ids))"));
    /** What a merge and its undo add to the story of the two. */
    private static final Set<String> TOLD = Set.of("customer_change", "timeline_entry");

    @Autowired
    CustomerBook customers;
    @Autowired
    MergeBook merging;
    @Autowired
    OpportunityBook opportunities;
    @Autowired
    GradeBook grades;
    @Autowired
    ChangeHistory history;
    @Autowired
    Viewers viewers;
    @Autowired
    List<HangingRecords> hanging;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    JdbcClient jdbc;

    TestPeople people;
    UUID team;
    Viewer rep;
    Viewer manager;
    UUID acme;
    UUID twin;

    @BeforeEach
    void twoThatAreOne() {
        people = new TestPeople(jdbc);
        team = people.team();
        rep = viewers.of(people.person(Role.REP, team));
        manager = viewers.of(people.person(Role.MANAGER, team));
        acme = customer("Acme", Map.of("city", "Basel", "externalId", "A-" + UUID.randomUUID()));
        twin = customer("Acme Trading Ltd", Map.of("city", "Bern", "phone", "061 555 01 00", "externalId", "B-" + UUID.randomUUID(),
                "registrationNumber", "R-" + UUID.randomUUID(), "note", "Met at the fair"));
    }

    @Test
    void makesOneOfTwoWithTheChosenValues() {
        merge(acme, twin, Map.of(CustomerField.CITY, Source.FROM, CustomerField.PHONE, Source.FROM));

        var one = customers.get(acme);
        assertThat(one.name()).isEqualTo("Acme");
        assertThat(one.data().city()).isEqualTo("Bern");
        assertThat(one.data().phone()).isEqualTo("061 555 01 00");
        assertThat(one.data().note()).isNull();
        assertThat(history.of(acme, Long.MAX_VALUE, 50)).extracting(entry -> entry.change().field()).contains("city", "phone");
    }

    @Test
    void keepsBothTextsOneBelowTheOther() {
        customers.learn(acme, Map.of(CustomerField.NOTE, "Old customer"), rep.login());

        merge(acme, twin, Map.of(CustomerField.NOTE, Source.BOTH));

        assertThat(customers.get(acme).data().note()).isEqualTo("Old customer\n\nMet at the fair");
    }

    @Test
    void proposesTheFullerValueAndOfTwoTheNewerOne() {
        customers.learn(twin, Map.of(CustomerField.CITY, "Biel"), rep.login());

        var proposed = merging.compare(acme, twin, rep).fields().stream()
                .collect(Collectors.toMap(Comparison.Field::field, Comparison.Field::proposed));

        assertThat(proposed).containsEntry(CustomerField.NAME, Source.INTO).containsEntry(CustomerField.PHONE, Source.FROM)
                .containsEntry(CustomerField.CITY, Source.FROM).containsEntry(CustomerField.OWNER, Source.INTO);
    }

    @Test
    void takesAllMoneyOfTwoCurrenciesFromTheSameOne() {
        customers.learn(acme, Map.of(CustomerField.ANNUAL_REVENUE, new BigDecimal("5000.00")), rep.login());
        customers.learn(twin, Map.of(CustomerField.CURRENCY, "EUR", CustomerField.BUDGET_MAX, new BigDecimal("70.00")), rep.login());
        var money = merging.compare(acme, twin, rep).fields().stream().filter(field -> CustomerField.MONEY.contains(field.field())).toList();

        assertThatThrownBy(() -> merge(acme, twin, Map.of(CustomerField.CURRENCY, Source.FROM, CustomerField.ANNUAL_REVENUE, Source.INTO)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("customer.merge.error.money"));
        merge(acme, twin, Map.of(CustomerField.CURRENCY, Source.FROM));

        assertThat(money).containsExactly(new Comparison.Field(CustomerField.CURRENCY, true, Set.of(Source.INTO, Source.FROM), Source.FROM));
        var data = customers.get(acme).data();
        assertThat(List.of(data.currency(), data.budgetMax())).containsExactly("EUR", new BigDecimal("70.00"));
        assertThat(data.annualRevenue()).isNull();
    }

    @Test
    void choosesAmountsOfOneCurrencyEachByItself() {
        customers.learn(acme, Map.of(CustomerField.ANNUAL_REVENUE, new BigDecimal("5000.00"), CustomerField.CURRENCY, "EUR"), rep.login());
        customers.learn(twin, Map.of(CustomerField.BUDGET_MAX, new BigDecimal("70.00"), CustomerField.CURRENCY, "EUR"), rep.login());

        merge(acme, twin, Map.of(CustomerField.BUDGET_MAX, Source.FROM));

        assertThat(customers.get(acme).data().budgetMax()).isEqualByComparingTo("70");
        assertThat(customers.get(acme).data().annualRevenue()).isEqualByComparingTo("5000");
    }

    @Test
    void countsWhatHangsOnEach() {
        customers.addContact(twin, ContactData.named("Ann"), rep.login());
        deal(twin);

        var counts = merging.compare(acme, twin, rep).hanging().stream()
                .collect(Collectors.toMap(Comparison.Hanging::name, Comparison.Hanging::from));

        assertThat(counts).containsEntry("contacts", 1L).containsEntry("opportunities", 1L).containsEntry("tasks", 1L)
                .containsEntry("quotations", 0L).containsEntry("contracts", 0L).containsKeys("timeline", "gradeDecisions", "changes");
    }

    @Test
    void bringsAlongAllThatHung() {
        var deal = deal(twin);
        var child = customer("Acme Plant", Map.of("parent", twin.toString()));
        customers.addContact(twin, ContactData.named("Ann"), rep.login());
        var told = count("timeline_entry", twin);

        merge(acme, twin, Map.of());

        assertThat(opportunities.get(deal).customerId()).isEqualTo(acme);
        assertThat(customers.get(child).data().parent()).isEqualTo(acme);
        assertThat(customers.contacts(acme)).extracting(contact -> contact.data().name()).containsExactly("Ann");
        assertThat(count("timeline_entry", twin)).isZero();
        assertThat(count("timeline_entry", acme)).isGreaterThan(told);
    }

    @Test
    void doublesNobodyWhoIsKnownOnBothSides() {
        var ann = new ContactData("Ann", "CEO", null, null, "079 555", null, null, null);
        customers.addContact(acme, ann, rep.login());
        customers.addContact(twin, new ContactData("ANN", null, null, null, "079 555", null, null, null), rep.login());
        customers.addContact(twin, new ContactData("Bob", null, null, null, "079 666", null, null, null), rep.login());
        customers.addContact(acme, new ContactData("Bob", null, null, null, "079 777", null, null, null), rep.login());

        merge(acme, twin, Map.of());

        assertThat(customers.contacts(acme)).extracting(Contact::data).extracting(ContactData::name, ContactData::mobile)
                .containsExactlyInAnyOrder(org.assertj.core.groups.Tuple.tuple("Ann", "079 555"),
                        org.assertj.core.groups.Tuple.tuple("Bob", "079 777"), org.assertj.core.groups.Tuple.tuple("Bob", "079 666"));
    }

    @Test
    void hidesTheMergedOneAndLeadsFromItToTheOther() {
        merge(acme, twin, Map.of());

        assertThatThrownBy(() -> customers.find(twin, rep)).isInstanceOfSatisfying(Moved.class, moved -> assertThat(moved.to()).isEqualTo(acme));
        assertThatThrownBy(() -> customers.find(twin, viewers.of(people.rep()))).isExactlyInstanceOf(NotFound.class);
        assertThat(customers.withSameName("Acme Trading")).extracting(Customer::id).doesNotContain(twin);
        assertThatThrownBy(() -> customers.learn(twin, Map.of(CustomerField.CITY, "Chur"), rep.login())).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> customers.addContact(twin, ContactData.named("Late"), rep.login())).isInstanceOf(Moved.class);
    }

    @Test
    void gradesTheOneAnewByTheFactsItTook() {
        customers.learn(twin, Map.of(CustomerField.COMPUTERISATION, dev.salesflow.customer.Computerisation.NONE,
                CustomerField.SELECTION, dev.salesflow.customer.Selection.STARTED), rep.login());
        assertThat(customers.get(acme).grade()).isNull();

        merge(acme, twin, Map.of(CustomerField.COMPUTERISATION, Source.FROM, CustomerField.SELECTION, Source.FROM));

        assertThat(customers.get(acme).grade()).isEqualTo(customers.get(twin).grade()).isNotNull();
    }

    @Test
    void takesAnOverrideAlongWhereTheOtherHasNone() {
        grades.override(twin, Grade.A, "Board has decided", LocalDate.now().plusDays(9), manager.login());

        merge(acme, twin, Map.of());

        assertThat(customers.get(acme).grade()).isEqualTo("A");
    }

    @Test
    void keepsTheOverrideOfTheOneThatStays() {
        grades.override(acme, Grade.B, "Knows us", LocalDate.now().plusDays(9), manager.login());
        grades.override(twin, Grade.A, "Board has decided", LocalDate.now().plusDays(9), manager.login());

        merge(acme, twin, Map.of());

        assertThat(customers.get(acme).grade()).isEqualTo("B");
        part(acme);
        assertThat(customers.get(twin).grade()).isEqualTo("A");
    }

    @Test
    void leavesEveryRowAsItWasWhenItIsUndone() {
        deal(acme);
        deal(twin);
        customer("Acme Plant", Map.of("parent", twin.toString()));
        customers.addContact(acme, ContactData.named("Ann"), rep.login());
        customers.addContact(twin, ContactData.named("ann"), rep.login());
        customers.addContact(twin, ContactData.named("Bob"), rep.login());
        grades.override(twin, Grade.A, "Board has decided", LocalDate.now().plusDays(9), manager.login());
        var before = rows();

        merge(acme, twin, Map.of(CustomerField.NAME, Source.FROM, CustomerField.EXTERNAL_ID, Source.FROM,
                CustomerField.REGISTRATION_NUMBER, Source.FROM, CustomerField.CITY, Source.FROM, CustomerField.NOTE, Source.FROM));
        assertThat(rows()).isNotEqualTo(before);
        part(acme);

        var after = rows();
        before.forEach((table, rows) -> {
            assertThat(after.get(table)).as(table).containsAll(rows);
            if (!TOLD.contains(table)) {
                assertThat(after.get(table)).as(table).hasSameSizeAs(rows);
            }
        });
    }

    @Test
    void leavesWithTheOneThatStayedWhatIsNewSinceTheMerge() {
        var old = deal(twin);
        merge(acme, twin, Map.of());
        var fresh = deal(acme);
        customers.addContact(acme, ContactData.named("New since"), rep.login());

        part(acme);

        assertThat(opportunities.get(old).customerId()).isEqualTo(twin);
        assertThat(opportunities.get(fresh).customerId()).isEqualTo(acme);
        assertThat(customers.contacts(acme)).extracting(contact -> contact.data().name()).containsExactly("New since");
        assertThat(customers.find(twin, rep).data().phone()).isEqualTo("061 555 01 00");
    }

    @Test
    void putsBackTheFieldsThatAreAskedForAndNoOthers() {
        merge(acme, twin, Map.of(CustomerField.CITY, Source.FROM, CustomerField.PHONE, Source.FROM));
        customers.learn(acme, Map.of(CustomerField.CITY, "Zug"), rep.login());
        var merge = merging.into(acme).get(0);

        merging.part(merge.id(), acme, customers.get(acme).version(), Set.of(CustomerField.PHONE), rep);

        assertThat(customers.get(acme).data().city()).isEqualTo("Zug");
        assertThat(customers.get(acme).data().phone()).isNull();
        assertThat(customers.get(twin).data().city()).isEqualTo("Bern");
    }

    @Test
    void undoesMergesInOrderOnlyAndNamesTheOneToUndoFirst() {
        var third = customer("Third", Map.of());
        merge(acme, twin, Map.of());
        var first = merging.into(acme).get(0);
        merge(acme, third, Map.of());

        assertRefused("customer.merge.error.later", "Third", () -> merging.find(first.id(), acme, rep));

        part(acme);
        part(acme);
        assertThat(customers.find(twin, rep).name()).isEqualTo("Acme Trading Ltd");
    }

    @Test
    void undoesAMergeOfTheWholeBeforeThatOfItsPart() {
        var whole = customer("Whole", Map.of());
        var deal = deal(twin);
        merge(acme, twin, Map.of());
        var inner = merging.into(acme).get(0);
        merge(whole, acme, Map.of());
        assertThat(opportunities.get(deal).customerId()).isEqualTo(whole);
        assertThatThrownBy(() -> customers.find(twin, rep)).isInstanceOfSatisfying(Moved.class, moved -> assertThat(moved.to()).isEqualTo(whole));

        assertRefused("customer.merge.error.laterInto", "Whole", () -> merging.find(inner.id(), acme, rep));

        part(whole);
        assertThat(opportunities.get(deal).customerId()).isEqualTo(acme);
        part(acme);
        assertThat(opportunities.get(deal).customerId()).isEqualTo(twin);
    }

    @Test
    void neverPutsACompanyAboveItself() {
        var between = customer("Between", Map.of("parent", twin.toString()));
        customers.learn(acme, Map.of(CustomerField.PARENT, between), rep.login());

        assertThatThrownBy(() -> merge(acme, twin, Map.of()))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("parent"));
        merge(acme, twin, Map.of(CustomerField.PARENT, Source.FROM));

        assertThat(customers.get(acme).data().parent()).isNull();
        assertThat(customers.get(between).data().parent()).isEqualTo(acme);
        part(acme);
        assertThat(customers.get(acme).data().parent()).isEqualTo(between);
        assertThat(customers.get(between).data().parent()).isEqualTo(twin);
    }

    @Test
    void mergesASubsidiaryIntoItsParentAndProposesNoLoop() {
        customers.learn(acme, Map.of(CustomerField.PARENT, twin), rep.login());

        var proposed = merging.compare(acme, twin, rep).fields().stream()
                .collect(Collectors.toMap(Comparison.Field::field, Comparison.Field::proposed));
        merge(acme, twin, proposed);

        assertThat(customers.get(acme).data().parent()).isNull();
    }

    @Test
    void refusesWhatSomebodyElseChangedMeanwhile() {
        var seen = customers.get(twin).version();
        customers.learn(twin, Map.of(CustomerField.CITY, "Thun"), rep.login());

        assertThatThrownBy(() -> merging.merge(acme, customers.get(acme).version(), twin, seen, Map.of(), rep))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(customers.find(twin, rep).data().city()).isEqualTo("Thun");
    }

    @Test
    void isForPeopleWhoMayChangeBoth() {
        var colleague = viewers.of(people.person(Role.REP, team));
        var theirs = customers.register(CustomerData.named("Theirs").with(CustomerField.OWNER, colleague.login()), colleague.login()).id();
        deal(theirs, rep);

        assertThatThrownBy(() -> merge(acme, theirs, Map.of(), rep)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> merge(acme, twin, Map.of(), colleague)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> merging.compare(acme, acme, rep)).isInstanceOf(Refusal.class);

        merge(acme, theirs, Map.of(), manager);
        var merge = merging.into(acme).get(0);
        assertThatThrownBy(() -> merging.part(merge.id(), acme, customers.get(acme).version(), Set.of(), rep))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(customers.get(theirs).mergedInto()).isEqualTo(acme);
    }

    @Test
    void letsADealThatIsOpenedMeanwhileHangOnNoMergedCustomer() {
        var late = transaction.execute(status -> {
            merge(acme, twin, Map.of());
            var opened = CompletableFuture.supplyAsync(() -> deal(twin));
            awaitWaiting();
            return opened;
        });

        assertThatThrownBy(late::join).isInstanceOf(CompletionException.class).hasCauseInstanceOf(Moved.class);
        assertThat(count("opportunity", twin)).isZero();
    }

    /** Every foreign key to customers is told by the module whose table has it: a new one fails here until somebody has decided. */
    @Test
    void knowsOfEveryTableWhatBecomesOfItsRecords() {
        var keys = jdbc.sql("""
                        select c.conrelid::regclass::text || '.' || a.attname
                        from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
                        where c.contype = 'f' and c.confrelid = 'customer'::regclass""").query(String.class).list();

        assertThat(hanging.stream().filter(records -> records.fate() != HangingRecords.Fate.FOLLOW).map(HangingRecords::place))
                .containsExactlyInAnyOrderElementsOf(keys);
    }

    /** So that what a person has open fails on a merge instead of writing the old customer back. */
    @Test
    void countsTheChangeOfEveryRecordThatHasAVersion() {
        var versioned = jdbc.sql("""
                        select a.attrelid::regclass::text from pg_attribute a
                        where a.attname = 'version' and a.attrelid::regclass::text in (:tables)""")
                .param("tables", hanging.stream().map(HangingRecords::table).toList()).query(String.class).set();

        assertThat(hanging.stream().filter(records -> records.fate() == HangingRecords.Fate.MOVE && versioned.contains(records.table()))
                .filter(records -> records.name() != null)).allMatch(HangingRecords::versioned);
    }

    private void awaitWaiting() {
        org.awaitility.Awaitility.await().until(() -> jdbc.sql("""
                select exists (select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%for key share%')""")
                .query(Boolean.class).single());
    }

    private Map<String, List<String>> rows() {
        var rows = new TreeMap<String, List<String>>();
        TABLES.forEach((table, condition) -> rows.put(table, jdbc.sql(
                        "select cast(to_jsonb(t) - 'updated_at' %s as text) from %s t where %s".formatted(
                                table.equals("grade_decision") ? "" : "- 'version'", table, condition))
                .param("ids", List.of(acme, twin)).query(String.class).list()));
        return rows;
    }

    private long count(String table, UUID customer) {
        return jdbc.sql("select count(*) from " + table + " where customer_id = ?").param(customer).query(Long.class).single();
    }

    private void merge(UUID into, UUID from, Map<CustomerField, Source> chosen) {
        merge(into, from, chosen, rep);
    }

    private void merge(UUID into, UUID from, Map<CustomerField, Source> chosen, Viewer by) {
        merging.merge(into, customers.get(into).version(), from, customers.get(from).version(), chosen, by);
    }

    /** Undoes the latest merge, all fields going back. */
    private void part(UUID into) {
        var merge = merging.into(into).get(0);
        merging.part(merge.id(), into, customers.get(into).version(), Set.of(CustomerField.values()), rep);
    }

    private UUID deal(UUID customer) {
        return deal(customer, rep);
    }

    private UUID deal(UUID customer, Viewer owner) {
        Opportunity deal = opportunities.open(Opening.of(customer, UUID.randomUUID().toString()).withOwner(owner.login()), owner.login());
        return deal.id();
    }

    private UUID customer(String name, Map<String, String> facts) {
        var data = CustomerData.of(Map.of(CustomerField.NAME, name, CustomerField.OWNER, rep.login()));
        for (var fact : facts.entrySet()) {
            var field = CustomerField.ofKey(fact.getKey()).orElseThrow();
            data = data.with(field, field.parse(fact.getValue()));
        }
        return customers.register(data, rep.login()).id();
    }

    private static void assertRefused(String key, String naming, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.key()).isEqualTo(key);
            assertThat(refusal.arguments()).contains(naming);
        });
    }
}
