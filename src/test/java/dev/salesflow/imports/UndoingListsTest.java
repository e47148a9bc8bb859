package dev.salesflow.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.salesflow.customer.ContactData;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.merge.MergeBook;
import dev.salesflow.customer.merge.Source;
import dev.salesflow.grading.Cause;
import dev.salesflow.grading.Grade;
import dev.salesflow.grading.GradeBook;
import dev.salesflow.identity.Role;
import dev.salesflow.nurturing.ContactBook;
import dev.salesflow.nurturing.ContactNote;
import dev.salesflow.nurturing.ContactWay;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.process.opportunity.PickUpByHand;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

class UndoingListsTest extends WithLists {

    private static final Duration LONG = Duration.ofMinutes(5);

    @Autowired UndoBook undos;
    @Autowired CustomerBook customers;
    @Autowired GradeBook grades;
    @Autowired ContactBook contacts;
    @Autowired OpportunityBook deals;
    @Autowired BeanFactory beans;
    @Autowired TransactionTemplate transaction;
    @Autowired Clock clock;
    @Autowired MergeBook merging;

    @Test
    void leavesEveryTableAsItWasBeforeWhereNobodyTouchedWhatTheListsMade() {
        new PickUpByHand(beans).run();
        var before = counts();
        var runs = bringEverything();
        new PickUpByHand(beans).run();
        assertThat(counts().get("act_ru_execution")).isGreaterThan(before.get("act_ru_execution"));

        for (int n = runs.size() - 1; n >= 0; n--) {
            undo(runs.get(n));
        }

        assertThat(runs).allSatisfy(run -> assertThat(book.find(run.id(), viewers.of(admin)).state()).isEqualTo(ImportState.UNDONE));
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void givesFormerValuesBackOwnersGradesParentsAndTeamsWithThem() {
        bringEverything();
        new PickUpByHand(beans).run();
        var before = counts();
        var records = records();

        var team = bring("team", "name,manager,territory\nAda W,Meg W,North-W\nBen W,Ada W,\nCid W,Meg W,\n");
        var products = bring("products", "product,price\nPump W,77\nPipe W,1\n");
        var changed = bring("customers", "name,externalId,city,parent,信息化,满意度,选型,territory\nHold W,H-W,Kiel,New W,外购,非常不满意,已开始,\n"
                + "Child W,C-W,Bonn,,自主开发,,,North-W\nNew W,N-W,Ulm,,,,,\nLone W,,,,,,,\n");
        var people = bring("contacts", "customer,name,phone\nHold W,Wang W,0431 99\nLone W,Li W,030 1\n");
        var pipeline = bring("opportunities", "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n"
                + "D1-W,Ada W,Pump W,Hold W,Engaging,2025-03-01,,99\nD9-W,Ada W,Pump W,New W,Engaging,2025-03-01,,1\n");
        assertThat(List.of(team, products, changed, people, pipeline)).allSatisfy(run -> assertThat(run.counts().updated()).isPositive());
        assertThat(records()).isNotEqualTo(records);
        assertThat(counts().get("deal_change")).as("changes of amounts").isGreaterThan(before.get("deal_change"));

        List.of(pipeline, people, changed, products, team).forEach(this::undo);

        assertThat(records()).isEqualTo(records);
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void refusesNamingTheRecordsThatWereTouchedAndWhatHangsOnOthers() {
        var run = bring("customers", "name,externalId,parent\nEdited W,1-W,\nGraded W,2-W,\nTalked W,3-W,\nSold W,4-W,\nMother W,5-W,\nFree W,6-W,\nFree too W,7-W,Free W\n");
        var manager = imports.person(Role.MANAGER, imports.team());
        customers.learn(id("Edited"), Map.of(CustomerField.CITY, "Kiel"), manager);
        customers.learn(id("Sold"), Map.of(CustomerField.CITY, "Bonn"), manager);
        grades.override(id("Graded"), Grade.A, "knows them", LocalDate.now(clock).plusDays(9), manager);
        customers.addContact(id("Talked"), new ContactData("Eve", null, null, null, null, null, null, null), manager);
        bring("opportunities", "opportunity_id,account,deal_stage\nD-W,Sold W,Engaging\n");
        bring("customers", "name,externalId,parent\nLater W,8-W,Mother W\n");
        var records = counts();

        assertThatThrownBy(() -> undo(run)).isInstanceOfSatisfying(UndoHeldBack.class, held -> {
            assertThat(held.total()).isEqualTo(5);
            assertThat(held.first()).extracting(stay -> (stay.name() + stay.reasons().stream()
                    .map(reason -> ", " + reason.key() + " " + (reason.by() == null ? reason.what() : reason.by())).collect(Collectors.joining())).replace(" " + w, ""))
                    .containsExactly("Edited, changed " + manager, "Graded, override " + manager, "Mother, subsidiary Later",
                            "Sold, changed " + manager + ", deal D-" + w + " · Sold", "Talked, contact Eve, changed " + manager);
        });

        assertThat(counts()).isEqualTo(records);
        assertThat(book.find(run.id(), viewers.of(admin)).state()).isEqualTo(ImportState.DONE);
    }

    @Test
    void keepsACustomerWhomSomebodySpokeToAndThePersonSpokenTo() {
        var run = bring("customers", "name\nCalled W\nMet W\n");
        var persons = bring("contacts", "customer,name\nMet W,Wang W\n");
        var person = jdbc.sql("select id from contact where customer_id = ?").param(id("Met")).query(UUID.class).single();
        contacts.record(spoke(id("Called"), null), viewers.of(admin));
        contacts.record(spoke(id("Met"), person), viewers.of(admin));

        for (var list : List.of(persons, run)) {
            assertThatThrownBy(() -> undo(list)).isInstanceOfSatisfying(UndoHeldBack.class, held ->
                    assertThat(held.first()).flatExtracting(Stay::reasons).extracting(reason -> ((Stay.Reason) reason).key(), reason -> ((Stay.Reason) reason).by())
                            .contains(tuple("contactRecord", admin)));
        }
    }

    @Test
    void takesBackAllButTheTouchedByChoiceAndSaysWhichStayed() {
        var run = bring("customers", "name,externalId,parent,city\nEdited W,1-W,Above W,\nAbove W,2-W,Top W,\nTop W,3-W,,\nFree W,4-W,Top W,\n");
        customers.learn(id("Edited"), Map.of(CustomerField.CITY, "Kiel"), admin);

        undos.undo(run.id(), true, viewers.of(admin), LONG);

        assertThat(jdbc.sql("select name from customer where name like ? order by name").param("% " + w).query(String.class).list())
                .containsExactly("Above " + w, "Edited " + w, "Top " + w);
        var undo = undos.find(run.id(), viewers.of(admin)).orElseThrow();
        assertThat(undo.stayed()).isEqualTo(3);
        assertThat(undos.stayed(run.id(), viewers.of(admin))).extracting(stay -> stay.reasons().get(0).key()).containsExactly("subsidiary", "changed", "subsidiary");
    }

    @Test
    void countsCustomersThatWereMergedAndPartedAgainAsUntouchedUnlessSomethingIsNotAsItWas() {
        var run = bring("customers", "name,externalId,city,phone\nLeft W,1-W,Ulm,\nRight W,2-W,Bonn,0431 1\n");
        var people = bring("contacts", "customer,name\nRight W,Eve W\n");
        mergeAndPart(Set.of(CustomerField.values()));
        undo(people);
        undo(run);
        var again = bring("customers", "name,externalId,city,phone\nLeft W,1-W,Ulm,\nRight W,2-W,Bonn,0431 1\n");

        mergeAndPart(Set.of(CustomerField.PHONE));

        assertThatThrownBy(() -> undo(again)).isInstanceOfSatisfying(UndoHeldBack.class, held ->
                assertThat(held.first()).extracting(stay -> stay.name() + " " + stay.reasons().get(0).key()).containsExactly("Left " + w + " changed"));
    }

    private void mergeAndPart(Set<CustomerField> back) {
        var left = customers.get(id("Left"));
        var right = customers.get(id("Right"));
        merging.merge(left.id(), left.version(), right.id(), right.version(), Map.of(CustomerField.CITY, Source.FROM, CustomerField.PHONE, Source.FROM), viewers.of(admin));
        merging.part(merging.into(left.id()).get(0).id(), left.id(), customers.get(left.id()).version(), back, viewers.of(admin));
    }

    @Test
    void leavesThePlaceholderToTheNextListWithDealsOnItAndTakesItWithTheLast() {
        jdbc.sql("update customer set external_id = null where external_id = 'salesflow:not-named'").update();
        var list = "opportunity_id,account,deal_stage\n%d-W,,Engaging\n";
        var runs = List.of(1, 2, 3).stream().map(n -> imports.bring("opportunities", mine(list.formatted(n)), admin, "{\"missing:customer\": \"placeholder\"}")).toList();

        undo(runs.get(0));
        undo(runs.get(2));
        var between = customersWithoutName();
        undo(runs.get(1));

        assertThat(between).isEqualTo(1);
        assertThat(customersWithoutName()).isZero();
    }

    private long customersWithoutName() {
        return jdbc.sql("select count(*) from customer where external_id = 'salesflow:not-named'").query(Long.class).single();
    }

    @Test
    void countsALaterListAsATouchUntilThatIsUndoneItself() {
        var prices = bring("products", "product,price\nPump W,5\n");
        var people = bring("customers", "name,city\nHold W,Kiel\n");
        var contacts = bring("contacts", "customer,name,phone\nHold W,Wang W,1\n");
        var later = List.of(bring("products", "product,price\nPump W,6\n"), bring("customers", "name,city\nHold W,Ulm\n"),
                bring("contacts", "customer,name,phone\nHold W,Wang W,2\n"));

        List.of(prices, contacts).forEach(run -> assertThatThrownBy(() -> undo(run)).isInstanceOf(UndoHeldBack.class));
        later.forEach(this::undo);
        List.of(prices, contacts, people).forEach(this::undo);

        assertThat(jdbc.sql("select count(*) from customer where name = ?").param("Hold " + w).query(Integer.class).single()).isZero();
    }

    @Test
    void keepsADealThatAPersonWorkedOnButNotOneThatTheSystemAloneMoved() {
        bring("customers", "name,externalId\nHold W,1-W\n");
        var run = bring("opportunities", "opportunity_id,account,deal_stage\nD1-W,Hold W,Engaging\nD2-W,Hold W,Engaging\nD3-W,Hold W,Engaging\n");
        new PickUpByHand(beans).run();
        var worked = jdbc.sql("select id from opportunity where external_id = ?").param("D1-" + w).query(UUID.class).single();
        var reminded = jdbc.sql("select id from opportunity where external_id = ?").param("D2-" + w).query(UUID.class).single();
        deals.pause(worked, "they moved house", null, admin);
        deals.remindOfStandstill(reminded);

        undos.undo(run.id(), true, viewers.of(admin), LONG);

        assertThat(jdbc.sql("select external_id from opportunity where external_id like ?").param("D_-" + w).query(String.class).list())
                .containsExactly("D1-" + w);
        assertThat(undos.stayed(run.id(), viewers.of(admin))).extracting(stay -> stay.name() + " " + stay.reasons().get(0).by())
                .containsExactly("D1-" + w + " · Hold " + w + " " + admin);
    }

    @Test
    void doesNotCountAsATouchWhatTheSystemItselfGradesAndRoutes() {
        var rep = imports.person(Role.REP, null);
        bring("customers", "name,externalId,信息化,满意度,选型\nKnown W,1-W,外购,满意,已开始\n");
        var before = records();
        var made = bring("customers", "name,externalId\nNew W,2-W\n");
        var changed = bring("customers", "name,externalId,满意度\nKnown W,1-W,非常不满意\n");
        transaction.executeWithoutResult(tx -> grades.regradeBatch(List.of(id("Known"), id("New")), Cause.RUN, null));
        customers.assign(id("New"), rep, "system");

        undo(changed);
        undo(made);

        assertThat(records()).isEqualTo(before);
    }

    @Test
    void keepsAPersonWhoHasBegunToWorkAndTheTeamTheyAreIn() {
        var run = bring("team", "name,manager,territory\nAda W,Meg W,North-W\nBen W,Meg W,\nCid W,Max W,\n");
        jdbc.sql("update app_user set password = 'x' where name = ?").param("Ada " + w).update();

        assertThatThrownBy(() -> undo(run)).isInstanceOf(UndoHeldBack.class);
        undos.undo(run.id(), true, viewers.of(admin), LONG);

        assertThat(jdbc.sql("select name from app_user where name like ?").param("% " + w).query(String.class).list()).containsExactly("Ada " + w);
        assertThat(jdbc.sql("select name from team where name like ?").param("% " + w).query(String.class).list()).containsExactly("Meg " + w);
    }

    @Test
    void takesManagersAndTeamsAlongThatRowsOnlyNamed() {
        var run = bring("team", "name,manager,territory\nAda W,Meg W,North-W\nBen W,Max W,\nMax W,Meg W,\n");
        assertThat(run.counts().created()).isEqualTo(3);
        assertThat(named("app_user")).containsExactly("Ada " + w, "Ben " + w, "Max " + w, "Meg " + w);

        undo(run);

        assertThat(named("app_user")).isEmpty();
        assertThat(named("team")).isEmpty();
    }

    private List<String> named(String table) {
        return jdbc.sql("select name from " + table + " where name like ? order by name").param("% " + w).query(String.class).list();
    }

    @Test
    void createsEverythingAgainWhereTheSameFileComesAgain() {
        var list = "name,externalId,parent\nHold W,1-W,\nChild W,2-W,Hold W\n";
        undo(bring("customers", list));

        var again = bring("customers", list);

        ImportFixture.counts(again, 2, 0, 0, 0, 0);
    }

    @Test
    void isRefusedTwiceWhileItRunsAndToWhomItIsNotOpen() {
        var run = bring("customers", "name\nHold W\n");
        var asked = imports.bring("customers", "Spalte " + w + "\nA\n", admin);
        var people = bring("team", "name\nAda W\n");
        undo(run);

        assertThatThrownBy(() -> undo(run)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.key()).isEqualTo("imports.undo.undone");
            assertThat(refusal.isConflict()).isTrue();
        });
        assertThatThrownBy(() -> undo(asked)).hasMessage("imports.undo.question");
        assertThatThrownBy(() -> undos.undo(people.id(), false, viewers.of(imports.person(Role.MANAGER, null)), LONG)).isInstanceOf(NotFound.class);
        var team = imports.team();
        var manager = imports.person(Role.MANAGER, team);
        jdbc.sql("update import_run set started_by = ? where id = ?").params(imports.person(Role.REP, team), people.id()).update();
        assertThatThrownBy(() -> undos.undo(people.id(), false, viewers.of(manager), LONG)).isInstanceOf(AccessDeniedException.class);
    }

    private ContactNote spoke(UUID customer, UUID person) {
        return new ContactNote("undo " + customer, customer, person, null, null, ContactWay.PHONE, "Yes", null, null, null, null, null, null);
    }

    private List<ImportRun> bringEverything() {
        return List.of(bring("team", "name,manager,territory\nAda W,Meg W,North-W\nBen W,Meg W,North-W\n"),
                bring("products", "product,price\nPump W,5\nValve W,6\n"),
                bring("customers", "name,externalId,city,parent,信息化,满意度,选型,territory\nHold W,H-W,Ulm,,外购,满意,已开始,North-W\n"
                        + "Child W,C-W,Bonn,Hold W,,,,\nLone W,L-W,,,,,,\n"),
                bring("contacts", "customer,name,phone\nHold W,Wang W,0431 1\nChild W,Li W,\n"),
                imports.bring("opportunities", mine("opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n"
                        + "D1-W,Ada W,Pump W,Hold W,Engaging,2025-03-01,,10\nD2-W,Ada W,Valve W,Child W,Won,2025-03-01,2025-04-01,20\n"
                        + "D3-W,Ada W,Valve W,,Prospecting,,,\n"), admin, "{\"missing:customer\": \"placeholder\"}"));
    }

    private ImportRun bring(String kind, String list) {
        var run = imports.bring(kind, mine(list), admin);
        assertThat(run.counts().failed()).as(() -> imports.rows(run, admin).toString()).isZero();
        return run;
    }

    private String mine(String list) {
        return list.replaceAll("\\bW\\b", w);
    }

    private void undo(ImportRun run) {
        undos.undo(run.id(), false, viewers.of(admin), LONG);
    }

    private UUID id(String name) {
        return jdbc.sql("select id from customer where name = ?").param(name + " " + w).query(UUID.class).single();
    }

    /** This test's records with all their values, but for what counts changes. */
    private List<String> records() {
        return jdbc.sql("""
                        select (to_jsonb(c) - 'version' - 'updated_at')::text from customer c where name like :mine
                        union all select to_jsonb(k)::text from contact k where name like :mine
                        union all select (to_jsonb(o) - 'version' - 'updated_at')::text from opportunity o where external_id like :mine
                        union all select to_jsonb(p)::text from product p where name like :mine
                        union all select to_jsonb(u)::text from app_user u where name like :mine
                        union all select to_jsonb(t)::text from team t where name like :mine
                        union all select to_jsonb(d)::text from grade_decision d join customer c on c.id = d.customer_id where name like :mine
                        order by 1""").param("mine", "%" + w).query(String.class).list();
    }

    /** Rows of every table of ours and the engine's but those that tell of the imports themselves. */
    /** All tables but those that tell of the lists themselves, and the queue of comparisons, in which every change is one entry more. */
    private Map<String, Long> counts() {
        var counts = new TreeMap<String, Long>();
        jdbc.sql("select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'"
                        + " and table_name not in ('import_run', 'import_batch', 'import_undo', 'customer_uncompared')").query(String.class).list()
                .forEach(table -> counts.put(table, jdbc.sql("select count(*) from \"" + table + "\"").query(Long.class).single()));
        return counts;
    }
}
