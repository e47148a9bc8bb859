package dev.salesflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.salesflow.SalesflowTest;
import dev.salesflow.identity.Passwords;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Teams;
import dev.salesflow.identity.TestLogins;
import dev.salesflow.identity.Viewers;
import dev.salesflow.rules.change.DraftBook;
import dev.salesflow.rules.change.DraftGrid;
import dev.salesflow.rules.change.RuleFixture;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A rule's grid under somebody's hands, who knows spreadsheets: only a browser shows what a key or a finger does. */
@SalesflowTest
class RuleGridByHandTest {

    private static final String TABLE = "occasion-way";
    private static final int FROM = 0;
    private static final int NOTE = 2;
    private static final int NOTE_ZH = 3;
    private static final int KIND = 4;

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
    DraftBook drafts;
    @Autowired
    BeanFactory beans;

    String manager;

    @BeforeEach
    void aDraft() {
        var logins = new TestLogins(people, passwords, teams);
        manager = logins.person(Role.MANAGER, logins.team(null));
        nothingStaysOpen();
        drafts.begin(viewers.of(manager), TABLE);
    }

    @AfterEach
    void nothingStaysOpen() {
        var logins = new TestLogins(people, passwords, teams);
        new RuleFixture(beans).giveUp(viewers.of(logins.person(Role.ADMIN, null)), TABLE);
    }

    @Test
    void keysFillTypeOverAndMove() {
        try (var desk = new Session(port, "en-US", Session.DESK).logIn(manager, TestLogins.PASSWORD)) {
            var page = desk.open("/rules/" + TABLE + "/draft").page();
            assertThat(cell(page, 0, NOTE)).not().isEmpty();

            oneCellFillsARange(page);
            theFirstCharacterIsKept(page);
            severalRowsMoveInTheirOrder(page);

            assertThat(page.locator("#rule-saved")).hasText("Saved.");
            assertThat(rows()).extracting(row -> row.cell("note (en)")).startsWith("A holiday", "One for all", "One for all");
            assertThat(rows().get(1).cell("valid from")).isEqualTo("2031-05-04");
            assertThat(rows().get(1).cell("kind =")).isEqualTo("HOLIDAY");
            somebodyElseGivesItUp(desk);
            assertThat(desk.complaints()).isEmpty();
        }
    }

    private static void oneCellFillsARange(Page page) {
        cell(page, 0, NOTE).click();
        page.keyboard().press("Shift+ArrowDown");
        page.evaluate("""
                () => {
                    const data = new DataTransfer();
                    data.setData('text/plain', 'One for all\\r\\n');
                    document.activeElement.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true}));
                }""");
        assertThat(cell(page, 0, NOTE)).hasText("One for all");
        assertThat(cell(page, 1, NOTE)).hasText("One for all");
        assertThat(cell(page, 2, NOTE)).not().hasText("One for all");
        cell(page, 2, NOTE).click();
        page.keyboard().type("A holiday");
        page.keyboard().press("Enter");
        assertThat(cell(page, 2, NOTE)).hasText("A holiday");
    }

    private static void theFirstCharacterIsKept(Page page) {
        cell(page, 0, FROM).click();
        page.keyboard().type("2031-05-04");
        page.keyboard().press("Enter");
        assertThat(cell(page, 0, FROM)).hasText("2031-05-04");

        var holiday = cell(page, 4, KIND).innerText();
        assertThat(cell(page, 0, KIND)).not().hasText(holiday);
        cell(page, 0, KIND).click();
        page.keyboard().type(holiday.substring(0, 1).toLowerCase());
        page.keyboard().press("Enter");
        assertThat(cell(page, 0, KIND)).hasText(holiday);
    }

    private static void severalRowsMoveInTheirOrder(Page page) {
        var before = List.of(cell(page, 0, NOTE_ZH).innerText(), cell(page, 1, NOTE_ZH).innerText(), cell(page, 2, NOTE_ZH).innerText());
        cell(page, 0, NOTE_ZH).click();
        page.keyboard().press("Shift+ArrowDown");
        page.locator("[data-do=down]").click();
        assertThat(cell(page, 0, NOTE_ZH)).hasText(before.get(2));
        assertThat(cell(page, 1, NOTE_ZH)).hasText(before.get(0));
        assertThat(cell(page, 2, NOTE_ZH)).hasText(before.get(1));
    }

    private void somebodyElseGivesItUp(Session desk) {
        nothingStaysOpen();

        assertThat(desk.page().locator("#rule-notice")).containsText("This change was given up;");
        assertThat(desk.page().locator("#rule-saved")).hasText("This change is not typed in any more.");
        assertThat(desk.page().locator("[data-do=insert]")).isDisabled();
        desk.look("rules-draft-over");
        desk.page().locator("#rule-notice a").click();
        desk.page().waitForURL("**/rules/" + TABLE);
    }

    @Test
    void aFingerTypesWithItsSecondTap() {
        try (var phone = Session.onAPhone(port, "zh-CN").logIn(manager, TestLogins.PASSWORD)) {
            var page = phone.open("/rules/" + TABLE + "/draft").page();
            var note = cell(page, 1, NOTE_ZH);

            note.tap();
            assertThat(note).hasAttribute("aria-selected", "true");
            assertThat(page.locator("#rule-grid input")).hasCount(0);
            note.tap();
            assertThat(note.locator("input")).isFocused();
            note.locator("input").fill("用手指输入");
            page.keyboard().press("Enter");

            assertThat(note).hasText("用手指输入");
            assertThat(page.locator("#rule-saved")).hasText("已保存。");
            assertThat(rows().get(1).cell("note (zh)")).isEqualTo("用手指输入");
            assertThat(phone.scrollsSideways()).isFalse();
            phone.look("rules-draft-phone");
            assertThat(phone.complaints()).isEmpty();
        }
    }

    private static Locator cell(Page page, int row, int column) {
        return page.locator("#rule-grid td[data-row='%d'][data-column='%d']".formatted(row, column));
    }

    private List<DraftGrid.Row> rows() {
        return drafts.grid(drafts.open(TABLE).orElseThrow()).rows();
    }
}
