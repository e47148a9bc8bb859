package dev.salesflow.approval;

import static dev.salesflow.approval.ApprovalFixture.oneAfterTheOther;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.salesflow.approval.ApprovalCase.Mode;
import dev.salesflow.approval.ApprovalCase.Role;
import dev.salesflow.approval.ApprovalCase.Step;
import dev.salesflow.approval.ApprovalEntry.Verb;
import dev.salesflow.approval.ApprovalRequest.Place;
import dev.salesflow.approval.ApprovalRequest.State;
import dev.salesflow.shared.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever leaves, and however few are left: no step is passed without a signature. */
class SubstitutionTest {

    private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");
    private static final List<Step> TWO = List.of(new Step(Mode.ALL, List.of(Role.MANAGER)), new Step(Mode.ALL, List.of(Role.ADMIN)));
    private static final Step BOTH = new Step(Mode.ALL, List.of(Role.MANAGER, Role.FINANCE));

    private final Signer manager = signer(1, Role.MANAGER, "manager");
    private final Signer admin = signer(2, Role.ADMIN, "admin");

    private static Signer signer(int step, Role role, String login) {
        return new Signer(UUID.randomUUID(), step, 0, role, login);
    }

    private static ApprovalRequest request(Signer... signers) {
        return request(TWO, signers);
    }

    private static ApprovalRequest request(List<Step> steps, Signer... signers) {
        var about = new ApprovalCase("trial", UUID.randomUUID(), "rep", "rep", "A matter", List.of(), steps);
        return ApprovalRequest.submit(about, List.of(signers), NOW);
    }

    private static void leaves(ApprovalRequest request, String from, String to, String... administrators) {
        leaves(request, from, to, List.of(), administrators);
    }

    private static void leaves(ApprovalRequest request, String from, String to, List<String> superiors, String... administrators) {
        request.substitution(superiors, List.of(administrators), NOW).replace(from, to, null);
    }

    private static void approve(ApprovalRequest request, Signer signer) {
        request.signing(hand(signer.login())).approve(signer.id());
    }

    private static Hand hand(String login) {
        return new Hand(login, Set.of(), null, NOW);
    }

    @Test
    void theOnlyAdministratorWhoSignsAStepAheadIsAskedInTheLeaversPlace() {
        var request = request(manager, admin);

        leaves(request, "manager", "admin", "admin");

        assertThat(request.asked()).extracting(Signer::login).containsExactly("admin");
        assertThat(request.news()).last().extracting(ApprovalEntry::to).isEqualTo("admin");
        approve(request, request.asked().get(0));
        assertThat(request.state()).isEqualTo(State.APPROVED);
    }

    @Test
    void aLaterStepThatOnlyTheRequesterCouldTakeOverStaysUnsigned() {
        var request = request(manager, admin);

        leaves(request, "admin", "rep");
        approve(request, manager);

        assertThat(request.state()).isEqualTo(State.OPEN);
        assertThat(request.step()).isEqualTo(2);
        assertThat(request.asked()).extracting(Signer::login).containsExactly("rep");
    }

    @Test
    void whereAnAdministratorIsLeftTheyAreAskedRatherThanTheRequester() {
        var request = request(manager, admin);

        leaves(request, "admin", "rep", "second");
        approve(request, manager);

        assertThat(request.asked()).extracting(Signer::login).containsExactly("second");
    }

    @Test
    void whoSignsNowAlreadyTakesALaterPlaceWhereNobodyElseCan() {
        var request = request(signer(1, Role.MANAGER, "admin"), signer(2, Role.ADMIN, "director"));

        leaves(request, "director", "admin", "admin");

        assertThat(request.signers()).filteredOn(one -> one.step() == 2).extracting(Signer::login).containsExactly("admin");
    }

    @Test
    void whoSignedAnEarlierStepIsNotAskedAgainWhereSomebodyAboveTheLeaverMaySign() {
        var request = request(manager, admin);
        approve(request, manager);

        leaves(request, "admin", "manager", List.of("manager", "director"), "second");

        assertThat(request.asked()).extracting(Signer::login).containsExactly("director");
        assertThat(request.news()).last().extracting(ApprovalEntry::to).isEqualTo("director");
    }

    @Test
    void whoSignedAnEarlierStepIsNotAskedAgainWhereAnAdministratorMaySign() {
        var request = request(oneAfterTheOther(Role.MANAGER, Role.FINANCE), manager, signer(2, Role.FINANCE, "finance"));
        approve(request, manager);

        leaves(request, "finance", "manager", "second");

        assertThat(request.asked()).extracting(Signer::login, Signer::role).containsExactly(tuple("second", Role.ADMIN));
        assertThat(request.news()).filteredOn(row -> row.verb() == Verb.FELL_TO_ADMINS).extracting(ApprovalEntry::detail).containsExactly("FINANCE");
    }

    @Test
    void whereNobodyElseIsLeftTheirEarlierSignatureCountsAndTheRequestGoesOn() {
        var request = request(manager, admin);
        approve(request, manager);

        leaves(request, "admin", "manager", "manager");

        assertThat(request.state()).isEqualTo(State.APPROVED);
        assertThat(request.news()).extracting(ApprovalEntry::verb).endsWith(Verb.HANDED_OVER, Verb.COUNTED);
        assertThat(request.news()).last().extracting(ApprovalEntry::to, ApprovalEntry::step).containsExactly("manager", 2);
    }

    @Test
    void anAddedSignersPlaceIsCountedForWhoSignedBeforeToo() {
        var request = request(manager, admin);
        approve(request, manager);
        request.passing(hand("admin")).addSigner(admin.id(), "expert", Place.BEFORE);

        leaves(request, "expert", "manager");

        assertThat(request.asked()).extracting(Signer::login).containsExactly("admin");
    }

    @Test
    void whereTheLastOpenPlaceOfAStepFallsAwayTheRequestGoesOn() {
        var finance = new Signer(UUID.randomUUID(), 1, 1, Role.FINANCE, "finance");
        var request = request(List.of(BOTH, new Step(Mode.ALL, List.of(Role.ADMIN))), manager, finance, admin);
        approve(request, manager);

        leaves(request, "finance", "manager");

        assertThat(request.step()).isEqualTo(2);
        assertThat(request.asked()).extracting(Signer::login).containsExactly("admin");
        assertThat(request.news()).last().extracting(ApprovalEntry::from, ApprovalEntry::to).containsExactly("finance", null);
    }

    @Test
    void whoIsOnlyAskedForAnOpinionBesideDoesNotMakeAnotherSignatureNeedless() {
        var finance = new Signer(UUID.randomUUID(), 1, 1, Role.FINANCE, "finance");
        var request = request(List.of(BOTH), manager, finance);
        request.passing(hand("manager")).delegate(manager.id(), "expert");

        leaves(request, "finance", "expert");
        request.signing(hand("expert")).approve(finance.id());

        assertThat(request.state()).isEqualTo(State.OPEN);
        request.passing(hand("expert")).giveBack(manager.id());
        approve(request, manager);
        assertThat(request.state()).isEqualTo(State.APPROVED);
    }

    @Test
    void whoWasAskedForAnOpinionDecidesInTheLeaversPlace() {
        var request = request(manager, admin);
        request.passing(hand("manager")).delegate(manager.id(), "expert");

        leaves(request, "manager", "expert", "second");
        request.signing(hand("expert")).approve(manager.id());

        assertThat(request.step()).isEqualTo(2);
    }

    @Test
    void whereWhoWasAskedForAnOpinionLeavesItComesBack() {
        var request = request(manager, admin);
        request.passing(hand("manager")).delegate(manager.id(), "expert");

        leaves(request, "expert", "rep", "second");

        assertThat(request.asked()).extracting(Signer::login, Signer::delegatedBy).containsExactly(tuple("manager", null));
    }

    @Test
    void aColleagueInTheSeatWhoSignsBeforeDoesNotMakeOneSignatureOutOfTwo() {
        var second = signer(2, Role.ADMIN, "manager");
        var request = request(manager, admin, second);

        leaves(request, "admin", "rep", "third");
        approve(request, manager);

        assertThat(request.asked()).extracting(Signer::login).containsExactly("third");
    }

    @Test
    void whatWasKeptForTheRequesterIsNotSignedByTheirDeputyEither() {
        var request = request(manager, admin);
        leaves(request, "manager", "rep");

        assertThat(request.asked()).extracting(Signer::login).containsExactly("rep");
        assertThatThrownBy(() -> request.signing(new Hand("deputy", Set.of("rep"), null, NOW)).approve(manager.id()))
                .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.key()).isEqualTo("approval.ownRequest"));
    }

    @Test
    void aDeputyWhoSignedBeforeHandsTheSecondSignatureOver() {
        var request = request(manager, admin);
        approve(request, manager);
        var deputy = new Hand("manager", Set.of("admin"), null, NOW);
        assertThatThrownBy(() -> request.signing(deputy).approve(admin.id()))
                .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.key()).isEqualTo("approval.twice"));

        request.passing(deputy).handOver(admin.id(), "second");

        assertThat(request.asked()).extracting(Signer::login).containsExactly("second");
    }

    private static void isLate(ApprovalRequest request, String login, List<String> superiors, String... administrators) {
        var place = request.asked().stream().filter(one -> one.login().equals(login)).findFirst().orElseThrow();
        request.substitution(superiors, List.of(administrators), NOW).escalate(place.id());
    }

    @Test
    void anAddedSignersPlaceClimbsAsLongAsWhoHoldsItIsLate() {
        var request = request(manager, admin);
        request.passing(hand("manager")).addSigner(manager.id(), "expert", Place.BEFORE);
        var first = request.asked().get(0).id();

        isLate(request, "expert", List.of("boss", "other"));
        assertThat(request.asked()).extracting(Signer::login).containsExactly("boss");
        assertThat(request.asked().get(0).id()).as("a place whose time runs").isNotEqualTo(first);
        isLate(request, "boss", List.of("chief"));

        assertThat(request.asked()).extracting(Signer::login).as("the manager still waits").containsExactly("chief");
        assertThat(request.news()).filteredOn(row -> row.verb() == Verb.ESCALATED).extracting(ApprovalEntry::from, ApprovalEntry::to)
                .containsExactly(tuple("expert", "boss"), tuple("boss", "chief"));
        approve(request, request.asked().get(0));
        assertThat(request.asked()).extracting(Signer::login).containsExactly("manager");
    }

    @Test
    void whereNobodyIsAboveItIsAskedAgainWhenTheirTimeHasPassedOnceMore() {
        var request = request(manager, admin);

        isLate(request, "manager", List.of());
        assertThat(request.asked()).extracting(Signer::login).containsExactly("manager");
        isLate(request, "manager", List.of("boss"));

        assertThat(request.asked()).extracting(Signer::login).containsExactlyInAnyOrder("manager", "boss");
    }

    @Test
    void aPlaceKeptForTheRequesterWhoseTimeHadPassedGoesToWhoeverIsAboveOneDay() {
        var request = request(manager, admin);
        isLate(request, "manager", List.of("boss"));
        leaves(request, "manager", "rep");
        leaves(request, "boss", "rep");
        assertThat(request.asked()).extracting(Signer::login).containsExactly("rep");

        isLate(request, "rep", List.of());
        isLate(request, "rep", List.of("chief"));

        assertThat(request.asked()).extracting(Signer::login).containsExactlyInAnyOrder("rep", "chief");
    }

    @Test
    void whoIsLateIsLateAnewWhereTheOneAboveLeaves() {
        var request = request(manager, admin);
        isLate(request, "manager", List.of("boss"));

        leaves(request, "boss", "rep");
        isLate(request, "manager", List.of("chief"));

        assertThat(request.asked()).extracting(Signer::login).containsExactlyInAnyOrder("manager", "chief");
    }

    @Test
    void inAnotherRoundOfAStepEverybodyHasTheirTimeAgain() {
        var request = request(manager, admin);
        isLate(request, "manager", List.of());
        approve(request, request.asked().get(0));
        request.signing(hand("admin")).sendBack(admin.id(), 1);

        isLate(request, "manager", List.of("boss"));

        assertThat(request.asked()).extracting(Signer::login).containsExactlyInAnyOrder("manager", "boss");
    }

    @Test
    void aStepWithoutSeatsIsNotComplete() {
        var table = new SignerTable(TWO, List.of(manager), 1);
        manager.sign("manager", NOW);

        assertThat(table.settle(counted -> { })).isFalse();
        assertThat(table.step()).isEqualTo(2);
    }
}
