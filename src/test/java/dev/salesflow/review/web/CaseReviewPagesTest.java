package dev.salesflow.review.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.TestClock;
import dev.salesflow.coaching.TestDeals;
import dev.salesflow.coaching.TestTeam;
import dev.salesflow.customer.TestPeople;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.review.CaseReviewBook;
import dev.salesflow.review.action.ActionBook;
import dev.salesflow.review.action.ActionView;
import dev.salesflow.review.agenda.AgendaCase;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.web.servlet.MockMvc;

@SalesflowTest
class CaseReviewPagesTest {

    private static final String HOSTILE = "<script>alert('x')</script>";

    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;
    @Autowired Viewers viewers;
    @Autowired CaseReviewBook reviews;
    @Autowired ActionBook actions;
    @Autowired MockMvc mvc;

    TestPeople people;
    TestTeam team;
    UUID deal;
    UUID customer;

    @BeforeEach
    void aTeamWithAnADeal() {
        people = new TestPeople(jdbc);
        team = TestTeam.with(people);
        deal = new TestDeals(jdbc, clock).open(team.rep(), "A", Stage.DEMO, 12, new BigDecimal("120000"), "CNY");
        customer = jdbc.sql("select customer_id from opportunity where id = ?").param(deal).query(UUID.class).single();
        jdbc.sql("update customer set name = ? where id = ?").params("海兰汽车 " + HOSTILE, customer).update();
    }

    @AfterEach
    void theClockGoesRight() {
        clock.reset();
    }

    @Test
    void aManagerOpensOneForARepAndIsLedToIt() throws Exception {
        mvc.perform(get("/reviews").with(manager())).andExpect(content().string(allOf(containsString("Person " + team.rep()), containsString("Start a review"))));

        var place = mvc.perform(post("/reviews").with(manager()).with(csrf()).param("rep", team.rep())).andExpect(status().is3xxRedirection())
                .andReturn().getResponse().getRedirectedUrl();

        mvc.perform(get(place).with(manager())).andExpect(content().string(allOf(containsString("Where does the case come from?"),
                containsString("Demo for 12 days; 120,000.00 CNY; no signing day known"), containsString("Budget (no evidence): 120,000.00 CNY"),
                containsString("Requirement: missing"), containsString("How many A, B, C and D are in the territory?"),
                containsString("海兰汽车 &lt;script&gt;"), not(containsString(HOSTILE)))));
        mvc.perform(get(place).with(manager()).locale(Locale.SIMPLIFIED_CHINESE)).andExpect(content().string(allOf(containsString("案源从何而来？"),
                containsString("系统演示，已 12 天"), containsString("A 级 1 个"))));
        mvc.perform(get("/reviews").with(manager())).andExpect(content().string(containsString("Hold the review")));
    }

    @Test
    void anOpenOneSaysOfWhenItsAgendaIsAndThatTheFactsHaveOvertakenIt() throws Exception {
        var review = start();
        mvc.perform(get("/reviews/{id}", review).with(manager())).andExpect(content().string(allOf(containsString("Agenda and questions as of 20"),
                not(containsString("older than the facts")))));

        jdbc.sql("update customer set grade = 'B' where id = ?").param(customer).update();

        mvc.perform(get("/reviews/{id}", review).with(manager())).andExpect(content().string(allOf(containsString("The agenda is older than the facts."),
                containsString("One undecided case has another grade or another rep by now."), containsString("decisions and agreed actions stay"))));
        mvc.perform(get("/reviews/{id}", review).with(manager()).locale(Locale.SIMPLIFIED_CHINESE)).andExpect(content().string(containsString("议程已落后于最新情况。")));
    }

    @Test
    void decidesAndAgreesInOneGoAndKeepsWhatWasTypedWhenSomethingIsWrong() throws Exception {
        var review = start();
        var one = only(review);
        var address = "/reviews/" + review + "/cases/" + one.id();
        mvc.perform(post(address).with(manager()).with(csrf()).locale(Locale.ENGLISH).param("disposition", "NO_SUCH").param("note", HOSTILE).param("requestId", "r")
                        .param("what", "Call the board").param("owner", "nobody").param("due", "2020-02-30"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(allOf(containsString("id=\"disposition-1-problem\""), containsString("id=\"owner-1-problem\""),
                        containsString("id=\"due-1-problem\""), containsString("&lt;script&gt;alert"), containsString("Call the board"),
                        containsString("data-at=\"case-" + one.id() + "\""))));
        assertThat(only(review).disposition()).isNull();

        var due = LocalDate.now(clock).plusDays(2).toString();
        for (var twice = 0; twice < 2; twice++) {
            mvc.perform(post(address).with(manager()).with(csrf()).param("disposition", "PUSH").param("note", "Meet the board first").param("goto", "territory")
                            .param("requestId", "r-" + review).param("what", "Call the board").param("owner", team.rep()).param("due", due))
                    .andExpect(redirectedUrl("/reviews/" + review + "#territory"));
        }

        assertThat(only(review)).extracting(AgendaCase::disposition, AgendaCase::note, AgendaCase::decidedBy).containsExactly("PUSH", "Meet the board first", team.manager());
        assertThat(actions.of(review)).singleElement().extracting(ActionView::customerId, ActionView::what, ActionView::owner)
                .containsExactly(customer, "Call the board", team.rep());
        mvc.perform(post("/reviews/{id}/actions/{action}/remove", review, actions.of(review).get(0).id()).with(manager()).with(csrf()))
                .andExpect(status().is3xxRedirection());
        assertThat(actions.of(review)).isEmpty();
    }

    @Test
    void releasesACustomerWhenTheReviewClosesButNoneWithAnOpenDeal() throws Exception {
        var free = new TestDeals(jdbc, clock).customer(team.rep(), "B");
        var review = start();
        var held = reviews.meeting(viewers.of(team.manager()), review).cases();
        mvc.perform(post("/reviews/{id}/cases/{case}", review, held.get(0).id()).with(manager()).with(csrf()).locale(Locale.ENGLISH).param("disposition", "RELEASE"))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("is open. Hand it over or mark it lost")));
        mvc.perform(post("/reviews/{id}/cases/{case}", review, held.get(1).id()).with(manager()).with(csrf()).param("disposition", "RELEASE").param("note", "No need"))
                .andExpect(status().is3xxRedirection());
        assertThat(owner(free)).isEqualTo(team.rep());

        mvc.perform(post("/reviews/{id}/close", review).with(manager()).with(csrf()).param("conclusion", "Fine").param("sure", "true")).andExpect(redirectedUrl("/reviews/" + review));

        mvc.perform(get("/reviews").with(manager()).locale(Locale.ENGLISH)).andExpect(content().string(allOf(containsString("Held already; the next one from"),
                not(containsString("name=\"rep\" value=\"" + team.rep() + "\"")), containsString("name=\"rep\" value=\"" + team.colleague() + "\""))));
        assertThat(owner(free)).isNull();
        assertThat(jdbc.sql("select note from pool_stay where customer_id = ? and ended_on is null").param(free).query(String.class).single()).isEqualTo("No need");
    }

    @Test
    void releasesNobodyElsesCustomer() throws Exception {
        var gone = new TestDeals(jdbc, clock).customer(team.rep(), "B");
        var review = start();
        var address = "/reviews/%s/cases/%s".formatted(review, reviews.meeting(viewers.of(team.manager()), review).cases().get(1).id());
        mvc.perform(post(address).with(manager()).with(csrf()).param("disposition", "RELEASE")).andExpect(status().is3xxRedirection());
        jdbc.sql("update customer set owner_login = ? where id = ?").params(team.colleague(), gone).update();
        mvc.perform(post(address).with(manager()).with(csrf()).locale(Locale.ENGLISH).param("disposition", "RELEASE"))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("is not this rep&#39;s customer")));

        mvc.perform(post("/reviews/{id}/close", review).with(manager()).with(csrf()).param("sure", "true")).andExpect(redirectedUrl("/reviews/" + review));

        assertThat(owner(gone)).isEqualTo(team.colleague());
    }

    @Test
    void theRepReadsTheAgendaAndWhatWasDecidedOnceItIsHeldAndOthersFindNothing() throws Exception {
        var review = start();
        var one = only(review);
        mvc.perform(post("/reviews/{id}/cases/{case}", review, one.id()).with(manager()).with(csrf()).param("disposition", "PUSH").param("note", "Is he up to it?"));
        var rep = user(team.rep()).roles("REP");
        mvc.perform(get("/reviews/{id}", review).with(rep)).andExpect(content().string(allOf(containsString("Where does the case come from?"),
                not(containsString("Is he up to it?")), not(containsString("<textarea")))));
        mvc.perform(get("/reviews/{id}/minutes/en", review).with(rep)).andExpect(status().isNotFound());
        mvc.perform(post("/reviews/{id}/cases/{case}", review, one.id()).with(rep).with(csrf()).param("disposition", "KEEP")).andExpect(status().isForbidden());
        mvc.perform(post("/reviews/{id}/close", review).with(rep).with(csrf())).andExpect(status().isForbidden());
        mvc.perform(post("/reviews").with(rep).with(csrf()).param("rep", team.rep())).andExpect(status().isForbidden());
        mvc.perform(get("/reviews/settings").with(rep)).andExpect(status().isForbidden());

        for (var other : new UserRequestPostProcessor[] {user(team.colleague()).roles("REP"), user(people.person(Role.MANAGER, people.team())).roles("MANAGER"),
            user(people.person(Role.PRESALES, null)).roles("PRESALES")}) {
            mvc.perform(get("/reviews/{id}", review).with(other)).andExpect(status().isNotFound());
            mvc.perform(get("/reviews/{id}/minutes/en", review).with(other)).andExpect(status().isNotFound());
            mvc.perform(post("/reviews/{id}/close", review).with(other).with(csrf())).andExpect(status().isNotFound());
        }
        reviews.close(viewers.of(team.manager()), review, "Good week", true);
        mvc.perform(get("/reviews/{id}", review).with(rep)).andExpect(content().string(allOf(containsString("Is he up to it?"), containsString("Good week"))));
        mvc.perform(get("/reviews").with(rep)).andExpect(content().string(containsString("Good week")));
    }

    @Test
    void theMinutesStayAsTheyWereAndArePrintedInBothLanguages() throws Exception {
        var review = start();
        var one = only(review);
        mvc.perform(post("/reviews/{id}/cases/{case}", review, one.id()).with(manager()).with(csrf()).param("disposition", "CHANGE_APPROACH").param("note", "先见老板 " + HOSTILE)
                .param("requestId", "p-" + review).param("what", "Visit the plant").param("owner", team.rep()).param("due", LocalDate.now(clock).plusDays(1).toString()));
        reviews.close(viewers.of(team.manager()), review, "Good week", true);
        jdbc.sql("update opportunity set stage = 'CONTRACT' where id = ?").param(deal).update();

        assertThat(pdf(review, "en")).contains("Minutesofthecasereview", "Goodweek", "Demofor12days;120,000.00CNY", "Decision:Changetheapproach", "先见老板<script>", "Visittheplant", "todo");
        assertThat(pdf(review, "zh")).contains("案情追踪纪要", "系统演示，已12天", "处理意见：更换打法".replace("：", ":"), "待完成", "A级1个");
    }

    @Test
    void aPursuitTellsTheLastContactThatOneIsOverdueAndWhoWasLeftOut() throws Exception {
        assertThat(jdbc.sql("update contact_plan set due_on = date '2020-01-02', way = 'PHONE' where customer_id = ?").param(customer).update()).isOne();
        jdbc.sql("insert into contact (id, customer_id, name, version) values (?, ?, 'Director Wu', 1)").params(UUID.randomUUID(), customer).update();

        var page = mvc.perform(get("/reviews/{id}", start()).with(manager()).locale(Locale.ENGLISH));

        page.andExpect(content().string(allOf(containsString("Last contact and what came of it"), containsString("Nobody has ever spoken to them."),
                containsString("Has anyone due for contact been left out?"), containsString("Contact overdue since 2020-01-02"), containsString("Director Wu"))));
    }

    @Test
    void theMinutesTakeWhatWasAgreedForWhatIsNextAndSayWhatComesUpAgain() throws Exception {
        new TestDeals(jdbc, clock).customer(team.rep(), "B");
        var review = start();
        var due = LocalDate.now(clock).plusDays(1);
        mvc.perform(post("/reviews/{id}/cases/{case}", review, only(review).id()).with(manager()).with(csrf()).param("disposition", "PUSH")
                .param("requestId", "n-" + review).param("what", "Visit the plant").param("owner", team.rep()).param("due", due.toString()));
        var next = due + ": Visit the plant (Person " + team.rep() + ")";
        mvc.perform(get("/reviews/{id}", review).with(manager()).locale(Locale.ENGLISH))
                .andExpect(content().string(allOf(containsString(next), not(containsString("No decision, comes up again.")))));
        mvc.perform(get("/reviews/{id}", review).with(user(team.rep()).roles("REP")).locale(Locale.ENGLISH))
                .andExpect(content().string(not(containsString("Visit the plant"))));

        reviews.close(viewers.of(team.manager()), review, "Good week", true);

        mvc.perform(get("/reviews/{id}", review).with(manager()).locale(Locale.ENGLISH))
                .andExpect(content().string(allOf(containsString(next), containsString("No decision, comes up again."))));
        var english = pdf(review, "en");
        assertThat(english).contains(next.replace(" ", ""), "Nodecision,comesupagain.");
        assertThat(english.split("Nothingisagreed", -1)).as("of the other customer only").hasSize(2);
        assertThat(pdf(review, "zh")).contains("未作决定");
    }

    @Test
    void asksBeforeItClosesWithoutADecisionOnEveryCase() throws Exception {
        new TestDeals(jdbc, clock).customer(team.rep(), "B");
        var review = start();
        mvc.perform(post("/reviews/{id}/cases/{case}", review, only(review).id()).with(manager()).with(csrf()).param("disposition", "PUSH"));
        var other = reviews.meeting(viewers.of(team.manager()), review).cases().get(1);

        mvc.perform(post("/reviews/{id}/close", review).with(manager()).with(csrf()).locale(Locale.ENGLISH).param("conclusion", "Fine"))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(allOf(containsString("1 of 2 cases have no decision. Close"),
                        containsString("name=\"sure\" value=\"true\""), containsString("href=\"#case-" + other.id() + "\""), containsString(">Fine</textarea>"))));
        mvc.perform(post("/reviews/{id}/close", review).with(manager()).with(csrf()).locale(Locale.SIMPLIFIED_CHINESE))
                .andExpect(content().string(containsString("共 2 个案情，还有 1 个没有处理意见。照样结束吗？")));
        assertThat(reviews.find(review).open()).isTrue();

        mvc.perform(post("/reviews/{id}/close", review).with(manager()).with(csrf()).param("conclusion", "Fine").param("sure", "true"))
                .andExpect(redirectedUrl("/reviews/" + review));
        assertThat(reviews.find(review).held()).isTrue();
    }

    @Test
    void whatIsConcludedSoFarIsKeptUntilTheReviewCloses() throws Exception {
        var review = start();
        var address = "/reviews/" + review + "/conclusion";
        mvc.perform(post(address).with(manager()).with(csrf()).param("conclusion", "Half a wee")).andExpect(redirectedUrl("/reviews/" + review + "#close"));
        mvc.perform(post(address).with(manager()).with(csrf()).header("HX-Request", "true").locale(Locale.ENGLISH).param("conclusion", "Half a week " + HOSTILE))
                .andExpect(content().string(containsString("Kept as a draft")));

        mvc.perform(get("/reviews/{id}", review).with(manager())).andExpect(content().string(allOf(containsString(">Half a week &lt;script"), not(containsString(HOSTILE)))));
        var rep = user(team.rep()).roles("REP");
        mvc.perform(get("/reviews/{id}", review).with(rep)).andExpect(content().string(not(containsString("Half a week"))));
        mvc.perform(post(address).with(rep).with(csrf()).param("conclusion", "Mine")).andExpect(status().isForbidden());
        mvc.perform(post(address).with(manager()).with(csrf()).param("conclusion", "x".repeat(4001))).andExpect(status().isUnprocessableEntity());
        assertThat(reviews.find(review).conclusion()).startsWith("Half a week");
        reviews.close(viewers.of(team.manager()), review, "Done", true);
        mvc.perform(post(address).with(manager()).with(csrf()).param("conclusion", "Late")).andExpect(status().isConflict());
        assertThat(reviews.find(review).conclusion()).isEqualTo("Done");
    }

    @Test
    void acceptingShowsTheMarkAndWhy() throws Exception {
        var first = start();
        mvc.perform(post("/reviews/{id}/actions", first).with(manager()).with(csrf()).param("requestId", "a-" + first).param("what", "Call ten names").param("owner", team.rep())
                .param("due", LocalDate.now(clock).toString())).andExpect(redirectedUrl("/reviews/" + first + "#close"));
        reviews.close(viewers.of(team.manager()), first, null, true);
        clock.advance(Duration.ofDays(7));
        var next = start();
        var action = actions.earlier(next).get(0).id();
        mvc.perform(post("/reviews/{id}/earlier/{action}", next, action).with(manager()).with(csrf()).param("word", "ACCEPT").param("percent", "a lot"))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(allOf(containsString("a lot"), containsString("percent-" + action + "-problem"))));
        mvc.perform(post("/reviews/{id}/earlier/{action}", next, action).with(manager()).with(csrf()).param("word", "SHRUG")).andExpect(status().isUnprocessableEntity());

        mvc.perform(post("/reviews/{id}/earlier/{action}", next, action).with(manager()).with(csrf()).param("word", "ACCEPT").param("percent", "130"))
                .andExpect(status().is3xxRedirection());

        mvc.perform(get("/reviews/{id}", next).with(manager()).locale(Locale.SIMPLIFIED_CHINESE)).andExpect(content().string(allOf(containsString(">优<"),
                containsString("验收完成率 130 %：完成 120 % 以上：优（规则表 task-grade，第 "), containsString(" 版，第 1 行）"))));
    }

    @Test
    void cancelsWithAReasonOnly() throws Exception {
        var review = start();
        mvc.perform(post("/reviews/{id}/cancel", review).with(manager()).with(csrf()).param("reason", " ")).andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("id=\"reason-problem\"")));
        mvc.perform(post("/reviews/{id}/cancel", review).with(manager()).with(csrf()).param("reason", "On leave")).andExpect(redirectedUrl("/reviews/" + review));
        mvc.perform(get("/reviews/{id}", review).with(manager())).andExpect(content().string(allOf(containsString("On leave"), not(containsString("<textarea")))));
        mvc.perform(post("/reviews/{id}/close", review).with(manager()).with(csrf())).andExpect(status().isConflict());
    }

    @Test
    void managersSetTheScheduleOfTheirTeamsAndTheListOfDecisions() throws Exception {
        var address = "/reviews/settings/teams/" + team.team();
        mvc.perform(post(address).with(manager()).with(csrf()).param("version", "0").param("rhythm", "DAILY").param("weekday", "9").param("turn", "0").param("most", "many"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(allOf(containsString("turn-" + team.team() + "-problem"), containsString("most-" + team.team() + "-problem"), containsString("many"))));
        mvc.perform(post(address).with(manager()).with(csrf()).param("version", "0").param("rhythm", "FORTNIGHTLY").param("weekday", "2").param("turn", "6").param("most", "8"))
                .andExpect(redirectedUrl("/reviews/settings"));
        mvc.perform(post(address).with(manager()).with(csrf()).param("version", "0").param("rhythm", "WEEKLY").param("weekday", "2").param("turn", "6").param("most", "8"))
                .andExpect(status().isConflict());
        mvc.perform(post("/reviews/settings/teams/{team}", people.team()).with(manager()).with(csrf()).param("version", "0").param("rhythm", "WEEKLY").param("weekday", "2")
                .param("turn", "6").param("most", "8")).andExpect(status().isNotFound());
        assertThat(jdbc.sql("select rhythm from review_schedule where team_id = ?").param(team.team()).query(String.class).single()).isEqualTo("FORTNIGHTLY");

        var word = UUID.randomUUID().toString().substring(0, 8);
        mvc.perform(post("/reviews/settings/dispositions").with(manager()).with(csrf()).param("nameEn", "Push").param("nameZh", "").param("position", "0"))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(allOf(containsString("nameZh-new-problem"), containsString("position-new-problem"))));
        mvc.perform(post("/reviews/settings/dispositions").with(manager()).with(csrf()).param("nameEn", "Ask " + word).param("nameZh", "再问 " + word).param("position", "60").param("active", "on"))
                .andExpect(redirectedUrl("/reviews/settings"));
        mvc.perform(get("/reviews/{id}", start()).with(manager()).locale(Locale.SIMPLIFIED_CHINESE)).andExpect(content().string(containsString("再问 " + word)));
        jdbc.sql("delete from review_disposition where name_en = ?").param("Ask " + word).update();
    }

    private String pdf(UUID review, String language) throws Exception {
        var bytes = mvc.perform(get("/reviews/{id}/minutes/{language}", review, language).with(manager())).andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
        try (var pdf = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", "");
        }
    }

    private String owner(UUID of) {
        return jdbc.sql("select owner_login from customer where id = ?").param(of).query((row, n) -> Optional.ofNullable(row.getString(1))).single().orElse(null);
    }

    private UUID start() {
        return reviews.start(viewers.of(team.manager()), team.rep());
    }

    private AgendaCase only(UUID review) {
        return reviews.meeting(viewers.of(team.manager()), review).cases().get(0);
    }

    private UserRequestPostProcessor manager() {
        return user(team.manager()).roles("MANAGER");
    }
}
