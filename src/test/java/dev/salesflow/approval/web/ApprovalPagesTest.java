package dev.salesflow.approval.web;

import static dev.salesflow.approval.ApprovalFixture.oneAfterTheOther;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.approval.ApprovalBook;
import dev.salesflow.approval.ApprovalCase;
import dev.salesflow.approval.ApprovalCase.Mode;
import dev.salesflow.approval.ApprovalCase.Role;
import dev.salesflow.approval.ApprovalFixture;
import dev.salesflow.approval.ApprovalRequest;
import dev.salesflow.approval.Signer;
import dev.salesflow.identity.Viewers;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** The page of an approval, with the buttons of whoever looks. */
@SalesflowTest
class ApprovalPagesTest {

    @Autowired
    MockMvc mvc;
    @Autowired
    ApprovalBook book;
    @Autowired
    Viewers viewers;
    @Autowired
    JdbcClient jdbc;

    ApprovalFixture company;
    String director;
    ApprovalRequest request;

    @BeforeEach
    void aRequest() {
        company = new ApprovalFixture(jdbc, viewers);
        director = company.only("DIRECTOR");
        request = book.request(company.about(ApprovalFixture.oneAfterTheOther(Role.MANAGER, Role.DIRECTOR)));
    }

    @Test
    void showsEachPersonWhatTheyMayDo() throws Exception {
        page(company.manager).andExpect(content().string(allOf(containsString("Approve"), containsString("Send back"), containsString("Add a signer"),
                not(containsString(">Withdraw<")))));
        page(company.rep).andExpect(content().string(allOf(containsString("Withdraw"), containsString("Urge"), not(containsString("Send back<")))));
        mvc.perform(get("/approvals/{id}", request.id()).with(user(company.manager)).locale(Locale.SIMPLIFIED_CHINESE))
                .andExpect(content().string(allOf(containsString("同意"), containsString("驳回"), containsString("转办"), containsString("委派"),
                        containsString("加签"), containsString("抄送"), containsString("催办"), containsString("审批记录"))));
    }

    @Test
    void tellsADeputyInWhosePlaceTheySign() throws Exception {
        var deputy = company.people.person("MANAGER", company.team);
        company.away(company.manager, deputy);

        mvc.perform(get("/approvals/{id}", request.id()).with(user(deputy)).header("Accept-Language", "en"))
                .andExpect(content().string(containsString("You stand in for Test " + company.manager)));
        mvc.perform(get("/approvals/{id}", request.id()).with(user(company.manager)).header("Accept-Language", "en"))
                .andExpect(content().string(not(containsString("You stand in for"))));
    }

    @Test
    void tellsEverybodyWhoCanGoOnWhereAPlaceWasKeptForWhoeverAsks() throws Exception {
        var admin = company.people.person("ADMIN", null);
        jdbc.sql("update approval_signer set login = ? where request_id = ? and login = ?").params(company.rep, request.id(), company.manager).update();
        book.copy(viewers.of(company.rep), request.id(), director, null);

        page(company.rep).andExpect(content().string(allOf(containsString("has fallen to Test " + company.rep), containsString("with a comment: "),
                containsString("Test " + admin), containsString("withdraw it, and submit it again"), not(containsString(">Approve<")))));
        page(director).andExpect(content().string(allOf(containsString("has fallen to"), not(containsString("withdraw it, and submit it again")))));
        page(admin).andExpect(content().string(containsString("open &quot;Decide as administrator&quot; below")));
        mine(admin).andExpect(content().string(containsString("Nobody may sign")));
        mine(company.rep).andExpect(content().string(not(containsString("Waiting for you"))));
    }

    @Test
    void saysNothingOfAKeptPlaceWhereASignatureBesideItSuffices() throws Exception {
        var admin = company.people.person("ADMIN", null);
        var either = book.request(company.about(ApprovalFixture.together(Mode.ANY, Role.MANAGER, Role.DIRECTOR)));
        jdbc.sql("update approval_signer set login = ? where request_id = ? and login = ?").params(company.rep, either.id(), company.manager).update();

        mvc.perform(get("/approvals/{id}", either.id()).with(user(company.rep)).header("Accept-Language", "en"))
                .andExpect(content().string(not(containsString("has fallen to"))));
        mine(admin).andExpect(content().string(not(containsString(either.id().toString()))));
    }

    @Test
    void whoSentItBackReadsSentBackAndNotAsOneWhoDidNotSign() throws Exception {
        book.sendBack(viewers.of(company.manager), request.id(), request.asked().get(0).id(), 0, "Too deep");

        page(company.rep).andExpect(content().string(containsString("chip-bad\">sent back</span>")));
        mvc.perform(get("/approvals/{id}", request.id()).with(user(company.rep)).locale(Locale.SIMPLIFIED_CHINESE)).andExpect(content().string(containsString("chip-bad\">已驳回</span>")));
    }

    @Test
    void whereAnotherSentItOffBothAreNamed() throws Exception {
        var about = new ApprovalCase("trial", UUID.randomUUID(), company.rep, company.manager, "For the rep", List.of(), oneAfterTheOther(Role.DIRECTOR));
        var forRep = book.request(about);

        mvc.perform(get("/approvals/{id}", forRep.id()).with(user(director)).header("Accept-Language", "en")).andExpect(content().string(
                containsString("Asked by Test " + company.manager + " for Test " + company.rep)));
        mine(director).andExpect(content().string(containsString("Asked by Test " + company.manager + " for Test " + company.rep)));
    }

    @Test
    void offersAnAdministratorToDecideAlone() throws Exception {
        page(company.people.person("ADMIN", null)).andExpect(content().string(containsString("Decide as administrator")));
    }

    @Test
    void whatAnAdministratorDecidedStandsOnTopWithTheReasonAndWhoDidNotSign() throws Exception {
        book.override(viewers.of(company.people.person("ADMIN", null)), request.id(), true, "The director is in hospital");

        page(company.rep).andExpect(content().string(allOf(containsString("approved this as administrator, in place of all signers:"),
                containsString("The director is in hospital</q>"), containsString("not signed"))));
    }

    @Test
    void earlierRoundsAreFoldedAndTheLastIsOpen() throws Exception {
        var about = request.about();
        var signer = book.get(request.id()).asked().get(0).id();
        var of = "/approvals/of/" + about.subjectType() + "/" + about.subjectId();
        mvc.perform(get(of).with(user(company.manager))).andExpect(content().string(not(containsString("Earlier rounds"))));
        book.sendBack(viewers.of(company.manager), request.id(), signer, 0, "Too deep");
        var again = book.request(about);

        var page = mvc.perform(get(of).with(user(company.manager)).header("Accept-Language", "en")).andReturn().getResponse().getContentAsString();

        org.assertj.core.api.Assertions.assertThat(page).containsSubsequence("/approvals/" + again.id() + "\"", "Earlier rounds (1)", "/approvals/" + request.id() + "\"");
    }

    @Test
    void aStrangerFindsNothing() throws Exception {
        mvc.perform(get("/approvals/{id}", request.id()).with(user(company.people.person("REP", company.people.team())))).andExpect(status().isNotFound());
    }

    @Test
    void stepsForwardAndTellsIt() throws Exception {
        mvc.perform(post("/approvals/{id}/approval", request.id()).with(user(company.manager)).with(csrf()).param("signer", signer().toString()))
                .andExpect(redirectedUrl("/approvals/" + request.id())).andExpect(flash().attribute("done", "Approved."));

        assertThat(book.get(request.id()).asked()).extracting(Signer::login).containsExactly(director);
        page(director).andExpect(content().string(containsString("Step 1")));
    }

    @Test
    void keepsWhatWasTypedWhereItIsRefusedAndSaysWhyInTheReadersLanguage() throws Exception {
        mvc.perform(post("/approvals/{id}/handing-over", request.id()).with(user(company.manager)).with(csrf()).param("signer", signer().toString())
                        .param("to", company.rep).param("comment", "I am away"))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("I am away")));
        mvc.perform(post("/approvals/{id}/sending-back", request.id()).with(user(company.manager)).with(csrf()).param("signer", signer().toString()))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("is-invalid")));

        var mine = signer().toString();
        book.withdraw(viewers.of(company.rep), request.id());

        mvc.perform(post("/approvals/{id}/approval", request.id()).with(user(company.manager)).with(csrf()).param("signer", mine)
                        .locale(Locale.SIMPLIFIED_CHINESE))
                .andExpect(status().isConflict()).andExpect(content().string(containsString("该申请已被撤回，无需再处理。")));
    }

    @Test
    void withinAnotherPageOnlyThePanelIsAnsweredWithTheErrorInItsPlace() throws Exception {
        var refused = mvc.perform(post("/approvals/{id}/override-approval", request.id()).with(user(company.people.person("ADMIN", null))).with(csrf())
                        .header("HX-Request", "true").header("Accept-Language", "en"))
                .andExpect(status().isUnprocessableEntity()).andReturn().getResponse().getContentAsString();
        assertThat(refused).doesNotContain("<html").containsPattern("<details[^>]* open=[^>]*>\\s*<summary>Decide as administrator")
                .containsPattern("id=\"override-" + request.id() + "\"[^>]*autofocus").doesNotContain("comment-problem-" + request.id() + "\" class");

        var passed = mvc.perform(post("/approvals/{id}/handing-over", request.id()).with(user(company.manager)).with(csrf()).header("HX-Request", "true")
                        .header("Accept-Language", "en").param("signer", signer().toString()).param("to", director).param("comment", "I am away"))
                .andExpect(status().isUnprocessableEntity()).andReturn().getResponse().getContentAsString();
        assertThat(passed).contains("I am away", "signs step 2 of this approval already", "(signs step 2)");
    }

    @Test
    void whoSeesNothingOfTheMatterIsLedToItsApprovalAndToldThere() throws Exception {
        mvc.perform(post("/approvals/{id}/approval", request.id()).with(user(company.manager)).with(csrf()).header("HX-Request", "true")
                        .header("Referer", "http://localhost/opportunities/1/quotations/2").param("signer", signer().toString()))
                .andExpect(status().isNoContent()).andExpect(header().string("HX-Redirect", "/approvals/" + request.id())).andExpect(flash().attribute("done", "Approved."));
    }

    @Test
    void everyVerbHasItsButton() throws Exception {
        var admin = company.people.person("ADMIN", null);
        act("delegation", company.manager, "to", director);
        act("opinion", director, "comment", "Fine");
        act("signers", company.manager, "to", company.people.person("MANAGER", company.people.team()), "place", "AFTER");
        act("handing-over", company.manager, "to", admin);
        act("copies", company.rep, "to", director);
        act("urging", company.rep);
        act("override-sending-back", admin, "comment", "Not like this");

        assertThat(book.get(request.id()).state()).isEqualTo(ApprovalRequest.State.SENT_BACK);
    }

    @Test
    void standsBesideItsMatterAndOnTheDay() throws Exception {
        mvc.perform(get("/approvals/of/trial/{id}", request.about().subjectId()).with(user(company.rep)))
                .andExpect(content().string(allOf(containsString("20 %"), containsString("Being approved"))));
        mvc.perform(get("/approvals/mine").with(user(company.manager)))
                .andExpect(content().string(allOf(containsString("Waiting for you"), containsString("A matter"))));
        mvc.perform(get("/approvals/of/trial/{id}", request.about().subjectId()).with(user(company.people.rep())))
                .andExpect(content().string(not(containsString("20 %"))));
    }

    @Test
    void administratorsSayWhoApprovesAsFinanceOnThePeoplePage() throws Exception {
        var admin = company.people.person("ADMIN", null);
        var person = company.people.person("MANAGER", company.team);
        company.vacate("FINANCE");
        mvc.perform(get("/people").with(user(admin))).andExpect(content().string(containsString("Nobody approves as &quot;Finance&quot; yet")));

        mvc.perform(post("/people/{login}", person).with(user(admin)).with(csrf()).param("name", "Fay").param("role", "MANAGER")
                        .param("team", company.team.toString()).param("duties", "FINANCE").param("version", "0"))
                .andExpect(redirectedUrl("/people/" + person));

        assertThat(jdbc.sql("select function from person_function where login = ?").param(person).query(String.class).list()).containsExactly("FINANCE");
        mvc.perform(get("/people").with(user(admin))).andExpect(content().string(not(containsString("Nobody approves as &quot;Finance&quot; yet"))));
        mvc.perform(get("/people/{login}", person).with(user(admin))).andExpect(content().string(containsString("checked")));
    }

    private void act(String verb, String login, String... parameters) throws Exception {
        var call = post("/approvals/{id}/" + verb, request.id()).with(user(login)).with(csrf());
        book.get(request.id()).asked().stream().filter(one -> one.login().equals(login)).findFirst()
                .ifPresent(one -> call.param("signer", one.id().toString()));
        for (int i = 0; i < parameters.length; i += 2) {
            call.param(parameters[i], parameters[i + 1]);
        }
        mvc.perform(call).andExpect(redirectedUrl("/approvals/" + request.id()));
    }

    private ResultActions page(String login) throws Exception {
        return mvc.perform(get("/approvals/{id}", request.id()).with(user(login))).andExpect(status().isOk());
    }

    private ResultActions mine(String login) throws Exception {
        return mvc.perform(get("/approvals/mine").with(user(login)));
    }

    private UUID signer() {
        return book.get(request.id()).asked().get(0).id();
    }
}
