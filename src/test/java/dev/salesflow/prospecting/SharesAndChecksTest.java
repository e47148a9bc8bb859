package dev.salesflow.prospecting;

import static dev.salesflow.prospecting.CallOutcome.DUPLICATE;
import static dev.salesflow.prospecting.CallOutcome.INTERESTED;
import static dev.salesflow.prospecting.CallOutcome.NOT_INTERESTED;
import static dev.salesflow.prospecting.CallOutcome.NOT_REACHED;
import static dev.salesflow.prospecting.CallOutcome.REACHED;
import static dev.salesflow.prospecting.CallOutcome.WRONG_NUMBER;
import static dev.salesflow.prospecting.ProspectingFixture.call;
import static dev.salesflow.prospecting.ProspectingFixture.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salesflow.SalesflowTest;
import dev.salesflow.Statements;
import dev.salesflow.customer.Computerisation;
import dev.salesflow.customer.ContactData;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerData;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.CustomerIntake;
import dev.salesflow.customer.Selection;
import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.pool.TerritoryCounts;
import dev.salesflow.prospecting.calls.CallBook;
import dev.salesflow.prospecting.calls.CallNote;
import dev.salesflow.prospecting.calls.CallNote.Answers;
import dev.salesflow.prospecting.checks.CheckBook;
import dev.salesflow.prospecting.checks.SheetField.Finding;
import dev.salesflow.prospecting.checks.SheetField.Verdict;
import dev.salesflow.prospecting.checks.WaitingCheck;
import dev.salesflow.review.territory.TerritorySource;
import dev.salesflow.shared.Hold;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Shares against counts by hand, and what a second person's check does to them. */
@SalesflowTest
class SharesAndChecksTest {

    @Autowired CallBook calls;
    @Autowired ProspectBook lists;
    @Autowired CheckBook checks;
    @Autowired QualityBook quality;
    @Autowired CustomerBook customers;
    @Autowired TerritoryCounts counts;
    @Autowired List<TerritorySource> territories;
    @Autowired List<Hold.Source> holds;
    @Autowired CustomerIntake intake;
    @Autowired TransactionTemplate transaction;
    @Autowired Viewers viewers;
    @Autowired JdbcClient jdbc;

    ProspectingFixture team;
    UUID list;
    Viewer manager;
    Viewer caller;
    Viewer other;

    @BeforeEach
    void aListOfTenNamesAndTwoCallers() {
        team = new ProspectingFixture(jdbc);
        team.names(10);
        manager = viewers.of(team.manager);
        list = lists.make(team.list(team.caller, team.other), manager);
        caller = viewers.of(team.caller);
        other = viewers.of(team.other);
    }

    @Test
    void eachNameCountsOnceAndOnlyWhereSomebodyWasAsked() throws Exception {
        say(caller, REACHED, new Answers(true, true, true, true));
        say(caller, REACHED, new Answers(true, true, false, null));
        say(caller, NOT_INTERESTED, new Answers(false, false, null, null));
        say(caller, REACHED, Answers.NONE);
        say(caller, WRONG_NUMBER, Answers.NONE);
        say(caller, NOT_REACHED, new Answers(true, true, true, true));
        say(other, INTERESTED, new Answers(true, true, true, true));
        say(other, DUPLICATE, Answers.NONE);

        var rows = quality.ofList(list, manager);
        assertThat(rows).filteredOn(row -> row.caller().equals(team.caller)).singleElement().extracting(QualityBook.Row::shares)
                .isEqualTo(new Shares(6, 4, 0, 4, 2, 3, 2, 2, 1, 1, 1))
                .returns(50, from -> ((Shares) from).data()).returns(67, from -> ((Shares) from).company())
                .returns(50, from -> ((Shares) from).product()).returns(100, from -> ((Shares) from).rep());
        assertThat(rows).filteredOn(row -> row.caller().equals(team.other)).singleElement().extracting(QualityBook.Row::shares)
                .isEqualTo(new Shares(2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1));
        var all = quality.rows(Instant.now().minus(Duration.ofDays(1)), manager);
        assertThat(all).filteredOn(row -> list.equals(row.list())).singleElement().extracting(QualityBook.Row::shares)
                .isEqualTo(new Shares(8, 5, 1, 5, 3, 4, 3, 3, 2, 2, 2));
        assertThat(all).filteredOn(row -> row.list() == null).extracting(QualityBook.Row::caller).containsExactlyInAnyOrder(team.caller, team.other);
        assertThat(Statements.in(() -> quality.rows(Instant.EPOCH, manager))).isEqualTo(1);
        assertThat(quality.rows(Instant.now().plusSeconds(60), manager)).isEmpty();
        assertThat(quality.rows(Instant.EPOCH, other)).extracting(QualityBook.Row::caller).doesNotContain(team.caller);
    }

    @Test
    void aShareOfNothingIsNotAvailable() {
        assertThat(Shares.percent(0, 0)).isNull();
        assertThat(Shares.percent(1, 8)).isEqualTo(13);
        assertThat(Shares.percent(1, 3)).isEqualTo(33);
    }

    @Test
    void theCaseReviewReadsWhatTheRepsCallsCameTo() {
        say(caller, INTERESTED, new Answers(true, true, null, null));
        say(caller, WRONG_NUMBER, Answers.NONE);

        var told = territories.stream().flatMap(source -> source.of(team.caller, LocalDate.now().minusDays(7)).stream()).toList();

        assertThat(told).filteredOn(one -> one.key().equals("prospecting.territory.called")).singleElement().extracting(one -> one.arguments().get(0), one -> one.arguments().get(3))
                .containsExactly(2, 1);
        assertThat(told).filteredOn(one -> one.key().equals("prospecting.territory.dataRight")).singleElement().returns(List.of(1, 2), one -> one.arguments())
                .returns(true, one -> one.calls());
        assertThat(territories.stream().flatMap(source -> source.of(team.people.rep(), LocalDate.now().minusDays(7)).stream()))
                .noneMatch(one -> one.key().startsWith("prospecting."));
    }

    @Test
    void gradesOfEachRepAreCountedInOneStatement() throws Exception {
        say(other, INTERESTED, Answers.NONE);
        var owned = jdbc.sql("select id from customer where owner_login = ?").param(team.other).query(UUID.class).single();
        customers.learn(owned, ProspectingFixture.A, team.manager);
        counts.count();

        assertThat(quality.grades(manager)).filteredOn(rep -> rep.name().equals("Test " + team.other)).singleElement()
                .returns(1, rep -> rep.grades().get("A")).returns(1, rep -> rep.customers());
        assertThat(Statements.in(() -> quality.grades(manager))).isEqualTo(1);
    }

    @Test
    void everySheetOfAnAWaitsForASecondPersonAndNeverForItsMaker() {
        var check = aSheet();

        assertThat(checks.waiting(new Page.Request(0, 10), other).items()).extracting(WaitingCheck::id).containsExactly(check);
        assertThat(checks.get(check, manager).waits()).isTrue();
        assertThat(checks.waiting(new Page.Request(0, 10), caller).items()).isEmpty();
        assertThatThrownBy(() -> checks.get(check, caller)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> checks.decide(check, Map.of("phone", right()), null, caller)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> checks.get(check, viewers.of(team.people.rep()))).isInstanceOf(NotFound.class);
    }

    @Test
    void whatWasWrongIsCorrectedAndCountsAgainstTheData() {
        var check = aSheet();
        assertThat(sharesOf(team.caller)).returns(1, Shares::dataJudged).returns(1, Shares::dataRight);

        checks.decide(check, Map.of("phone", wrong("0512-7777 8888"), "name", right(), "contact.title", wrong("CIO"), "selection", wrong("WAITING")), "spoke to reception", other);

        var customer = customers.get(jdbc.sql("select p.customer_id from sheet_check k join prospect_call c on c.id = k.call_id join prospect p on p.id = c.prospect_id where k.id = ?")
                .param(check).query(UUID.class).single());
        assertThat(customer).returns("0512-7777 8888", one -> one.data().phone()).returns("B", one -> one.grade());
        assertThat(customers.contacts(customer.id())).singleElement().extracting(one -> one.data().title()).isEqualTo("CIO");
        assertThat(sharesOf(team.caller)).returns(1, Shares::dataJudged).returns(0, Shares::dataRight);
        assertThat(quality.checked(Instant.now().minusSeconds(600), manager)).singleElement()
                .isEqualTo(new QualityBook.Checked(team.caller, "Test " + team.caller, SheetOrigin.CALL, 1, 0, 4, 1));
        assertThat(checks.checked(5, caller)).singleElement().returns(List.of("name"), WaitingCheck::right)
                .returns(List.of("contact.title", "phone", "selection"), WaitingCheck::wrong).returns(false, WaitingCheck::dataRight);
        assertThatThrownBy(() -> checks.decide(check, Map.of("phone", right()), null, manager)).isInstanceOf(Refusal.class).hasMessageContaining("checkedAlready");
        assertThatThrownBy(() -> calls.undo(list, caller)).isInstanceOf(Refusal.class).hasMessageContaining("builtUpon");
    }

    @Test
    void whatIsNotKnownCannotBeRightAndEveryPersonsNumbersAreAskedFor() {
        var check = aSheet();
        var customer = checks.get(check, other).customerId();
        jdbc.sql("update customer set phone = null where id = ?").param(customer).update();
        var second = UUID.randomUUID();
        jdbc.sql("insert into contact (id, customer_id, name, mobile, phone, version) values (?, ?, 'Mr Wu', '13900001111', '0512-2', 1)").params(second, customer).update();
        jdbc.sql("insert into contact (id, customer_id, name, version) values (?, ?, 'Nobody''s number', 1)").params(UUID.randomUUID(), customer).update();

        assertThat(checks.sheet(checks.get(check, other))).filteredOn(line -> line.ofContact()).extracting(line -> line.key())
                .containsExactly("contact.name", "contact.title", "contact.phone", "contact.phone." + second, "contact.mobile." + second);
        assertThatThrownBy(() -> checks.decide(check, Map.of("phone", right()), null, other)).hasMessageContaining("nothingToBeRight");

        checks.decide(check, Map.of("phone", wrong("0512-9999 0000"), "contact.phone", right(), "contact.mobile." + second, wrong("13900002222")), null, other);

        assertThat(customers.get(customer).data().phone()).isEqualTo("0512-9999 0000");
        assertThat(customers.contacts(customer)).filteredOn(one -> one.id().equals(second)).singleElement()
                .returns("13900002222", one -> one.data().mobile()).returns("0512-2", one -> one.data().phone());
        assertThat(checks.checked(5, caller)).singleElement().returns(List.of("contact.mobile", "phone"), WaitingCheck::wrong);
    }

    @Test
    void aCheckThatSaysNothingOrTakesTheNameAwayIsRefused() {
        var check = aSheet();

        assertThatThrownBy(() -> checks.decide(check, Map.of(), null, other)).hasMessageContaining("nothingChecked");
        assertThatThrownBy(() -> checks.decide(check, Map.of("name", wrong(null)), null, other)).hasMessageContaining("name");
        assertThatThrownBy(() -> checks.decide(check, Map.of("phone", wrong("0512-6123 4567")), null, other)).hasMessageContaining("correctedAlike");
        assertThat(checks.problems(checks.get(check, other), Map.of("name", wrong(null), "phone", wrong("0512-6123 4567")), "x".repeat(2_001)))
                .extracting(Refusal::field).containsExactlyInAnyOrder("note", "name", "phone");
        assertThat(checks.get(check, other).waits()).isTrue();
    }

    @Test
    void aCustomerThatARepTypedInIsCheckedBySomebodyNearAndNeverByTheRep() {
        var telemarketer = viewers.of(team.people.person("TELEMARKETER", team.team));
        var typed = customers.register(CustomerData.named("Typed " + UUID.randomUUID()).with(CustomerField.OWNER, team.other)
                .with(CustomerField.COMPUTERISATION, Computerisation.NONE).with(CustomerField.SELECTION, Selection.STARTED).with(CustomerField.PHONE, "0512-1111 2222"), team.other);
        assertThat(typed.grade()).isEqualTo("A");

        var waiting = checks.waiting(new Page.Request(0, 10), telemarketer).items();
        assertThat(waiting).singleElement().returns(typed.id(), WaitingCheck::customerId).returns(SheetOrigin.TYPED, WaitingCheck::origin).returns(null, WaitingCheck::list);
        assertThat(checks.get(waiting.get(0).id(), manager).waits()).isTrue();
        assertThat(checks.waiting(new Page.Request(0, 10), other).items()).isEmpty();
        assertThat(checks.waiting(new Page.Request(0, 10), viewers.of(team.people.person("TELEMARKETER", null))).items()).isEmpty();
        checks.decide(waiting.get(0).id(), Map.of("phone", wrong("0512-3333 4444")), null, telemarketer);

        assertThat(customers.get(typed.id()).data().phone()).isEqualTo("0512-3333 4444");
        assertThat(checks.checked(5, other)).singleElement().returns(List.of("phone"), WaitingCheck::wrong);
        assertThat(quality.checked(Instant.now().minusSeconds(600), manager)).as("made by typing, not by calling").singleElement()
                .isEqualTo(new QualityBook.Checked(team.other, "Test " + team.other, SheetOrigin.TYPED, 1, 0, 1, 0));
    }

    @Test
    void whatAnAdministratorOfNoTeamBringsIsCheckedByManagersWhoSeeTheCustomer() {
        var admin = team.people.person("ADMIN", null);
        var stranger = viewers.of(team.people.person("MANAGER", team.people.team()));
        var nobodys = anA(null, admin);
        var reps = anA(team.other, admin);

        assertThat(checks.get(nobodys, manager).waits()).isTrue();
        assertThat(checks.get(reps, manager).waits()).isTrue();
        assertThat(checks.get(nobodys, stranger).waits()).as("whom nobody owns every manager sees").isTrue();
        assertThatThrownBy(() -> checks.get(reps, stranger)).isInstanceOf(NotFound.class);
        checks.decide(nobodys, Map.of("name", right()), null, manager);

        assertThat(jdbc.sql("select checked_by from sheet_check where id = ?").param(nobodys).query(String.class).single()).isEqualTo(team.manager);
    }

    /** Typed in and waiting for its check. */
    private UUID anA(String owner, String by) {
        var typed = customers.register(CustomerData.named("Typed " + UUID.randomUUID()).with(CustomerField.OWNER, owner).with(CustomerField.COMPUTERISATION, Computerisation.NONE)
                .with(CustomerField.SELECTION, Selection.STARTED), by);
        return jdbc.sql("select id from sheet_check where customer_id = ?").param(typed.id()).query(UUID.class).single();
    }

    @Test
    void ofAListASampleOfTheWholeListIsCheckedHoweverManyPortionsItComesIn() {
        for (var portion = 0; portion < 2; portion++) {
            var rows = IntStream.range(0, 1_500).mapToObj(n -> CustomerData.named("Listed " + n + " " + UUID.randomUUID()).with(CustomerField.OWNER, team.other)).toList();
            transaction.executeWithoutResult(commit -> intake.take(rows, manager));
        }

        var drawn = jdbc.sql("select id from customer where owner_login = ? and sheet_draw(id) % 100 < 1 order by sheet_draw(id) limit 20").param(team.other).query(UUID.class).list();
        assertThat(jdbc.sql("select customer_id from sheet_check where made_by = ? and origin = 'IMPORTED'").param(team.manager).query(UUID.class).list())
                .isNotEmpty().containsExactlyInAnyOrderElementsOf(drawn);
        var waiting = checks.waiting(new Page.Request(0, 50), other).items();
        assertThat(waiting).as("the rep of what a list brought is a second person").hasSameSizeAs(drawn);
        checks.decide(waiting.get(0).id(), Map.of("name", right()), null, other);
        assertThat(holds.stream().flatMap(source -> source.holds().stream()).filter(hold -> hold.reason().equals("checked"))
                .flatMap(hold -> jdbc.sql("select record from (" + hold.sql() + ") held").query(UUID.class).list().stream())).as("and stays with its customer")
                .contains(waiting.get(0).customerId()).doesNotContain(waiting.get(1).customerId());
    }

    private Finding right() {
        return new Finding(Verdict.RIGHT, null);
    }

    private Finding wrong(String corrected) {
        return new Finding(Verdict.WRONG, corrected);
    }

    private Shares sharesOf(String login) {
        return quality.ofList(list, manager).stream().filter(row -> row.caller().equals(login)).findFirst().orElseThrow().shares();
    }

    /** Of an A, so that the table has it checked. */
    private UUID aSheet() {
        var name = calls.next(list, caller).orElseThrow();
        var note = with(call(name.id(), INTERESTED, new Answers(true, null, null, null)), ProspectingFixture.A, call(name.id(), INTERESTED).followUp());
        var call = calls.record(new CallNote(note.requestId(), note.prospectId(), note.outcome(), note.title(), null, null, note.answers(), note.facts(), null,
                new ContactData("Ms Li", "IT", null, "0512-1", null, null, null, null), note.followUp()), caller);
        return jdbc.sql("select id from sheet_check where call_id = ?").param(call.id()).query(UUID.class).single();
    }

    private void say(Viewer viewer, CallOutcome outcome, Answers answers) {
        calls.record(call(calls.next(list, viewer).orElseThrow().id(), outcome, answers), viewer);
    }
}
