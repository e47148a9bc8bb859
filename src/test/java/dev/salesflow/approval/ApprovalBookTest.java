package dev.salesflow.approval;

import static dev.salesflow.approval.ApprovalFixture.oneAfterTheOther;
import static dev.salesflow.approval.ApprovalFixture.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salesflow.AtOnce;
import dev.salesflow.SalesflowTest;
import dev.salesflow.approval.ApprovalCase.Mode;
import dev.salesflow.approval.ApprovalCase.Role;
import dev.salesflow.approval.ApprovalEntry.Verb;
import dev.salesflow.approval.ApprovalRequest.Place;
import dev.salesflow.approval.ApprovalRequest.State;
import dev.salesflow.identity.PeopleDesk;
import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/** Every verb of an approval: who is asked then, what state it is in, which row it leaves; and what is never possible. */
@SalesflowTest
class ApprovalBookTest {

    @Autowired
    ApprovalBook book;
    @Autowired
    ApprovalUpkeep upkeep;
    @Autowired
    ApprovalDesk desk;
    @Autowired
    PeopleDesk peopleDesk;
    @Autowired
    Viewers viewers;
    @Autowired
    JdbcClient jdbc;

    ApprovalFixture company;
    String finance;
    String director;

    @BeforeEach
    void aCompany() {
        company = new ApprovalFixture(jdbc, viewers);
        finance = company.only("FINANCE");
        director = company.only("DIRECTOR");
    }

    @Test
    void asksOneAfterTheOtherUntilTheLastApproves() {
        var id = book.request(company.about(oneAfterTheOther(Role.MANAGER, Role.FINANCE, Role.DIRECTOR))).id();
        assertThat(asked(id)).containsExactly(company.manager);

        approve(company.manager, id);
        assertThat(asked(id)).containsExactly(finance);
        approve(finance, id);
        assertThat(asked(id)).containsExactly(director);
        assertThat(book.get(id).state()).isEqualTo(State.OPEN);
        approve(director, id);

        assertThat(asked(id)).isEmpty();
        assertThat(book.get(id).state()).isEqualTo(State.APPROVED);
        assertThat(verbs(id)).containsExactly(Verb.SUBMITTED, Verb.APPROVED, Verb.APPROVED, Verb.APPROVED);
    }

    @Test
    void waitsForAllWhereAllMustSign() {
        var id = book.request(company.about(together(Mode.ALL, Role.MANAGER, Role.FINANCE))).id();
        assertThat(asked(id)).containsExactlyInAnyOrder(company.manager, finance);

        approve(finance, id);

        assertThat(asked(id)).containsExactly(company.manager);
        approve(company.manager, id);
        assertThat(book.get(id).state()).isEqualTo(State.APPROVED);
    }

    @Test
    void oneSignatureIsEnoughWhereAnyMaySign() {
        var id = book.request(company.about(together(Mode.ANY, Role.MANAGER, Role.FINANCE))).id();

        approve(finance, id);

        assertThat(book.get(id).state()).isEqualTo(State.APPROVED);
        assertRefused(() -> approve(company.manager, id), "approval.stepOver", "approval.closed.APPROVED");
    }

    @Test
    void oneOfSeveralPeopleOfARoleSignsForIt() {
        var other = company.also("FINANCE");
        var id = book.request(company.about(oneAfterTheOther(Role.FINANCE, Role.DIRECTOR))).id();
        assertThat(asked(id)).containsExactlyInAnyOrder(finance, other);

        approve(other, id);

        assertThat(asked(id)).containsExactly(director);
    }

    @Test
    void isSentBackToWhoeverAskedOnlyWithAReason() {
        var id = request(Role.MANAGER, Role.DIRECTOR);
        assertThatThrownBy(() -> book.sendBack(as(company.manager), id, mine(company.manager, id), 0, " "))
                .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.field()).isEqualTo("comment"));

        book.sendBack(as(company.manager), id, mine(company.manager, id), 0, "Too much");

        assertThat(asked(id)).isEmpty();
        assertThat(book.get(id).state()).isEqualTo(State.SENT_BACK);
        assertThat(last(id)).satisfies(row -> {
            assertThat(row.verb()).isEqualTo(Verb.SENT_BACK);
            assertThat(row.by()).isEqualTo(company.manager);
            assertThat(row.comment()).isEqualTo("Too much");
        });
    }

    @Test
    void isSentBackToAnEarlierStepWhichIsSignedAnew() {
        var id = request(Role.MANAGER, Role.FINANCE, Role.DIRECTOR);
        approve(company.manager, id);
        approve(finance, id);
        assertThatThrownBy(() -> book.sendBack(as(director), id, mine(director, id), 3, "no")).isInstanceOf(Refusal.class);

        book.sendBack(as(director), id, mine(director, id), 1, "The margin is wrong");

        assertThat(asked(id)).containsExactly(company.manager);
        assertThat(book.get(id).step()).isEqualTo(1);
        assertThat(last(id).detail()).isEqualTo("1");
        approve(company.manager, id);
        approve(finance, id);
        approve(director, id);
        assertThat(book.get(id).state()).isEqualTo(State.APPROVED);
    }

    @Test
    void isHandedOver() {
        var id = request(Role.MANAGER);

        book.handOver(as(company.manager), id, mine(company.manager, id), finance, "You know them");

        assertThat(asked(id)).containsExactly(finance);
        assertThat(last(id)).satisfies(row -> {
            assertThat(row.verb()).isEqualTo(Verb.HANDED_OVER);
            assertThat(row.from()).isEqualTo(company.manager);
            assertThat(row.to()).isEqualTo(finance);
            assertThat(row.comment()).isEqualTo("You know them");
        });
        assertThat(book.get(id).state()).isEqualTo(State.OPEN);
        assertRefused(() -> book.approve(as(company.manager), id, book.get(id).asked().get(0).id(), null), "approval.notYours");
    }

    @Test
    void comesBackFromADelegateWhoOnlyGivesAnOpinion() {
        var id = request(Role.MANAGER);

        book.delegate(as(company.manager), id, mine(company.manager, id), finance, null);
        assertThat(asked(id)).containsExactly(finance);
        assertRefused(() -> approve(finance, id), "approval.onlyOpinion");
        book.giveBack(as(finance), id, mine(finance, id), "The margin holds");

        assertThat(asked(id)).containsExactly(company.manager);
        assertThat(verbs(id)).containsExactly(Verb.SUBMITTED, Verb.DELEGATED, Verb.RETURNED);
        assertThat(last(id).comment()).isEqualTo("The margin holds");
        approve(company.manager, id);
        assertThat(book.get(id).state()).isEqualTo(State.APPROVED);
    }

    @Test
    void anAddedSignerIsAskedBeforeAfterOrBeside() {
        var before = request(Role.MANAGER);
        add(before, Place.BEFORE);
        assertThat(asked(before)).containsExactly(finance);
        assertRefused(() -> book.approve(as(company.manager), before, signerOf(company.manager, before), null), "approval.stepOver");
        approve(finance, before);
        assertThat(asked(before)).containsExactly(company.manager);
        approve(company.manager, before);

        var after = request(Role.MANAGER);
        add(after, Place.AFTER);
        assertThat(asked(after)).containsExactly(company.manager);
        approve(company.manager, after);
        assertThat(asked(after)).containsExactly(finance);
        approve(finance, after);

        var beside = request(Role.MANAGER);
        add(beside, Place.BESIDE);
        assertThat(asked(beside)).containsExactlyInAnyOrder(company.manager, finance);
        approve(company.manager, beside);
        assertThat(book.get(beside).state()).isEqualTo(State.OPEN);
        approve(finance, beside);

        assertThat(List.of(before, after, beside)).allSatisfy(id -> assertThat(book.get(id).state()).isEqualTo(State.APPROVED));
        Map.of(before, "BEFORE", after, "AFTER", beside, "BESIDE").forEach((id, place) -> assertThat(desk.history(id)).anySatisfy(row -> {
            assertThat(row.verb()).isEqualTo(Verb.SIGNER_ADDED);
            assertThat(row.by()).isEqualTo(company.manager);
            assertThat(row.to()).isEqualTo(finance);
            assertThat(row.detail()).isEqualTo(place);
        }));
    }

    @Test
    void isWithdrawnByWhoeverAskedAndNobodyElse() {
        var id = request(Role.MANAGER);
        assertRefused(() -> book.withdraw(as(company.manager), id), "approval.notYourRequest");

        book.withdraw(as(company.rep), id);

        assertThat(asked(id)).isEmpty();
        assertThat(book.get(id).state()).isEqualTo(State.WITHDRAWN);
        assertThat(last(id).verb()).isEqualTo(Verb.WITHDRAWN);
        assertRefused(() -> book.withdraw(as(company.rep), id), "approval.closed.WITHDRAWN");
    }

    @Test
    void aCopyLetsSomebodyReadAlongAndTellsThemOnce() {
        var id = request(Role.MANAGER);
        var reader = company.also("DIRECTOR");
        jdbc.sql("update app_user set email = 'reader@example.com' where login = ?").param(reader).update();
        assertThatThrownBy(() -> desk.visible(as(reader), id)).isInstanceOf(NotFound.class);

        book.copy(as(company.manager), id, reader, "For you");

        assertThat(desk.mine(as(reader)).copies()).extracting(ApprovalDesk.Line::id).containsExactly(id);
        desk.opened(as(reader), id);
        assertThat(desk.mine(as(reader)).copies()).isEmpty();
        assertThat(last(id)).satisfies(row -> {
            assertThat(row.verb()).isEqualTo(Verb.COPIED);
            assertThat(row.to()).isEqualTo(reader);
            assertThat(row.comment()).isEqualTo("For you");
        });
        assertThat(book.get(id).state()).isEqualTo(State.OPEN);
        assertThat(asked(id)).containsExactly(company.manager);
        assertThat(letters(reader)).isOne();
        assertRefused(() -> book.copy(as(company.manager), id, reader, null), "to: approval.copiedAlready");
    }

    @Test
    void urgesThoseWhoAreAskedButNotAgainAtOnce() {
        var id = request(Role.MANAGER);
        jdbc.sql("update app_user set email = 'manager@example.com' where login = ?").param(company.manager).update();

        book.urge(as(company.rep), id);

        assertThat(letters(company.manager)).isOne();
        assertThat(desk.mine(as(company.manager)).toSign()).singleElement().satisfies(line -> assertThat(line.urged()).isNotNull());
        assertThat(last(id)).satisfies(row -> {
            assertThat(row.verb()).isEqualTo(Verb.URGED);
            assertThat(row.by()).isEqualTo(company.rep);
        });
        assertThat(asked(id)).containsExactly(company.manager);
        assertThat(book.get(id).state()).isEqualTo(State.OPEN);
        assertRefused(() -> book.urge(as(company.rep), id), "approval.urgedAlready");
        assertRefused(() -> book.urge(as(finance(id)), id), "approval.notYourRequest");
    }

    /** A signer beside the manager, who leads nobody and did not ask. */
    private String finance(UUID id) {
        var clerk = company.people.person("PRESALES", company.team);
        jdbc.sql("insert into approval_copy (request_id, login, sent_at) values (?, ?, now())").params(id, clerk).update();
        return clerk;
    }

    @Test
    void anAdministratorDecidesAloneWithAComment() {
        var admin = company.people.person("ADMIN", null);
        var id = request(Role.MANAGER, Role.DIRECTOR);
        assertThatThrownBy(() -> book.override(as(company.manager), id, true, "me")).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> book.override(as(admin), id, true, "")).isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.field()).isEqualTo("comment"));

        book.override(as(admin), id, true, "The director is in hospital");

        assertThat(book.get(id).state()).isEqualTo(State.APPROVED);
        assertThat(last(id)).satisfies(row -> {
            assertThat(row.verb()).isEqualTo(Verb.OVERRIDDEN);
            assertThat(row.by()).isEqualTo(admin);
            assertThat(row.comment()).isEqualTo("The director is in hospital");
        });
        assertRefused(() -> book.approve(as(company.manager), id, signerOf(company.manager, id), null), "approval.closed.APPROVED");
    }

    @Test
    void aDeputySignsInPlaceOfWhoIsAway() {
        var deputy = company.people.person("MANAGER", company.people.team());
        company.away(company.manager, deputy);
        var id = request(Role.MANAGER);

        book.approve(as(deputy), id, mine(company.manager, id), null);

        assertThat(book.get(id).state()).isEqualTo(State.APPROVED);
        assertThat(last(id)).satisfies(row -> {
            assertThat(row.by()).isEqualTo(deputy);
            assertThat(row.inPlaceOf()).isEqualTo(company.manager);
        });
    }

    @Test
    void nobodySignsTheirOwnNeitherAsManagerNorAsDeputyNorInAnAddedPlace() {
        var own = new ApprovalCase("trial", UUID.randomUUID(), company.manager, company.manager, "Own", List.of(), oneAfterTheOther(Role.MANAGER));
        var id = book.request(own).id();
        assertThat(asked(id)).as("the next above").containsExactly(director);
        assertRefused(() -> book.handOver(as(director), id, mine(director, id), company.manager, null), "to: approval.cannotSign");

        company.away(company.manager, company.rep);
        var ofRep = request(Role.MANAGER);
        assertThat(asked(ofRep)).as("whose deputy would be the rep").containsExactly(director);
        assertThat(asked(ofRep)).doesNotContain(company.rep);
        assertRefused(() -> book.approve(as(company.rep), ofRep, mine(director, ofRep), null), "approval.ownRequest");
    }

    @Test
    void whoSentItOffForAnotherIsNoSignerEither() {
        var about = new ApprovalCase("trial", UUID.randomUUID(), company.rep, company.manager, "For the rep", List.of(), oneAfterTheOther(Role.MANAGER));

        jdbc.sql("update app_user set email = login || '@example.com' where login in (?, ?)").params(company.rep, company.manager).update();

        var id = book.request(about).id();

        assertThat(asked(id)).containsExactly(director);
        assertRefused(() -> book.approve(as(company.manager), id, mine(director, id), null), "approval.ownRequest");
        assertRefused(() -> book.approve(as(company.rep), id, mine(director, id), null), "approval.ownRequest");
        assertThat(desk.mine(as(company.rep)).asked()).singleElement().satisfies(line ->
                assertThat(List.of(line.requester(), line.submitter())).containsExactly("Test " + company.rep, "Test " + company.manager));
        approve(director, id);
        assertThat(List.of(letters(company.rep), letters(company.manager))).as("both are told how it ended").containsExactly(1L, 1L);
    }

    @Test
    void nobodySignsTwiceTheirFirstSignatureCountsInALaterStep() {
        jdbc.sql("insert into person_function (login, function) values (?, 'FINANCE')").param(company.manager).update();
        jdbc.sql("delete from person_function where function = 'FINANCE' and login <> ?").param(company.manager).update();
        var id = request(Role.MANAGER, Role.FINANCE, Role.DIRECTOR);

        approve(company.manager, id);

        assertThat(asked(id)).containsExactly(director);
        assertThat(verbs(id)).containsExactly(Verb.SUBMITTED, Verb.APPROVED, Verb.COUNTED);
        assertRefused(() -> book.handOver(as(director), id, mine(director, id), company.manager, null), "to: approval.cannotSign");
    }

    @Test
    void twoSignaturesDoNotBecomeOneByHandingOverToWhoSignsAStepAhead() {
        var id = request(Role.MANAGER, Role.DIRECTOR);
        assertThatThrownBy(() -> book.handOver(as(company.manager), id, mine(company.manager, id), director, null)).isInstanceOfSatisfying(Refusal.class, no -> {
            assertThat(no.key()).isEqualTo("approval.standsAhead");
            assertThat(no.field()).isEqualTo("to");
            assertThat(no.arguments()).containsExactly(2);
        });
        assertRefused(() -> book.addSigner(as(company.manager), id, mine(company.manager, id), director, Place.BESIDE, null), "to: approval.standsAhead");

        book.delegate(as(company.manager), id, mine(company.manager, id), director, "What do you think?");
        book.giveBack(as(director), id, mine(director, id), "Fine with me");
        approve(company.manager, id);

        assertThat(asked(id)).containsExactly(director);
    }

    @Test
    void whoSignsAStepAheadWithOthersMayTakeAnEarlierOneAndTheOthersSignThere() {
        var second = company.also("DIRECTOR");
        var id = request(Role.MANAGER, Role.DIRECTOR);

        book.handOver(as(company.manager), id, mine(company.manager, id), director, null);
        approve(director, id);

        assertThat(asked(id)).containsExactly(second);
    }

    @Test
    void aDeputyWhoSignsAStepAheadHandsTheEarlierOneOver() {
        company.away(company.manager, director);
        var id = request(Role.MANAGER, Role.DIRECTOR);
        assertRefused(() -> book.approve(as(director), id, mine(company.manager, id), null), "approval.deputyAhead");

        book.handOver(as(director), id, mine(company.manager, id), finance, null);
        approve(finance, id);

        assertThat(asked(id)).containsExactly(director);
    }

    @Test
    void aDelayDoesNotMakeOneSignatureOutOfTwo() {
        var admin = company.people.person("ADMIN", null);
        var id = request(Role.MANAGER, Role.DIRECTOR);

        upkeep.escalate(mine(company.manager, id));

        assertThat(asked(id)).contains(company.manager, admin).doesNotContain(director);
    }

    @Test
    void whereNobodyHoldsTheRoleTheAdministratorsAreAskedAndItIsTold() {
        var admin = company.people.person("ADMIN", null);
        company.vacate("FINANCE");

        var id = request(Role.FINANCE);

        assertThat(asked(id)).contains(admin);
        assertThat(desk.history(id)).anySatisfy(row -> {
            assertThat(row.verb()).isEqualTo(Verb.FELL_TO_ADMINS);
            assertThat(row.detail()).isEqualTo("FINANCE");
        });
        approve(admin, id);
        assertThat(book.get(id).state()).isEqualTo(State.APPROVED);
    }

    @Test
    void theOneAboveMaySignTooWhenSomebodyIsLate() {
        var above = company.people.person("MANAGER", company.people.team());
        jdbc.sql("update team set parent_id = (select team_id from app_user where login = ?) where id = ?").params(above, company.team).update();
        var id = request(Role.MANAGER);
        assertThat(asked(id)).containsExactly(company.manager);

        upkeep.escalate(mine(company.manager, id));
        upkeep.escalate(mine(company.manager, id));

        assertThat(asked(id)).containsExactlyInAnyOrder(company.manager, above);
        assertThat(verbs(id)).containsExactly(Verb.SUBMITTED, Verb.ESCALATED);
        approve(above, id);
        assertThat(book.get(id).state()).isEqualTo(State.APPROVED);
    }

    @Test
    void whoeverJoinedAndIsLateTooHasItClimbFurther() {
        var above = company.people.person("MANAGER", company.people.team());
        jdbc.sql("update team set parent_id = (select team_id from app_user where login = ?) where id = ?").params(above, company.team).update();
        var id = request(Role.MANAGER);
        upkeep.escalate(mine(company.manager, id));

        upkeep.escalate(mine(above, id));

        assertThat(asked(id)).containsExactlyInAnyOrder(company.manager, above, director);
        assertThat(verbs(id)).containsExactly(Verb.SUBMITTED, Verb.ESCALATED, Verb.ESCALATED);
        assertThat(last(id)).satisfies(row -> {
            assertThat(row.from()).isEqualTo(above);
            assertThat(row.to()).isEqualTo(director);
        });
        upkeep.escalate(mine(above, id));
        assertThat(asked(id)).as("once for each").containsExactlyInAnyOrder(company.manager, above, director);
    }

    @Test
    void whoLeavesHandsTheirSignaturesOver() {
        var admin = company.people.person("ADMIN", null);
        var id = request(Role.MANAGER);

        peopleDesk.disable(as(admin), company.manager, finance);

        assertThat(asked(id)).containsExactly(finance);
        assertThat(last(id)).satisfies(row -> {
            assertThat(row.verb()).isEqualTo(Verb.HANDED_OVER);
            assertThat(row.from()).isEqualTo(company.manager);
        });
    }

    @Test
    void whoSignedBeforeIsNotAskedAgainInALeaversPlace() {
        var admin = company.people.person("ADMIN", null);
        var id = request(Role.MANAGER, Role.DIRECTOR);
        approve(company.manager, id);

        peopleDesk.disable(as(admin), director, company.manager);

        assertThat(asked(id)).contains(admin).doesNotContain(company.manager, director);
        assertThat(desk.history(id)).anySatisfy(row -> {
            assertThat(row.verb()).isEqualTo(Verb.FELL_TO_ADMINS);
            assertThat(row.detail()).isEqualTo("DIRECTOR");
        });
        approve(admin, id);
        assertThat(book.get(id).state()).isEqualTo(State.APPROVED);
    }

    @Test
    void whatIsConfidentialIsToldToManagersAndSignersNotToWhoeverAsks() {
        var facts = List.of(ApprovalCase.Fact.open("quotation.discount", "20 %"), new ApprovalCase.Fact("quotation.fact.marginPercent", "9 %", true));
        var clerk = company.people.person("PRESALES", company.team);
        jdbc.sql("delete from person_function where function = 'FINANCE'").update();
        jdbc.sql("insert into person_function (login, function) values (?, 'FINANCE')").param(clerk).update();

        var request = book.request(new ApprovalCase("trial", UUID.randomUUID(), company.rep, company.rep, "A matter", facts,
                oneAfterTheOther(Role.FINANCE)));

        assertThat(book.get(request.id()).factsFor(as(company.rep))).extracting(ApprovalCase.Fact::value).containsExactly("20 %");
        assertThat(book.get(request.id()).factsFor(as(clerk))).extracting(ApprovalCase.Fact::value).containsExactly("20 %", "9 %");
        assertThat(book.get(request.id()).factsFor(as(company.manager))).hasSize(2);
    }

    @Test
    void theSameIsNotAskedForTwice() {
        var about = company.about(oneAfterTheOther(Role.MANAGER));
        book.request(about);

        assertRefused(() -> book.request(about), "approval.askedAlready");
    }

    @Test
    void strangersSeeNothingOfIt() {
        var id = request(Role.MANAGER);
        var stranger = company.people.person("MANAGER", company.people.team());

        assertThatThrownBy(() -> desk.visible(as(stranger), id)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> book.approve(as(stranger), id, mine(company.manager, id), null)).isInstanceOf(NotFound.class);
        assertThat(desk.visible(as(company.rep), id).id()).isEqualTo(id);
    }

    @Test
    void ofTwoWhoApproveAtOnceWhereOneIsEnoughExactlyOneDoes() throws Exception {
        var id = book.request(company.about(together(Mode.ANY, Role.MANAGER, Role.FINANCE))).id();
        var first = mine(company.manager, id);
        var second = mine(finance, id);

        var outcomes = AtOnce.outcomes(() -> book.approve(as(company.manager), id, first, null), () -> book.approve(as(finance), id, second, null));

        assertThat(outcomes).containsExactlyInAnyOrder("done", "approval.closed.APPROVED");
        assertThat(book.get(id).state()).isEqualTo(State.APPROVED);
        assertThat(verbs(id)).containsExactly(Verb.SUBMITTED, Verb.APPROVED);
    }

    @Test
    void ofTwoClicksOfOnePersonOneCounts() throws Exception {
        var id = request(Role.MANAGER, Role.DIRECTOR);
        var signer = mine(company.manager, id);
        Callable<ApprovalRequest> click = () -> book.approve(as(company.manager), id, signer, null);

        var outcomes = AtOnce.outcomes(click, click);

        assertThat(outcomes).containsExactlyInAnyOrder("done", "approval.signedAlready");
        assertThat(asked(id)).containsExactly(director);
    }

    @Test
    void ofAWithdrawalAndAnApprovalAtOnceOneHolds() throws Exception {
        var id = request(Role.MANAGER);
        var signer = mine(company.manager, id);

        var outcomes = AtOnce.outcomes(() -> book.withdraw(as(company.rep), id), () -> book.approve(as(company.manager), id, signer, null));

        var state = book.get(id).state();
        assertThat(state).isIn(State.WITHDRAWN, State.APPROVED);
        assertThat(outcomes).containsExactlyInAnyOrder("done", "approval.closed." + state);
    }

    private UUID request(Role... roles) {
        return book.request(company.about(oneAfterTheOther(roles))).id();
    }

    private void add(UUID id, Place place) {
        book.addSigner(as(company.manager), id, mine(company.manager, id), finance, place, null);
    }

    private void approve(String login, UUID id) {
        book.approve(as(login), id, signerOf(login, id), null);
    }

    private UUID mine(String login, UUID id) {
        return signerOf(login, id);
    }

    private UUID signerOf(String login, UUID id) {
        return book.get(id).signers().stream().filter(one -> one.login().equals(login))
                .min(java.util.Comparator.comparing(one -> one.state() == Signer.State.OPEN ? 0 : 1)).orElseThrow().id();
    }

    private Viewer as(String login) {
        return viewers.of(login);
    }

    private List<String> asked(UUID id) {
        return book.get(id).asked().stream().map(Signer::login).toList();
    }

    private List<Verb> verbs(UUID id) {
        return desk.history(id).stream().map(ApprovalEntry::verb).toList();
    }

    private ApprovalEntry last(UUID id) {
        var rows = desk.history(id);
        return rows.get(rows.size() - 1);
    }

    private long letters(String login) {
        return jdbc.sql("select count(*) from outbox_mail where login = ?").param(login).query(Long.class).single();
    }

    private static void assertRefused(ThrowingCallable act, String... keys) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refusal.class, no ->
                assertThat((no.field() == null ? "" : no.field() + ": ") + no.key()).isIn((Object[]) keys));
    }
}
