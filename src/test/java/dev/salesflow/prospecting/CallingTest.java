package dev.salesflow.prospecting;

import static dev.salesflow.prospecting.ProspectingFixture.call;
import static dev.salesflow.prospecting.ProspectingFixture.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salesflow.SalesflowTest;
import dev.salesflow.coaching.TestDeals;
import dev.salesflow.customer.ContactData;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.merge.MergeBook;
import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.NextActions;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.prospecting.calls.CallBook;
import dev.salesflow.prospecting.calls.CallNote;
import dev.salesflow.prospecting.calls.FollowUp;
import dev.salesflow.prospecting.calls.Prospect;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
import org.springframework.security.access.AccessDeniedException;

@SalesflowTest
class CallingTest {

    @Autowired CallBook calls;
    @Autowired ProspectBook lists;
    @Autowired CustomerBook customers;
    @Autowired MergeBook merges;
    @Autowired NextActions actions;
    @Autowired Viewers viewers;
    @Autowired JdbcClient jdbc;

    ProspectingFixture team;
    List<UUID> names;
    UUID list;
    Viewer caller;
    Viewer other;
    LocalDate today = LocalDate.now();

    @BeforeEach
    void aListOfFourNamesAndTwoCallers() {
        team = new ProspectingFixture(jdbc);
        names = team.names(4);
        list = lists.make(team.list(team.caller, team.other), viewers.of(team.manager));
        caller = viewers.of(team.caller);
        other = viewers.of(team.other);
    }

    @Test
    void twoCallersAtOnceGetEveryNameOnceAndNoneTwice() {
        var called = Stream.of(caller, other, caller, other).map(viewer -> CompletableFuture.supplyAsync(() -> callThrough(viewer))).toList().stream()
                .map(CompletableFuture::join).flatMap(List::stream).toList();

        assertThat(called).hasSize(4).doesNotHaveDuplicates();
        assertThat(progress()).returns(4, ProspectList.Progress::called).returns(0, ProspectList.Progress::left);
    }

    @Test
    void ofAListEveryNameIsDoneToBeCalledAgainOrNotCalledYet() {
        calls.record(call(calls.next(list, caller).orElseThrow().id(), CallOutcome.NOT_REACHED), caller);
        calls.record(call(calls.next(list, caller).orElseThrow().id(), CallOutcome.REACHED), caller);

        assertThat(progress()).returns(4, ProspectList.Progress::names).returns(1, ProspectList.Progress::done).returns(1, ProspectList.Progress::again)
                .returns(2, ProspectList.Progress::fresh).returns(2, ProspectList.Progress::called);
    }

    /** Two windows of one caller show the same name, so whoever comes second with it is refused. */
    private List<UUID> callThrough(Viewer viewer) {
        var mine = new ArrayList<UUID>();
        for (var next = calls.next(list, viewer); next.isPresent(); next = calls.next(list, viewer)) {
            try {
                mine.add(calls.record(call(next.get().id(), CallOutcome.NOT_INTERESTED), viewer).prospectId());
            } catch (Refusal second) {
                assertThat(second.isConflict()).isTrue();
            }
        }
        return mine;
    }

    @Test
    void aNameStaysOnItsScreenUntilTheLeaseEndsAndThenGoesToWhoeverAsks() {
        var first = next(caller);
        assertThat(next(caller).id()).isEqualTo(first.id());
        assertThat(next(other).id()).isNotEqualTo(first.id());
        calls.release(list, other);
        jdbc.sql("update prospect set held_until = now() - interval '1 second', next_at = next_at - interval '1 day' where id = ?").param(first.id()).update();

        assertThat(next(other).id()).isEqualTo(first.id());
        assertThatThrownBy(() -> calls.record(call(first.id(), CallOutcome.REACHED), caller)).isInstanceOf(Refusal.class).hasMessageContaining("notYourTurn");
        assertThat(calls.inHand(list, caller)).isEmpty();
    }

    @Test
    void aLeaseThatRanOutIsNoHarmWhileNobodyElseGotTheName() {
        var name = next(caller);
        jdbc.sql("update prospect set held_until = now() - interval '1 hour' where id = ?").param(name.id()).update();

        calls.record(call(name.id(), CallOutcome.REACHED), caller);

        assertThat(progress().reached()).isEqualTo(1);
    }

    @Test
    void whatIsOnTheScreenStaysThereWhenTheListIsClosedMeanwhile() {
        var name = next(caller);

        jdbc.sql("update prospect_list set closed_at = now() where id = ?").param(list).update();

        assertThatThrownBy(() -> calls.record(call(name.id(), CallOutcome.REACHED), caller)).isInstanceOf(Refusal.class).hasMessageContaining("listClosed");
        assertThat(calls.inHand(list, caller)).map(Prospect::id).contains(name.id());
    }

    @Test
    void whatWasLearnedGradesTheCustomerAndTheFollowUpIsTheCallersNextAction() {
        var name = next(caller);
        calls.record(with(call(name.id(), CallOutcome.INTERESTED), ProspectingFixture.A, new FollowUp("Visit: the plan", null, today, null)), caller);

        assertThat(customers.get(name.customerId())).returns("A", one -> one.grade()).returns(team.caller, one -> one.owner());
        assertThat(actions.of(team.caller, today.plusDays(1), 10)).singleElement().returns("Visit: the plan", action -> action.action())
                .returns(name.customerId(), action -> action.customerId());
        assertThat(jdbc.sql("select last_on from contact_plan where customer_id = ?").param(name.customerId()).query(LocalDate.class).single()).isEqualTo(today);
    }

    @Test
    void aTelemarketerPassesInterestToARepOfTheTeamAndToNobodyElse() {
        var name = next(caller);
        var stranger = team.people.rep();
        var passed = with(call(name.id(), CallOutcome.INTERESTED), Map.of(), new FollowUp("Visit", team.other, today.plusDays(2), null));
        assertThatThrownBy(() -> calls.record(with(passed, Map.of(), new FollowUp("Visit", stranger, today.plusDays(2), null)), caller))
                .isInstanceOf(Refusal.class).hasMessageContaining("followUpOwner");

        calls.record(passed, caller);

        assertThat(customers.get(name.customerId()).owner()).isEqualTo(team.other);
        assertThat(actions.of(team.other, today.plusDays(9), 10)).hasSize(1);
        assertThatThrownBy(() -> customers.find(name.customerId(), caller)).isInstanceOf(NotFound.class);
    }

    @Test
    void onACustomerThatSomebodyOwnsTheFollowUpIsTheOwners() {
        var owner = team.people.person("REP", team.team);
        jdbc.sql("update customer set owner_login = ? where id in (:ids)".replace("?", ":owner")).param("owner", owner).param("ids", names).update();
        var name = next(caller);

        calls.record(call(name.id(), CallOutcome.INTERESTED), caller);

        assertThat(actions.of(owner, today.plusDays(9), 10)).hasSize(1);
        assertThat(customers.get(name.customerId()).owner()).isEqualTo(owner);
    }

    @Test
    void takingBackTheLastOutcomeLeavesNothingOfIt() {
        var name = next(caller);
        var before = customers.get(name.customerId());
        calls.record(new CallNote("x" + name.id(), name.id(), CallOutcome.INTERESTED, "Telephone", "wants a visit", null, new CallNote.Answers(true, true, true, false),
                ProspectingFixture.A, null, ContactData.named("Ms Li"), new FollowUp("Visit", null, today, null)), caller);
        next(caller);

        var back = calls.undo(list, caller);

        assertThat(back).returns(name.id(), Prospect::id).returns(team.caller, Prospect::heldBy).returns(null, Prospect::outcome).returns(0, Prospect::attempts);
        assertThat(customers.get(name.customerId())).returns(before.data(), one -> one.data()).returns(null, one -> one.grade());
        assertThat(customers.contacts(name.customerId())).isEmpty();
        assertThat(actions.of(team.caller, today.plusDays(1), 10)).isEmpty();
        assertThat(count("contact_record where customer_id = ?", name.customerId()) + count("sheet_check k join prospect_call c on c.id = k.call_id where c.prospect_id = ?", name.id())).isZero();
        assertThat(jdbc.sql("select last_on is null from contact_plan where customer_id = ?").param(name.customerId()).query(Boolean.class).single()).isTrue();
        assertThat(calls.takenBack(name.id(), caller).orElseThrow().note()).isEqualTo("wants a visit");
        assertThat(progress()).returns(0, ProspectList.Progress::called).returns(4, ProspectList.Progress::left);
        assertThatThrownBy(() -> calls.undo(list, caller)).hasMessageContaining("nothingToUndo");
    }

    @Test
    void whatSomebodyChangedSinceStaysAndAnOldOutcomeToo() {
        var name = next(caller);
        calls.record(with(call(name.id(), CallOutcome.REACHED), Map.of(CustomerField.CITY, "Suzhou", CustomerField.NEED, "plan"), null), caller);
        customers.learn(name.customerId(), Map.of(CustomerField.CITY, "Wuxi"), team.manager);
        calls.undo(list, caller);
        assertThat(customers.get(name.customerId()).data()).returns("Wuxi", data -> data.city()).returns(null, data -> data.need());

        calls.record(call(name.id(), CallOutcome.REACHED), caller);
        jdbc.sql("update prospect_call set called_at = now() - interval '25 hours' where prospect_id = ?").param(name.id()).update();
        assertThatThrownBy(() -> calls.undo(list, caller)).isInstanceOf(Refusal.class).hasMessageContaining("tooLateToUndo");
    }

    @Test
    void aRefusalLeavesTheNameOnTheScreenAndNothingHalfDone() {
        var name = next(caller);
        var note = with(call(name.id(), CallOutcome.INTERESTED), Map.of(CustomerField.EMPLOYEES, -1), null);

        assertThatThrownBy(() -> calls.record(note, caller)).isInstanceOf(Refusal.class).hasMessageContaining("followUpDue");
        assertThatThrownBy(() -> calls.record(with(note, note.facts(), new FollowUp("Visit", null, today, null)), caller)).hasMessageContaining("employees");
        assertThatThrownBy(() -> calls.record(call(name.id(), CallOutcome.CALL_BACK), caller)).hasMessageContaining("callBackAt");
        assertThatThrownBy(() -> calls.record(call(name.id(), null), caller)).hasMessageContaining("outcome");

        assertThat(calls.inHand(list, caller).orElseThrow().id()).isEqualTo(name.id());
        assertThat(count("prospect_call where prospect_id = ?", name.id())).isZero();
        assertThat(customers.get(name.customerId()).owner()).isNull();
    }

    @Test
    void theSameRequestTwiceIsOneCall() {
        var note = call(next(caller).id(), CallOutcome.REACHED);

        assertThat(calls.record(note, caller).id()).isEqualTo(calls.record(note, caller).id());
        assertThatThrownBy(() -> calls.record(note, other)).isInstanceOf(Refusal.class).hasMessageContaining("requestId");
    }

    @Test
    void whoeverAgreedToCallBackDoesWhenTheTimeHasCome() {
        var name = next(caller);
        var at = Instant.now().plus(Duration.ofHours(2));
        calls.record(new CallNote(UUID.randomUUID().toString(), name.id(), CallOutcome.CALL_BACK, "Telephone", null, at, CallNote.Answers.NONE, Map.of(), null, null, null), caller);
        assertThat(next(caller).id()).isNotEqualTo(name.id());
        calls.release(list, caller);

        jdbc.sql("update prospect set next_at = now() - interval '1 minute' where id = ?").param(name.id()).update();
        assertThat(next(other).id()).isNotEqualTo(name.id());
        assertThat(next(caller).id()).isEqualTo(name.id());
        calls.release(list, caller);
        lists.changeCallers(list, Set.of(team.other), viewers.of(team.manager));
        calls.release(list, other);
        var rest = Stream.generate(() -> calls.record(call(next(other).id(), CallOutcome.NOT_INTERESTED), other).prospectId()).limit(4).toList();
        assertThat(rest).contains(name.id());
    }

    @Test
    void aNameThatNobodyAnswersForComesAgainAsTheTableSaysUntilItDoesNot() {
        var name = next(caller);
        for (var attempt = 1; attempt <= 5; attempt++) {
            calls.record(call(name.id(), CallOutcome.NOT_REACHED), caller);
            var left = jdbc.sql("select next_at > now() from prospect where id = ?").param(name.id()).query(Boolean.class).optional();
            assertThat(left.isPresent()).as("after " + attempt).isEqualTo(attempt < 5);
            jdbc.sql("update prospect set next_at = now() - interval '9 days', held_by = ?, held_until = now() where id = ? and next_at is not null")
                    .params(team.caller, name.id()).update();
        }
        assertThat(progress()).returns(3, ProspectList.Progress::left).returns(0, ProspectList.Progress::reached);
        assertThat(count("contact_record where customer_id = ?", name.customerId())).isZero();
    }

    @Test
    void aMergedCustomersNameIsNotCalledBesideTheOther() {
        var one = customers.get(names.get(0));
        var double2 = customers.get(names.get(1));
        merges.merge(one.id(), one.version(), double2.id(), double2.version(), Map.of(), viewers.of(team.manager));

        assertThat(callThrough(caller)).hasSize(3);
        assertThat(progress()).returns(1, ProspectList.Progress::duplicate).returns(0, ProspectList.Progress::left);
    }

    @Test
    void withWhomADealIsOpenItsRepSpeaksUnlessACallerAgreedTo() {
        var agreed = next(caller);
        calls.record(new CallNote(UUID.randomUUID().toString(), agreed.id(), CallOutcome.CALL_BACK, "Telephone", null, Instant.now().plus(Duration.ofHours(2)), CallNote.Answers.NONE,
                Map.of(), null, null, null), caller);
        jdbc.sql("update prospect set next_at = now() - interval '1 minute' where id = ?").param(agreed.id()).update();
        var others = names.stream().filter(name -> !name.equals(agreed.customerId())).toList();
        var deal = openDeal(others.get(0));
        openDeal(agreed.customerId());

        assertThat(next(caller).id()).as("what was promised is kept").isEqualTo(agreed.id());
        assertThat(calls.dealWith(next(caller))).contains("Test " + team.other);
        calls.release(list, caller);
        assertThat(callThrough(other)).hasSize(2);
        assertThat(calls.waiting(list)).as("the one that was promised").isEqualTo(1);
        assertThat(lists.names(list, null, new Page.Request(0, 10), viewers.of(team.manager)).items()).filteredOn(name -> name.customerId().equals(others.get(0)))
                .singleElement().returns("Test " + team.other, name -> name.dealWith());

        jdbc.sql("update opportunity set outcome = 'LOST', closed_on = current_date where id = ?").param(deal).update();

        assertThat(next(other).customerId()).isEqualTo(others.get(0));
    }

    @Test
    void whoeverWaitsOnTwoOpenListsIsCalledOnce() {
        var by = viewers.of(team.manager);
        lists.close(list, true, by);
        var younger = lists.make(team.list(team.other), by);
        lists.close(list, false, by);

        assertThat(calls.next(younger, other)).isEmpty();
        assertThat(calls.waiting(younger)).isZero();
        assertThat(callThrough(caller)).hasSize(4);
        assertThat(calls.next(younger, other)).as("they were called through the other list meanwhile").isEmpty();
        calls.undo(list, caller);
        lists.close(list, true, by);
        assertThat(calls.next(younger, other)).as("nobody else calls the one that was taken back").isPresent();
    }

    private UUID openDeal(UUID customer) {
        var deal = new TestDeals(jdbc, Clock.systemDefaultZone()).open(team.other, Stage.DEMO, 1);
        jdbc.sql("update opportunity set customer_id = ? where id = ?").params(customer, deal).update();
        return deal;
    }

    @Test
    void onlyItsCallersCallAndNobodyThroughAClosedList() {
        var stranger = viewers.of(team.people.rep());
        assertThatThrownBy(() -> calls.next(list, stranger)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> calls.next(list, viewers.of(team.manager))).isInstanceOf(AccessDeniedException.class);

        lists.close(list, true, viewers.of(team.manager));

        assertThatThrownBy(() -> calls.next(list, caller)).isInstanceOf(Refusal.class).hasMessageContaining("listClosed");
        assertThatThrownBy(() -> lists.close(list, false, caller)).isInstanceOf(AccessDeniedException.class);
    }

    private Prospect next(Viewer viewer) {
        return calls.next(list, viewer).orElseThrow();
    }

    private ProspectList.Progress progress() {
        return lists.get(list, viewers.of(team.manager)).progress();
    }

    private int count(String rows, Object parameter) {
        return jdbc.sql("select count(*) from " + rows).param(parameter).query(Integer.class).single();
    }
}
