package dev.salesflow.coaching.web;

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
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.TestClock;
import dev.salesflow.coaching.CoachingBook;
import dev.salesflow.coaching.CoachingKind;
import dev.salesflow.coaching.CoachingStep;
import dev.salesflow.coaching.CoachingTopic;
import dev.salesflow.coaching.Finding;
import dev.salesflow.coaching.NextStep;
import dev.salesflow.coaching.TestDeals;
import dev.salesflow.coaching.TestTeam;
import dev.salesflow.customer.TestPeople;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.shared.Page;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.web.servlet.MockMvc;

@SalesflowTest
class CoachingPagesTest {

    @Autowired
    JdbcClient jdbc;
    @Autowired
    TestClock clock;
    @Autowired
    Viewers viewers;
    @Autowired
    CoachingBook coachings;
    @Autowired
    MockMvc mvc;

    TestPeople people;
    TestTeam team;

    @BeforeEach
    void makeTeam() {
        people = new TestPeople(jdbc);
        team = TestTeam.thatLosesDeals(people, new TestDeals(jdbc, clock));
    }

    @Test
    void showsAManagerTheRepsWithTheirNumbersAndWhatTheRulesSay() throws Exception {
        mvc.perform(get("/coaching").with(manager()))
                .andExpect(content().string(allOf(containsString("Person " + team.rep()), containsString("Losses"),
                        containsString("Three or more deals lost in half a year"), containsString("Check now"))));
        mvc.perform(get("/coaching").with(manager()).locale(Locale.SIMPLIFIED_CHINESE))
                .andExpect(content().string(allOf(containsString("半年内丢单三个以上"), containsString("立即检查"), containsString("赢单率"))));
    }

    @Test
    void namesTheWeakestStageAndHowFarItIsBehind() throws Exception {
        var deals = new TestDeals(jdbc, clock);
        deals.stay(deals.closed(team.rep(), Stage.DEMO, "LOST", 1), Stage.DEMO, 30);
        deals.stay(deals.closed(team.colleague(), Stage.DEMO, "WON", 1), Stage.DEMO, 30);

        mvc.perform(get("/coaching").with(manager()))
                .andExpect(content().string(containsString("Demo: 0.0 %, 100.0 points behind the team")));
        mvc.perform(get("/coaching").with(manager()).locale(Locale.SIMPLIFIED_CHINESE))
                .andExpect(content().string(containsString("系统演示：0.0 %，比团队低 100.0 个百分点")));
    }

    @Test
    void checksNowAndTellsWhatItStarted() throws Exception {
        mvc.perform(post("/coaching/check").with(manager()).with(csrf()))
                .andExpect(redirectedUrl("/coaching"))
                .andExpect(flash().attribute("done", "2 reps checked, one coaching started."));

        mvc.perform(get("/coaching/{id}", running()).with(manager()))
                .andExpect(content().string(allOf(containsString("table coaching-trigger, version 1, row 3"),
                        containsString("rule: at least 3"), containsString("100.0 points"))));
        mvc.perform(get("/coaching/{id}", running()).with(user(team.rep())).locale(Locale.SIMPLIFIED_CHINESE))
                .andExpect(content().string(allOf(containsString("规则表 coaching-trigger，第 1 版，第 3 行"),
                        containsString("100.0 个百分点"), containsString("规则：不小于 3"), not(containsString("取消此辅导")))));
    }

    @Test
    void aCoachingAboutLossesShowsWhyTheDealsWereLost() throws Exception {
        jdbc.sql("update opportunity set competitor = 'Rival', lost_kind = 'PRICE', lost_reason = 'too dear <b>' where owner_login = ?").param(team.rep()).update();
        coachings.check(viewers.of(team.manager()));

        mvc.perform(get("/coaching/{id}", running()).with(manager()).locale(Locale.ENGLISH))
                .andExpect(content().string(allOf(containsString("Won by: Rival"), containsString("too dear &lt;b&gt;"), containsString("Negotiation"), containsString("Price"))));
    }

    @Test
    void theRecordsAreShownToWhoMaySeeTheirCustomersAndOfTheOthersOnlyTheNumberIsTold() throws Exception {
        var deals = new TestDeals(jdbc, clock);
        for (var n = 0; n < 12; n++) {
            deals.open(team.colleague(), "A", Stage.DEMO, 1, null, null);
        }
        coachings.check(viewers.of(team.manager()));
        var id = coachings.list(viewers.of(team.colleague()), true, new Page.Request(0, 20)).items().get(0).id();
        var mentor = people.person(Role.REP, team.team());
        jdbc.sql("update coaching_round set coach_login = ? where id = ?").params(mentor, id).update();

        mvc.perform(get("/coaching/{id}", id).with(manager()).locale(Locale.ENGLISH))
                .andExpect(content().string(allOf(containsString("The A deals, and what is lacking"), containsString("/opportunities/"), containsString("Decision: missing"),
                        containsString("and 2 more"), not(containsString("you do not see")))));
        mvc.perform(get("/coaching/{id}", id).with(manager()).locale(Locale.SIMPLIFIED_CHINESE))
                .andExpect(content().string(allOf(containsString("这些 A 级商机及缺少的信息"), containsString("决策：缺失"), containsString("另有 2 项"))));
        mvc.perform(get("/coaching/{id}", id).with(user(mentor)).locale(Locale.ENGLISH))
                .andExpect(content().string(allOf(containsString("10 more are of customers you do not see."), not(containsString("/opportunities/")), not(containsString("Decision: missing")))));
    }

    @Test
    void contactsDiscountsAndMinimumsBehindTheNumbersAreNamed() throws Exception {
        var deals = new TestDeals(jdbc, clock);
        deals.quotation(deals.open(team.colleague(), Stage.QUOTATION, 1), 2, "40.00", 5);
        var discount = byHand(CoachingTopic.DISCOUNT);
        var contacts = byHand(CoachingTopic.CONTACTS);
        var minimums = byHand(CoachingTopic.ACTIVITY);

        mvc.perform(get("/coaching/{id}", discount).with(manager()).locale(Locale.ENGLISH)).andExpect(content().string(containsString("40.00 % off in revision 2, sent ")));
        mvc.perform(get("/coaching/{id}", minimums).with(manager()).locale(Locale.SIMPLIFIED_CHINESE)).andExpect(content().string(containsString("拜访，每周")));
        mvc.perform(get("/coaching/{id}", contacts).with(manager()).locale(Locale.ENGLISH)).andExpect(content().string(not(containsString("The overdue contacts"))));

        var late = deals.customer(team.colleague(), "A");
        jdbc.sql("update contact_plan set due_on = ? where customer_id = ?").params(deals.day(3), late).update();
        jdbc.sql("""
                        insert into contact_record (id, request_id, customer_id, held_at, held_on, way, said, result, next_action, next_owner, next_due, recorded_by, recorded_at, version)
                        values (?, ?, ?, now(), current_date, 'PHONE', 'said', 'OPEN', 'call the plant', ?, ?, ?, now(), 1)""")
                .params(UUID.randomUUID(), UUID.randomUUID().toString(), deals.customer(team.colleague(), null), team.colleague(), deals.day(2), team.colleague()).update();
        coachings.cancel(viewers.of(team.manager()), contacts, "again");
        mvc.perform(get("/coaching/{id}", byHand(CoachingTopic.CONTACTS)).with(manager()).locale(Locale.ENGLISH))
                .andExpect(content().string(allOf(containsString("/customers/" + late), containsString("due " + deals.day(3) + " by the contact plan"),
                        containsString("due " + deals.day(2) + ": call the plant"))));
    }

    @Test
    void whoWasFoundUntrainedIsShownTheCoursesThatServeAndWhoTakesTheNextStep() throws Exception {
        var id = byHand(CoachingTopic.DISCOUNT);
        coachings.finish(id, true, Finding.UNTRAINED, new NextStep("A course on quoting", NextStep.Who.REP, new TestDeals(jdbc, clock).day(-9)), Map.of(), team.manager());

        mvc.perform(get("/coaching/{id}", id).with(manager()).locale(Locale.ENGLISH))
                .andExpect(content().string(allOf(containsString("/training/proposed/" + team.colleague() + "?topic=DISCOUNT"), containsString("until " + new TestDeals(jdbc, clock).day(-9)))));
    }

    private UUID byHand(CoachingTopic topic) {
        return coachings.start(viewers.of(team.manager()), team.colleague(), topic, CoachingKind.SMALL, "look at it");
    }

    @Test
    void startsByHandAndKeepsWhatWasTypedWhenSomethingIsMissing() throws Exception {
        mvc.perform(post("/coaching").with(manager()).with(csrf())
                        .param("rep", team.rep()).param("topic", "SKILL").param("kind", "LARGE").param("reason", " "))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(allOf(containsString("Please fill this in."), containsString("is-invalid"))));
        mvc.perform(post("/coaching").with(manager()).with(csrf())
                        .param("rep", "").param("topic", "NO_SUCH").param("kind", "LARGE").param("reason", "<script>typed</script>"))
                .andExpect(status().is4xxClientError());
        mvc.perform(post("/coaching").with(manager()).with(csrf())
                        .param("rep", team.rep()).param("topic", "SKILL").param("kind", "LARGE").param("reason", "<script>typed</script>"))
                .andExpect(redirectedUrlPattern("/coaching/*"));

        mvc.perform(get("/coaching/{id}", running()).with(manager()))
                .andExpect(content().string(allOf(containsString("&lt;script&gt;typed"), not(containsString("<script>typed")))));
    }

    @Test
    void saysSoWhenOneRunsAlready() throws Exception {
        start();

        mvc.perform(post("/coaching").with(manager()).with(csrf())
                        .param("rep", team.rep()).param("topic", "SKILL").param("kind", "SMALL").param("reason", "once more"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(allOf(containsString("is running already"), containsString("once more"))));
    }

    @Test
    void showsWhatWasWrittenAndTheOpenStep() throws Exception {
        var id = start();
        coachings.record(id, CoachingStep.OBSERVE, Map.of("seen", "Opened the system", "customerSpoke", false), team.manager());

        mvc.perform(get("/coaching/{id}", id).with(manager()))
                .andExpect(content().string(allOf(containsString("Seen and heard"), containsString("Opened the system"),
                        containsString("Round 1"))));
        mvc.perform(get("/coaching/{id}/step", id).with(manager()))
                .andExpect(content().string(allOf(containsString("Observe a visit"), containsString("Do it in Tasklist"))));
        mvc.perform(get("/coaching/{id}/step", id).with(user(team.rep())).locale(Locale.SIMPLIFIED_CHINESE))
                .andExpect(content().string(allOf(containsString("观察拜访"), containsString("在任务列表中查看"))));
    }

    @Test
    void tellsTheRepWhatWasSeenOnceTheRoundsFeedbackWasGiven() throws Exception {
        var id = start();
        coachings.record(id, CoachingStep.OBSERVE, Map.of("seen", "Opened the system"), team.manager());

        mvc.perform(get("/coaching/{id}", id).with(user(team.rep())))
                .andExpect(content().string(not(containsString("Opened the system"))));

        coachings.record(id, CoachingStep.FEEDBACK, Map.of("praise", "Listened well"), team.manager());
        coachings.repeat(id, Map.of(), team.manager());
        coachings.record(id, CoachingStep.OBSERVE, Map.of("seen", "Spoke of the price"), team.manager());

        mvc.perform(get("/coaching/{id}", id).with(user(team.rep())))
                .andExpect(content().string(allOf(containsString("Opened the system"), not(containsString("Spoke of the price")))));
    }

    @Test
    void cancelsWithAReason() throws Exception {
        var id = start();

        mvc.perform(post("/coaching/{id}/cancel", id).with(manager()).with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Please fill this in.")));
        mvc.perform(post("/coaching/{id}/cancel", id).with(manager()).with(csrf()).param("reason", "changed teams"))
                .andExpect(redirectedUrl("/coaching/" + id));

        mvc.perform(get("/coaching").with(user(team.rep())))
                .andExpect(content().string(allOf(containsString("changed teams"), not(containsString("Check now")))));
    }

    @Test
    void othersFindNothingAndMayDoNothing() throws Exception {
        var id = start();
        var colleague = user(team.colleague());
        var stranger = user(people.person(Role.MANAGER, people.team())).roles("MANAGER");
        for (var other : new UserRequestPostProcessor[] {colleague, stranger}) {
            mvc.perform(get("/coaching/{id}", id).with(other)).andExpect(status().isNotFound());
            mvc.perform(get("/coaching/{id}/step", id).with(other)).andExpect(status().isNotFound());
        }
        mvc.perform(post("/coaching/{id}/cancel", id).with(stranger).with(csrf()).param("reason", "no")).andExpect(status().isNotFound());
        mvc.perform(post("/coaching/check").with(colleague).with(csrf())).andExpect(status().isForbidden());
        mvc.perform(post("/coaching").with(colleague).with(csrf())
                        .param("rep", team.rep()).param("topic", "SKILL").param("kind", "SMALL").param("reason", "no"))
                .andExpect(status().isForbidden());
        mvc.perform(get("/coaching/{id}", "17").with(manager())).andExpect(status().is4xxClientError());
        assertThat(coachings.find(id).running()).isTrue();
    }

    private UUID start() {
        return coachings.start(viewers.of(team.manager()), team.rep(), CoachingTopic.SKILL, CoachingKind.SMALL, "opens the system too early");
    }

    private UUID running() {
        return coachings.list(viewers.of(team.manager()), true, new Page.Request(0, 20)).items().get(0).id();
    }

    private UserRequestPostProcessor manager() {
        return user(team.manager()).roles("MANAGER");
    }
}
