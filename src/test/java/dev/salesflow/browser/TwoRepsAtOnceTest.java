package dev.salesflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.salesflow.SalesflowTest;
import dev.salesflow.identity.Passwords;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Teams;
import dev.salesflow.identity.TestLogins;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.process.engine.TrialModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Li Lei at a desk, in Chinese, and Han Meimei with a phone, in English, on the same team's work. */
@SalesflowTest
@ResourceLock("trial")
class TwoRepsAtOnceTest {

    private static final byte[] PDF = "%PDF-1.7 the signed contract".getBytes(StandardCharsets.UTF_8);

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
    RepositoryService repository;
    @Autowired
    RuntimeService runtime;
    @Autowired
    TaskService tasks;
    @Autowired
    JdbcClient jdbc;

    String lei;
    String meimei;
    UUID customer;
    String task;

    @BeforeEach
    void aTaskThatEitherMayTake() {
        TrialModel.deploy(repository);
        var logins = new TestLogins(people, passwords, teams);
        var team = logins.team(null);
        lei = logins.person(Role.REP, team);
        meimei = logins.person(Role.REP, team);
        jdbc.sql("update app_user set name = case login when ? then '李雷' else 'Han Meimei' end where login in (?, ?)").params(lei, lei, meimei).update();
        customer = new DealFixture(jdbc).customer(lei);
        runtime.startProcessInstanceByKey("trial", customer.toString(), Map.of("owner", lei, "managerGroup", "team-" + team));
        task = tasks.createTaskQuery().processInstanceBusinessKey(customer.toString()).singleResult().getId();
        tasks.setAssignee(task, null);
    }

    @Test
    void oneTakesTheTaskAttachesCommentsAndGoesAwayAndTheOtherStandsIn() throws Exception {
        try (var desk = new Session(port, "zh-CN", Session.DESK).logIn(lei, TestLogins.PASSWORD);
                var phone = new Session(port, "en-US", Session.PHONE).logIn(meimei, TestLogins.PASSWORD)) {
            bothClickTheSameTask(desk, phone);
            attachesAndDownloads(desk);
            comments(desk);
            severalAtOnce(desk, phone);
            goesAway(desk);
            standsIn(phone);
        }
    }

    private void bothClickTheSameTask(Session desk, Session phone) {
        open(desk);
        open(phone);
        desk.page().locator(".task-details .claim").click();
        assertThat(desk.page().locator(".task-details .unclaim")).isVisible();

        phone.page().locator(".task-details .claim").click();

        var told = phone.page().locator(".page-notifications .alert").first();
        assertThat(told).containsText("Already taken by 李雷");
        phone.picture("already-taken-phone");
        phone.page().reload();
        phone.page().locator(".task-details .fjs-form").waitFor();
        assertThat(phone.page().locator(".task-details .claim")).hasCount(0);
        assertThat(phone.complaints()).allSatisfy(complaint -> assertThat(complaint).contains("409", "/claim"));
    }

    private static void attachesAndDownloads(Session desk) throws Exception {
        var page = desk.page();
        page.locator(".sf-files summary").click();
        page.locator(".sf-files input[name=file]").first().setInputFiles(new FilePayload("网页.pdf", "application/pdf", "<html><script>".getBytes()));
        page.locator(".sf-files .attachment-add button").click();
        assertThat(page.locator(".sf-files [role=alert]")).containsText("不支持 网页.pdf");
        page.locator(".sf-files input[name=file]").first().setInputFiles(new FilePayload("签字合同.pdf", "application/pdf", PDF));
        page.locator(".sf-files .attachment-add button").click();
        assertThat(page.locator(".sf-files li")).containsText("签字合同.pdf");
        assertThat(page.locator(".sf-files summary")).hasText("附件 (1)");
        desk.picture("files-at-a-task-zh");

        var download = page.waitForDownload(() -> page.locator(".sf-files li a").click());

        assertThat(download.suggestedFilename()).isEqualTo("签字合同.pdf");
        assertThat(Files.readAllBytes(download.path())).isEqualTo(PDF);
        assertThat(desk.complaints()).allSatisfy(complaint -> assertThat(complaint).contains("422", "/attachments"));
        page.locator(".sf-files summary").click();
    }

    private void comments(Session desk) {
        var page = desk.page();
        page.locator(".createCommentLink").click();
        page.locator(".modal-content textarea").fill("<b>他们</b>还要三份报价");
        page.locator(".modal-content .btn-primary").click();
        assertThat(page.locator(".modal-content")).hasCount(0);
        page.locator(".task-card .nav-tabs li a").nth(1).click();
        assertThat(page.locator(".task-card .tab-content")).containsText("<b>他们</b>还要三份报价");
        desk.picture("comment-zh");

        assertThat(desk.open("/customers/" + customer).page().locator(".timeline").first()).containsText("<b>他们</b>还要三份报价");
        assertThat(desk.page().locator(".attachments")).containsText("签字合同.pdf");
        desk.page().locator(".attachments").scrollIntoViewIfNeeded();
        desk.picture("customer-with-a-file-zh");
        assertThat(desk.complaints()).isEmpty();
    }

    /** By the keyboard at the desk, by the thumb on the phone. */
    private void severalAtOnce(Session desk, Session phone) {
        phone.open("/tasks").settle();
        assertThat(phone.page().locator(".empty")).isVisible();
        var page = desk.open("/tasks").page();
        page.locator("[data-all]").focus();
        page.keyboard().press("Space");
        page.locator("button[value=COMPLETE]").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".outcomes")).containsText("请填写此项");
        desk.picture("several-outcomes-zh");
        assertThat(desk.scrollsSideways()).isFalse();
        assertThat(desk.complaints()).isEmpty();
    }

    private void goesAway(Session desk) {
        var page = desk.open("/account").page();
        page.locator("a[href='/absences']").click();
        page.locator("#lastDay").fill(LocalDate.now().plusDays(4).toString());
        page.locator("#deputy").selectOption(meimei);
        desk.picture("absence-zh");
        page.locator("main form button.btn-primary").first().click();
        assertThat(page.locator("[role=status]").first()).containsText("已登记");
        assertThat(page.locator("table")).containsText("Han Meimei");
        assertThat(desk.scrollsSideways()).isFalse();
        assertThat(desk.complaints()).isEmpty();
    }

    private void standsIn(Session phone) {
        var his = new DealFixture(jdbc).customer(lei);
        deals.open(Opening.of(his, "away " + his).withOwner(lei), meimei);

        new Tasklist(phone).pick("Record first visit");
        var about = phone.page().locator(".sf-about");
        assertThat(about).containsText("for 李雷, absent until " + LocalDate.now().plusDays(4));
        phone.picture("stands-in-phone");
        assertThat(phone.scrollsSideways()).isFalse();
        phone.page().locator(".sf-files summary").click();
        phone.page().locator(".sf-files .attachment-photo input").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        phone.picture("files-at-a-task-phone");
        assertThat(phone.scrollsSideways()).isFalse();
        phone.open("/tasks");
        assertThat(phone.page().locator("main table")).containsText("for 李雷");
        phone.picture("several-phone");
        assertThat(phone.scrollsSideways()).isFalse();
        assertThat(phone.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Postpone"))).isVisible();
        assertThat(phone.complaints()).isEmpty();
    }

    private void open(Session session) {
        session.open("/camunda/app/tasklist/default/#/?task=" + task).page().locator(".task-details .claim").waitFor();
        session.page().locator(".sf-files").waitFor();
    }
}
