package dev.salesflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.salesflow.SalesflowTest;
import dev.salesflow.identity.Passwords;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Teams;
import dev.salesflow.identity.TestLogins;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All that a rep comes across in Tasklist, in both languages, at a desk and on a phone, by ordinary clicks. */
@SalesflowTest
class TasklistSweepTest {

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
    JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource({"en-US,1366,768", "en-US,390,844", "zh-CN,1366,768", "zh-CN,390,844"})
    void everyActionIsWithinReachAndNothingIsInTheOtherLanguage(String locale, int width, int height) {
        var rep = repWithADeal(locale.startsWith("zh") ? "华东精密机械制造（集团）股份有限公司" : "Hailan Motors and Engines of the East Ltd", locale.startsWith("zh") ? "李雷" : "Li Lei");
        var phone = width < 800;
        try (var session = new Session(port, locale, new int[] {width, height}).logIn(rep, TestLogins.PASSWORD)) {
            var look = new TasklistLook(session, locale);
            var page = session.open("/camunda/app/tasklist/default/").page();
            page.locator(".tasks-list .task").first().waitFor();
            if (phone) {
                page.locator(".column-center .sf-way").click();
            }
            assertThat(page.locator(".task-filters .task-filter a[ng-click], .task-filters li a")).not().hasCount(0);
            look.at("filters");
            page.locator(".task-filters li a, .task-filters .task-filter a").first().click();
            look.at("list");
            look.all().assertThat((Boolean) page.locator(".tasks-list .variable-value").first()
                    .evaluate("card => card.scrollHeight <= card.clientHeight + 2 && card.scrollWidth <= card.clientWidth + 2"))
                    .as("the card is shown as a whole").isTrue();
            assertThat(page.locator(".tasks-list .priority").first()).hasText(Pattern.compile("^\\s*\\d{1,2}\\s*$"));

            page.locator(".tasks-list .task").first().click();
            page.locator(".task-details .fjs-form").waitFor();
            page.locator(".sf-about a").first().waitFor();
            look.reachable(TasklistLook.complete(page), "complete");
            look.at("task");
            TasklistLook.complete(page).click();
            page.locator(".fjs-form-field-error").first().waitFor();
            look.at("faults");
            tabs(page, look);

            if (phone) {
                // In one breath, so that the address still follows the tab when the list is back.
                page.evaluate("() => { document.querySelector('.task-card .nav-tabs li a').click(); document.querySelector('.column-right .sf-way').click(); }");
                look.reachable(page.locator(".tasks-list .task").first(), "the way back");
                page.locator(".navbar-toggle").click();
            }
            page.locator(".start-process-action a").click();
            page.locator(".modal-content .processes a").first().click();
            page.locator(".modal-content .fjs-form").waitFor();
            look.reachable(page.locator(".modal-content .btn-primary").last(), "start");
            look.at("start");
            look.all().assertAll();
        }
    }

    /** History and comments are the engine's and shown to whom it lets read them. */
    private static void tabs(Page page, TasklistLook look) {
        var tabs = page.locator(".task-card .nav-tabs li a");
        tabs.nth(2).click();
        page.locator(".task-card .djs-container").waitFor();
        look.at("diagram");
        tabs.nth(3).click();
        look.at("description");
    }

    private String repWithADeal(String customer, String name) {
        var rep = new TestLogins(people, passwords, teams).person(Role.REP, null);
        var id = new DealFixture(jdbc).customer(rep);
        jdbc.sql("update customer set name = ? where id = ?").params(customer, id).update();
        jdbc.sql("update app_user set name = ? where login = ?").params(name, rep).update();
        var deal = deals.open(Opening.of(id, UUID.randomUUID().toString()), rep).id();
        jdbc.sql("update opportunity set amount = 120000, currency = 'CNY' where id = ?").param(deal).update();
        return rep;
    }
}
