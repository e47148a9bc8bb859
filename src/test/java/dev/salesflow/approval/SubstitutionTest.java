package dev.salesflow.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.approval.ApprovalCase.Mode;
import dev.salesflow.approval.ApprovalCase.Role;
import dev.salesflow.approval.ApprovalCase.Step;
import dev.salesflow.approval.ApprovalRequest.State;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever leaves, and however few are left: no step is passed without a signature. */
class SubstitutionTest {

    private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");
    private static final List<Step> TWO = List.of(new Step(Mode.ALL, List.of(Role.MANAGER)), new Step(Mode.ALL, List.of(Role.ADMIN)));

    private final Signer manager = signer(1, Role.MANAGER, "manager");
    private final Signer admin = signer(2, Role.ADMIN, "admin");

    private static Signer signer(int step, Role role, String login) {
        return new Signer(UUID.randomUUID(), step, 0, role, login);
    }

    private static ApprovalRequest request(Signer... signers) {
        var about = new ApprovalCase("trial", UUID.randomUUID(), "rep", "rep", "A matter", List.of(), TWO);
        return ApprovalRequest.submit(about, List.of(signers), NOW);
    }

    private static void leaves(ApprovalRequest request, String from, String to, String... administrators) {
        request.substitution(NOW).replace(from, to, List.of(administrators), null);
    }

    private static void approve(ApprovalRequest request, Signer signer) {
        request.approve(signer.id(), new Hand(signer.login(), Set.of(), null, NOW));
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
    void aStepWithoutSeatsIsNotComplete() {
        var table = new SignerTable(TWO, List.of(manager), 1);
        manager.sign("manager", NOW);

        assertThat(table.settle(counted -> { })).isFalse();
        assertThat(table.step()).isEqualTo(2);
    }
}
