package dev.salesflow.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.SalesflowTest;
import dev.salesflow.identity.Passwords;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Teams;
import dev.salesflow.identity.TestLogins;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The engine's web apps speak the language that the person chose, whatever the browser's is. */
@SalesflowTest
class WebAppLanguageTest {

    @LocalServerPort
    int port;
    @Autowired
    People people;
    @Autowired
    Passwords passwords;
    @Autowired
    Teams teams;
    @Autowired
    JdbcClient jdbc;

    @Test
    void whoeverChoseChineseReadsChineseInAnEnglishBrowserAndTheOtherWayRound() {
        var admin = new TestLogins(people, passwords, teams).person(Role.ADMIN, null);
        try (var english = new Session(port, "en-US", Session.DESK).logIn(admin, TestLogins.PASSWORD);
                var chinese = new Session(port, "zh-CN", Session.DESK).logIn(admin, TestLogins.PASSWORD)) {
            chooses(admin, "zh");
            Map.of("tasklist", "任务列表", "cockpit", "流程监控", "admin", "系统管理", "welcome", "欢迎页").forEach((app, name) ->
                    assertThat(opens(app, english)).as(app).contains(name, "Salesflow").doesNotContain("SIGN_OUT", "My profile"));

            chooses(admin, "en");
            Map.of("tasklist", "Tasklist", "cockpit", "Cockpit", "admin", "Admin", "welcome", "Welcome").forEach((app, name) ->
                    assertThat(opens(app, chinese)).as(app).contains(name).doesNotContainPattern("\\p{IsHan}"));
        }
    }

    @Test
    void aTextKeptOfAnEarlierReleaseIsNotShownAgain() {
        var admin = new TestLogins(people, passwords, teams).person(Role.ADMIN, null);
        chooses(admin, "zh");
        try (var session = new Session(port, "zh-CN", Session.DESK).logIn(admin, TestLogins.PASSWORD)) {
            opens("welcome", session);
            session.page().evaluate("() => localStorage.setItem('camunda-web', localStorage.getItem('camunda-web').replaceAll('个人资料', '旧词'))");

            assertThat(opens("welcome", session)).contains("个人资料").doesNotContain("旧词");
        }
    }

    private void chooses(String login, String language) {
        jdbc.sql("update app_user set language = ? where login = ?").param(language).param(login).update();
    }

    private String opens(String app, Session session) {
        var page = session.open("/camunda/app/" + app + "/default/").page();
        page.locator("[cam-widget-header] .brand-name").first().waitFor();
        session.settle();
        return page.title() + page.locator("body").innerText();
    }
}
