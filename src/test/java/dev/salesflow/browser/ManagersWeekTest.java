package dev.salesflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import dev.salesflow.SalesflowTest;
import dev.salesflow.TestClock;
import dev.salesflow.identity.Passwords;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Teams;
import dev.salesflow.identity.TestLogins;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A manager who works in English and a rep who works in Chinese: from a call to the question whether the coaching was worth it. */
@SalesflowTest
class ManagersWeekTest {

    @LocalServerPort int port;
    @Autowired People people;
    @Autowired Passwords passwords;
    @Autowired Teams teams;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;
    @Autowired BeanFactory beans;

    private ManagersWeek week;

    @BeforeEach
    void mondayMorning() {
        week = new ManagersWeek(new TestLogins(people, passwords, teams), jdbc, clock);
    }

    @Test
    void aContactIsMissingACaseIsHollowASkillIsCoachedAndItsEffectIsMeasured() {
        try (var manager = new Session(port, "en-US", Session.DESK).logIn(week.manager, TestLogins.PASSWORD);
                var rep = new Session(port, "zh-CN", Session.DESK).logIn(week.rep, TestLogins.PASSWORD)) {
            theRepSpeaksToOneOfTwoWhoAreOverdue(rep);
            theManagerSeesTheOtherOverdue(manager);
            theReviewFindsAHollowCase(manager);
            theCoachingStandsInTasklistWithItsEvidence(manager);
            theManagerGoesAlong(manager);
            theRepSpeaksFirst(rep);
            theManagerShowsHowItIsDone(manager);
            theRepPreparesTheNextVisitInWriting(rep);
            theManagerReviewsTheGoals(manager);
            theEffectIsToldForWhatItIs(manager);
            assertThat(manager.complaints()).isEmpty();
            assertThat(rep.complaints()).isEmpty();
        }
    }

    private static void theRepSpeaksToOneOfTwoWhoAreOverdue(Session rep) {
        var page = rep.open("/").page();
        assertThat(overdue(page, ManagersWeek.CALLED)).isVisible();
        assertThat(overdue(page, ManagersWeek.FORGOTTEN)).isVisible();
        rep.picture("week-1-day-of-the-rep");
        line(page, ManagersWeek.CALLED).getByText("记录跟进").click();
        page.locator("label[for=way-PHONE]").click();
        page.locator("#said").fill("下月定型号，年后上线");
        page.locator("label[for=due-none]").click();
        rep.press("保存");
        page.locator("[role=status]").first().waitFor();
        rep.open("/").settle();
        assertThat(line(page, ManagersWeek.CALLED)).hasCount(0);
        assertThat(overdue(page, ManagersWeek.FORGOTTEN)).isVisible();
    }

    private static void theManagerSeesTheOtherOverdue(Session manager) {
        var page = manager.open("/").page();
        assertThat(overdue(page, ManagersWeek.FORGOTTEN)).isVisible();
        assertThat(line(page, ManagersWeek.CALLED)).hasCount(0);
        manager.picture("week-2-day-of-the-manager");
    }

    private void theReviewFindsAHollowCase(Session manager) {
        var page = manager.open("/reviews").page();
        page.locator("form:has(input[value='" + week.rep + "']) button").click();
        page.locator("[data-slide-jump]").selectOption(new SelectOption().setLabel("A · " + ManagersWeek.HOLLOW));
        var hollow = page.locator("[data-slide][data-title='A · " + ManagersWeek.HOLLOW + "']");
        assertThat(hollow).containsText("Are the six key facts known?");
        assertThat(hollow.locator(".line-BAD").filter(new Locator.FilterOptions().setHasText("Decision"))).isVisible();
        assertThat(hollow).containsText("Budget");
        manager.picture("week-3-hollow-case");
        hollow.locator("[name=disposition]").selectOption("PUSH");
        hollow.locator("[name=note]").fill("Nobody knows who decides");
        hollow.locator("[name=what]").fill("Find out who decides");
        hollow.locator("[name=due]").fill(LocalDate.now().plusDays(7).toString());
        hollow.locator("button").filter(new Locator.FilterOptions().setHasText("Save")).first().click();
        assertThat(hollow).containsText("Find out who decides");
        assertThat(page.locator("[data-slide]:visible")).hasCount(1);
        page.locator("[data-slide-jump]").selectOption(new SelectOption().setLabel("Close the review"));
        page.locator("form[action$='/close'] .btn-primary").click();
        assertThat(page.locator("[data-asked]")).containsText("have no decision.");
        assertThat(manager.complaints()).allSatisfy(complaint -> assertThat(complaint).contains("422"));
        page.locator("[name=sure]").click();
        assertThat(page.locator("main")).containsText("The review is closed.");
    }

    private static void theCoachingStandsInTasklistWithItsEvidence(Session manager) {
        manager.open("/coaching").press("Check now");
        assertThat(manager.page().locator("main")).containsText("one coaching started");
        var tasks = new Tasklist(manager).pick("Plan the visit");
        var form = manager.page().locator(".task-details .fjs-form");
        assertThat(form).containsText("Key facts");
        assertThat(form).containsText("A deals with key facts missing: 1 (rule: at least 1)");
        assertThat(form).containsText(ManagersWeek.HOLLOW + ": Schedule: missing; Budget: no evidence");
        manager.picture("week-4-coaching-in-tasklist");
        tasks.write("Skill to watch", "asking who decides").write("Goal of the visit", "the customer draws the path of the decision")
                .mark("The rep; the coach watches").complete();
    }

    private static void theManagerGoesAlong(Session manager) {
        new Tasklist(manager).pick("Observe a visit").date("Visit held on", LocalDate.now()).mark("Came with a written goal")
                .write("What I saw and heard", "Asked about the budget, not about the board").complete();
    }

    private static void theRepSpeaksFirst(Session rep) {
        new Tasklist(rep).pick("自我反馈").write("这次拜访感受如何？", "有点紧张").write("想达到什么", "拿到预算").write("实际发生了什么？", "对方只谈技术")
                .write("客户为什么这样反应？", "他不负责决策").write("哪里做得最好？", "问清了需求").write("哪里需要改进？", "没问谁决策")
                .write("下次怎么做？", "先画决策路径").complete("完成");
    }

    private static void theManagerShowsHowItIsDone(Session manager) {
        var tasks = new Tasklist(manager).pick("Demonstrate");
        assertThat(tasks.value("The rep: what to improve")).isEqualTo("没问谁决策");
        tasks.write("My feedback", "You listened well; nobody named the board").write("What I demonstrated, and how", "Drew the path of a decision").complete();
    }

    private static void theRepPreparesTheNextVisitInWriting(Session rep) {
        var tasks = new Tasklist(rep).pick("准备下次拜访");
        assertThat(tasks.value("示范的内容")).isEqualTo("Drew the path of a decision");
        rep.picture("week-5-prepare-in-chinese");
        tasks.date("拜访日期", LocalDate.now()).write("目标", "客户说出谁拍板").write("行动", "带上组织结构图").complete("完成");
    }

    private void theManagerReviewsTheGoals(Session manager) {
        new Tasklist(manager).pick("Review goals").mark("Yes").write("Why?", "The rep asked and waited").mark("Finish")
                .choose("Finding", "Goals reached").write("Next step", "The same with the second deal")
                .mark("The coach").date("Until when?", LocalDate.now().plusDays(7)).complete();
        new Tasklist(manager).pick("Take the next step").write("What came of it?", "Drew the path of the second deal, too").complete();
        var page = manager.open("/coaching/" + week.coaching()).settle().page();
        assertThat(page.locator("main")).containsText("Goals reached");
        assertThat(page.locator(".timeline > li[data-kind]")).hasCount(7);
        manager.picture("week-6-five-steps");
    }

    private void theEffectIsToldForWhatItIs(Session manager) {
        assertThat(manager.open("/coaching/effect").page().locator("main")).containsText("Ended too short a time ago: 1");
        week.monthsPass(beans);
        var main = manager.open("/coaching/effect").page().locator("main");
        assertThat(main).containsText("A deals with key facts missing");
        assertThat(main).containsText("Too little data: fewer than 10 coached reps.");
        manager.picture("week-7-effect");
    }

    private static Locator line(Page page, String customer) {
        return page.locator("ul.todo li").filter(new Locator.FilterOptions().setHasText(customer));
    }

    private static Locator overdue(Page page, String customer) {
        return line(page, customer).locator(".chip-bad");
    }
}
