package dev.salesflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.salesflow.SalesflowTest;
import dev.salesflow.identity.Passwords;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Teams;
import dev.salesflow.identity.TestLogins;
import dev.salesflow.identity.Viewers;
import dev.salesflow.rules.RuleVersions;
import dev.salesflow.rules.change.RuleFixture;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One manager types, another one joins in, a third approves; then the grade of a customer is asked for its reason. */
@SalesflowTest
@ResourceLock("customer-grade")
class RulesByTwoPeopleTest {

    private static final String TABLE = "customer-grade";

    @LocalServerPort
    int port;
    @Autowired
    People people;
    @Autowired
    Passwords passwords;
    @Autowired
    Teams teams;
    @Autowired
    Viewers viewers;
    @Autowired
    RuleVersions versions;
    @Autowired
    BeanFactory beans;

    @Test
    void aTableIsTypedReviewedPublishedAndExplained() {
        var logins = new TestLogins(people, passwords, teams);
        var author = logins.person(Role.MANAGER, logins.team(null));
        var colleague = logins.person(Role.MANAGER, logins.team(null));
        var reviewer = logins.person(Role.MANAGER, logins.team(null));
        new RuleFixture(beans).giveUp(viewers.of(logins.person(Role.ADMIN, null)), TABLE);
        var before = versions.latest(TABLE).orElseThrow().version();
        var note = "Row seen in the browser " + UUID.randomUUID();

        try (var mei = new Session(port, "en-US", Session.DESK).logIn(author, TestLogins.PASSWORD);
                var li = new Session(port, "zh-CN", Session.DESK).logIn(colleague, TestLogins.PASSWORD)) {
            var page = mei.open("/rules/" + TABLE).page();
            mei.picture("rules-table");
            mei.press("Edit");
            page.waitForURL("**/draft");
            var cells = page.locator("#rule-grid tbody tr").first().locator("td");
            cells.nth(2).click();
            page.keyboard().type(note);
            page.keyboard().press("Enter");
            assertThat(page.locator("#rule-saved")).hasText("Saved.");

            var theirs = li.open("/rules/" + TABLE + "/draft").page();
            assertThat(theirs.locator("#rule-grid tbody tr").first()).containsText(note);
            theirs.locator("#rule-grid tbody tr").nth(1).locator("td").nth(3).click();
            theirs.keyboard().press("F2");
            theirs.keyboard().type("同事也在编辑");
            theirs.keyboard().press("Enter");
            assertThat(page.locator("#rule-grid tbody tr").nth(1)).containsText("同事也在编辑");
            assertThat(page.locator("#rule-people")).not().isEmpty();

            pasteAndTakeBack(page);
            mei.picture("rules-draft");
            li.picture("rules-draft-zh");
            page.locator("#main a.btn-primary").last().click();
            page.waitForURL("**/change");
            mei.settle();
            assertThat(page.locator("#difference")).containsText(note);
            page.locator("#effect form[action$=trial] button").click();
            assertThat(page.locator("#effect [role=status]")).containsText("tried");
            page.locator("#reason").fill("Two notes made clearer");
            mei.press("Submit for review");
            assertThat(page.locator(".alert-success")).isVisible();
            mei.picture("rules-change");
            assertThat(mei.complaints()).isEmpty();
            assertThat(li.complaints()).isEmpty();
        }
        try (var session = new Session(port, "zh-CN", Session.PHONE).logIn(reviewer, TestLogins.PASSWORD)) {
            var page = session.open("/rules/" + TABLE + "/change").page();
            session.settle();
            assertThat(page.locator("#difference")).containsText(note);
            assertThat(session.scrollsSideways()).isFalse();
            session.picture("rules-review-phone");
            session.press("通过并发布");
            page.waitForCondition(() -> versions.latest(TABLE).orElseThrow().version() == before + 1);
            session.open("/rules/" + TABLE);
            assertThat(page.locator("tbody tr").first()).isVisible();
            assertThat(session.scrollsSideways()).isFalse();
            session.open("/rules/" + TABLE + "/why?f.computerisation=NONE&f.selection=STARTED");
            assertThat(page.locator(".why-chosen")).hasCount(1);
            session.picture("rules-why-phone");
            assertThat(session.complaints()).isEmpty();
        }
        var version = versions.latest(TABLE).orElseThrow();
        assertThat(version.approval().reviewer()).isEqualTo(reviewer);
        assertThat(version.source()).contains(note).contains("同事也在编辑");
    }

    /** A range from a spreadsheet goes over two rows and is taken back by one undo. */
    private static void pasteAndTakeBack(Page page) {
        var rows = page.locator("#rule-grid tbody tr");
        var count = rows.count();
        rows.nth(0).locator("td").nth(0).click();
        page.evaluate("""
                () => {
                    const data = new DataTransfer();
                    data.setData('text/plain', '2031-01-01\\t2031-12-31\\n2032-01-01\\t2032-12-31\\n');
                    document.activeElement.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true}));
                }""");
        assertThat(rows.nth(1).locator("td").nth(1)).hasText("2032-12-31");
        page.keyboard().press("Control+z");
        assertThat(rows.nth(1).locator("td").nth(1)).hasText("");
        assertThat(rows).hasCount(count);
        assertThat(page.locator("#rule-saved")).hasText("Saved.");
    }
}
