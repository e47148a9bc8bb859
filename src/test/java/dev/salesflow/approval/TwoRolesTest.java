package dev.salesflow.approval;

import static dev.salesflow.approval.ApprovalFixture.oneAfterTheOther;
import static dev.salesflow.approval.ApprovalFixture.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.salesflow.SalesflowTest;
import dev.salesflow.approval.ApprovalCase.Mode;
import dev.salesflow.approval.ApprovalCase.Role;
import dev.salesflow.approval.ApprovalEntry.Verb;
import dev.salesflow.approval.ApprovalRequest.State;
import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One person in two roles of a step signs once; where somebody shares a role with them, that one signs it. */
@SalesflowTest
class TwoRolesTest {

    @Autowired
    ApprovalBook book;
    @Autowired
    ApprovalUpkeep upkeep;
    @Autowired
    ApprovalDesk desk;
    @Autowired
    Viewers viewers;
    @Autowired
    JdbcClient jdbc;

    ApprovalFixture company;
    String manager;

    @BeforeEach
    void aManagerWhoIsFinanceToo() {
        company = new ApprovalFixture(jdbc, viewers);
        manager = company.manager;
        company.vacate("FINANCE");
        company.vacate("DIRECTOR");
        holds(manager, "FINANCE");
    }

    private void holds(String login, String duty) {
        jdbc.sql("insert into person_function (login, function) values (?, ?)").params(login, duty).update();
    }

    @Test
    void signsOnceForBothAndTheHistoryNamesTheOtherRole() {
        var id = request(together(Mode.ALL, Role.MANAGER, Role.FINANCE));
        assertThat(asked(id)).containsExactly(manager);

        approve(manager, id);

        assertThat(book.get(id).state()).isEqualTo(State.APPROVED);
        assertThat(desk.history(id)).last().satisfies(row -> {
            assertThat(row.verb()).isEqualTo(Verb.COUNTED);
            assertThat(row.to()).isEqualTo(manager);
            assertThat(row.detail()).isEqualTo("FINANCE");
        });
        assertThat(book.get(id).signers()).extracting(Signer::role, Signer::signedBy)
                .containsExactlyInAnyOrder(tuple(Role.MANAGER, manager), tuple(Role.FINANCE, manager));
    }

    @Test
    void whereSomebodySharesARoleThatOneSignsIt() {
        var other = company.also("FINANCE");
        var id = request(together(Mode.ALL, Role.MANAGER, Role.FINANCE));
        assertThat(asked(id)).containsExactlyInAnyOrder(manager, other);

        approve(manager, id);

        assertThat(asked(id)).containsExactly(other);
        approve(other, id);
        assertThat(book.get(id).state()).isEqualTo(State.APPROVED);
    }

    @Test
    void twoWhoShareBothRolesSignOneEach() {
        var other = company.also("FINANCE");
        Stream.of(manager, other).forEach(login -> holds(login, "DIRECTOR"));
        var id = request(together(Mode.ALL, Role.FINANCE, Role.DIRECTOR));

        approve(manager, id);

        assertThat(asked(id)).containsExactly(other);
        assertThat(book.get(id).state()).isEqualTo(State.OPEN);
        approve(other, id);
        assertThat(book.get(id).state()).isEqualTo(State.APPROVED);
    }

    @Test
    void aDeputysSignatureCountsForBothRolesOfWhoIsAway() {
        var deputy = company.people.person("MANAGER", company.people.team());
        company.away(manager, deputy);
        var id = request(together(Mode.ALL, Role.MANAGER, Role.FINANCE));

        approve(deputy, id);

        assertThat(book.get(id).state()).isEqualTo(State.APPROVED);
    }

    @Test
    void whatOneRoleIsHandedOverForLeavesTheOtherToBeSigned() {
        var colleague = company.people.person("MANAGER", company.people.team());
        var id = request(together(Mode.ALL, Role.MANAGER, Role.FINANCE));

        book.handOver(as(manager), id, place(manager, id), colleague, "Yours");

        assertThat(asked(id)).containsExactlyInAnyOrder(colleague, manager);
        approve(manager, id);
        assertThat(asked(id)).containsExactly(colleague);
        approve(colleague, id);
        assertThat(book.get(id).state()).isEqualTo(State.APPROVED);
    }

    @Test
    void aRoleThatComesBackFromADelegateCountsWhereTheOtherWasSignedMeanwhile() {
        var colleague = company.people.person("MANAGER", company.people.team());
        var id = request(together(Mode.ALL, Role.MANAGER, Role.FINANCE));
        book.delegate(as(manager), id, place(manager, id), colleague, "Your view?");
        approve(manager, id);
        assertThat(asked(id)).containsExactly(colleague);

        book.giveBack(as(colleague), id, place(colleague, id), "Fine");

        assertThat(book.get(id).state()).isEqualTo(State.APPROVED);
        assertThat(desk.history(id)).last().satisfies(row -> assertThat(row.verb()).isEqualTo(Verb.COUNTED));
    }

    @Test
    void soItDoesWhereTheDelegateLeaves() {
        var colleague = company.people.person("MANAGER", company.people.team());
        var id = request(together(Mode.ALL, Role.MANAGER, Role.FINANCE));
        book.delegate(as(manager), id, place(manager, id), colleague, "Your view?");
        approve(manager, id);

        upkeep.replace(id, colleague, company.rep, company.rep);

        assertThat(book.get(id).state()).isEqualTo(State.APPROVED);
    }

    @Test
    void whatADeputySignedMeanwhileIsNoSignatureOfWhoIsAway() {
        var colleague = company.people.person("MANAGER", company.people.team());
        var deputy = company.people.person("MANAGER", company.people.team());
        var id = request(List.of(together(Mode.ALL, Role.MANAGER, Role.FINANCE).get(0), oneAfterTheOther(Role.FINANCE).get(0)));
        book.delegate(as(manager), id, place(manager, id), colleague, "Your view?");
        company.away(manager, deputy);
        approve(deputy, id);

        book.giveBack(as(colleague), id, place(colleague, id), "Fine");

        assertThat(book.get(id).state()).isEqualTo(State.OPEN);
        assertThat(asked(id)).containsExactly(manager);
    }

    @Test
    void aRoleThatNobodyHoldsFallsToTheDirectorBesideWhomNobodyIsAskedTwice() {
        var boss = company.people.person("MANAGER", company.people.team());
        holds(boss, "DIRECTOR");
        var about = new ApprovalCase("trial", UUID.randomUUID(), manager, manager, "Own", List.of(), together(Mode.ALL, Role.MANAGER, Role.DIRECTOR));
        var id = book.request(about).id();
        assertThat(asked(id)).containsExactly(boss);

        approve(boss, id);

        assertThat(book.get(id).state()).isEqualTo(State.APPROVED);
    }

    @Test
    void stepAfterStepStaysAsItWas() {
        var id = request(oneAfterTheOther(Role.MANAGER, Role.FINANCE));

        approve(manager, id);

        assertThat(book.get(id).state()).isEqualTo(State.APPROVED);
        assertThat(desk.history(id)).last().satisfies(row -> assertThat(row.detail()).isNull());
    }

    private UUID request(List<ApprovalCase.Step> steps) {
        return book.request(company.about(steps)).id();
    }

    private void approve(String login, UUID id) {
        book.approve(as(login), id, place(login, id), null);
    }

    /** Where they are asked, be it for somebody else. */
    private UUID place(String login, UUID id) {
        return book.get(id).asked().stream().filter(one -> as(login).isOwner(one.login())).findFirst().orElseThrow().id();
    }

    private List<String> asked(UUID id) {
        return book.get(id).asked().stream().map(Signer::login).toList();
    }

    private Viewer as(String login) {
        return viewers.of(login);
    }
}
