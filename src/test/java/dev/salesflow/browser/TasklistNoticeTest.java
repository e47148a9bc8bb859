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
import dev.salesflow.process.engine.TrialModel;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What Tasklist says when something was refused. */
@SalesflowTest
@ResourceLock("trial")
class TasklistNoticeTest {

    /** But for the arrows in a number's field, which only repeat what typing does. */
    private static final String BUTTONS_BELOW = """
            notice => [...document.querySelectorAll('button:not([tabindex="-1"]), a.btn, [role=button]')].filter(button => !notice.contains(button)).filter(button => {
                const a = notice.getBoundingClientRect(), b = button.getBoundingClientRect();
                return b.width > 0 && b.height > 0 && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
                    && b.bottom > 0 && b.top < innerHeight && getComputedStyle(button).visibility === 'visible';
            }).map(button => button.outerHTML.slice(0, 200))""";

    @LocalServerPort
    int port;
    @Autowired
    People people;
    @Autowired
    Passwords passwords;
    @Autowired
    Teams teams;
    @Autowired
    RepositoryService repository;
    @Autowired
    RuntimeService runtime;
    @Autowired
    TaskService tasks;
    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource({"1366,768", "390,844"})
    void aRefusalIsOneSentenceCoversNoButtonAndGoesOnItsOwn(int width, int height) {
        TrialModel.deploy(repository);
        var logins = new TestLogins(people, passwords, teams);
        var team = logins.team(null);
        var rep = logins.person(Role.REP, team);
        var record = new DealFixture(jdbc).customer(rep).toString();
        runtime.startProcessInstanceByKey("trial", record, Map.of("owner", rep, "managerGroup", "team-" + team));
        var task = tasks.createTaskQuery().processInstanceBusinessKey(record).singleResult().getId();
        tasks.setAssignee(task, null);

        try (var session = new Session(port, "en-US", new int[] {width, height}).logIn(rep, TestLogins.PASSWORD)) {
            session.page().clock().install();
            var page = session.open("/camunda/app/tasklist/default/#/?task=" + task).page();
            page.locator(".task-details .claim").waitFor();
            assertThat(page.locator(".task-card .due-date a")).not().isVisible();
            tasks.setAssignee(task, logins.person(Role.REP, team));
            page.locator(".task-details .claim").click();

            var notice = page.locator(".page-notifications .alert-danger").first();
            assertThat(notice).containsText("Already taken by");
            session.picture("notice-" + width);
            assertThat((List<?>) notice.evaluate(BUTTONS_BELOW)).isEmpty();
            assertThat(notice.getByLabel("Close")).isVisible();
            page.clock().fastForward("00:15");
            assertThat(notice).hasCount(0);
        }
    }
}
