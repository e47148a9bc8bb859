package dev.salesflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.SalesflowTest;
import dev.salesflow.identity.Passwords;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Teams;
import dev.salesflow.identity.TestLogins;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two people look at the same task in Tasklist, each in their own language. */
@SalesflowTest
class TwoLanguagesTest {

    @LocalServerPort
    int port;
    @Autowired
    People people;
    @Autowired
    Passwords passwords;
    @Autowired
    Teams teams;
    @Autowired
    OpportunityBook deals;
    @Autowired
    TaskService tasks;
    @Autowired
    JdbcClient jdbc;

    @Test
    void aManagerPostponesInChineseWhatARepReadsInEnglishAndCompletesInChinese() {
        var logins = new TestLogins(people, passwords, teams);
        var team = logins.team(null);
        var rep = logins.person(Role.REP, team);
        var manager = logins.person(Role.MANAGER, team);
        var deal = deals.open(Opening.of(new DealFixture(jdbc).customer(rep), UUID.randomUUID().toString()), rep).id();
        chooses(manager, "zh");

        try (var reps = new Session(port, "en-US", Session.DESK).logIn(rep, TestLogins.PASSWORD);
                var managers = new Session(port, "en-US", Session.DESK).logIn(manager, TestLogins.PASSWORD)) {
            var chinese = new Tasklist(managers).filter("团队任务").pick("记录初访");
            assertThat(chinese.card("记录初访")).contains("初访", "商机").doesNotContain("First");
            assertThat(managers.page().locator(".task-card")).containsText("主管");
            postpone(managers);

            var english = new Tasklist(reps).pick("Record first visit");
            assertThat(english.card("Record first visit")).contains("First visit", "Opportunity").doesNotContainPattern("\\p{IsHan}");
            assertThat(reps.page().locator(".task-card")).containsText("Managers · Team");
            var stored = tasks.createTaskQuery().processInstanceBusinessKey(deal.toString()).singleResult();
            assertThat(stored.getName()).isEqualTo("Record first visit");
            assertThat(stored.getFollowUpDate()).isNotNull();

            // Afterwards their Tasklist may look for the task that is done, and is told that it is gone.
            assertThat(managers.complaints()).isEmpty();
            chooses(rep, "zh");
            var now = new Tasklist(reps).pick("记录初访");
            now.press("完成");
            assertThat(reps.page().locator(".fjs-form-field-error").first()).containsText("请填写此项。");
            // The first fault is led to, and its choices stand open.
            assertThat(now.input("方式")).isFocused();
            reps.page().locator(".fjs-dropdownlist-item").getByText("线上").click();
            now.write("参加人", "李经理，信息部主任").write("客户原话", "三套系统各自为政").write("下一步行动", "发送案例")
                    .mark("再次拜访").complete("完成");
            assertThat(jdbc.sql("select count(*) from act_hi_taskinst where proc_inst_id_ = ? and end_time_ is not null")
                    .param(stored.getProcessInstanceId()).query(Integer.class).single()).isEqualTo(1);
            assertThat(reps.complaints()).isEmpty();
        }
    }

    private void chooses(String login, String language) {
        jdbc.sql("update app_user set language = ? where login = ?").params(language, login).update();
    }

    /** Takes the day that the calendar offers. */
    private static void postpone(Session session) {
        var page = session.page();
        page.locator(".task-card .followup-date a").click();
        assertThat(page.locator(".cam-widget-inline-field.field-control .datepicker")).containsText(YearMonth.now().format(DateTimeFormatter.ofPattern("yyyy年M月")));
        assertThat(page.locator(".cam-widget-inline-field.field-control .datepicker")).not().containsText(Pattern.compile("[A-Za-z]"));
        session.picture("postponing");
        page.locator(".cam-widget-inline-field.btn-group [ng-click^=applyChange]").click();
        assertThat(page.locator(".task-card .followup-date")).not().containsText("设置跟进日");
        assertThat(page.locator(".page-notifications .alert-danger")).hasCount(0);
    }
}
