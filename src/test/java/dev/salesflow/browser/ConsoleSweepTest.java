package dev.salesflow.browser;


import com.microsoft.playwright.options.LoadState;
import dev.salesflow.SalesflowTest;
import dev.salesflow.identity.Passwords;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Teams;
import dev.salesflow.identity.TestLogins;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every page that an administrator's menu leads to, in both languages, at a desk and on a phone. */
@SalesflowTest
class ConsoleSweepTest {

    private static final List<String> PAGES = List.of("/", "/customers", "/customers/new", "/customers/duplicates", "/contacts", "/opportunities", "/pipeline",
            "/grading/ungraded", "/coaching", "/imports", "/exports", "/people", "/people/new", "/teams", "/tasks", "/tasks?of=team", "/absences", "/processes", "/account",
            "/contact-records/new", "/next-actions", "/next-actions?view=month&whose=team");

    @LocalServerPort
    int port;
    @Autowired
    People people;
    @Autowired
    Passwords passwords;
    @Autowired
    Teams teams;

    @ParameterizedTest
    @CsvSource({"en-US,1366,768", "en-US,390,844", "zh-CN,1366,768", "zh-CN,390,844"})
    void noPageScrollsSidewaysLacksATextOrComplains(String locale, int width, int height) {
        var admin = new TestLogins(people, passwords, teams).person(Role.ADMIN, null);
        var all = new SoftAssertions();
        try (var session = new Session(port, locale, new int[] {width, height}).logIn(admin, TestLogins.PASSWORD)) {
            for (var path : PAGES) {
                var page = session.open(path).page();
                page.waitForLoadState(LoadState.NETWORKIDLE);
                all.assertThat(session.scrollsSideways()).as(path + " scrolls sideways").isFalse();
                all.assertThat(page.locator("body").innerText()).as(path).doesNotContain("??");
                all.assertThat(page.locator("html").getAttribute("lang")).as(path).isEqualTo(locale.substring(0, 2).equals("zh") ? "zh-CN" : "en");
                all.assertThat(session.complaints()).as(path + " in the browser's console").isEmpty();
            }
        }
        all.assertAll();
    }
}
