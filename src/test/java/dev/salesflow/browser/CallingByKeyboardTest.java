package dev.salesflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.salesflow.SalesflowTest;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerData;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.identity.Passwords;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Teams;
import dev.salesflow.identity.TestLogins;
import dev.salesflow.identity.Viewers;
import dev.salesflow.prospecting.NameFilter;
import dev.salesflow.prospecting.NewList;
import dev.salesflow.prospecting.ProspectBook;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A telemarketer with the receiver in one hand. */
@SalesflowTest
class CallingByKeyboardTest {

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
    CustomerBook customers;
    @Autowired
    ProspectBook lists;
    @Autowired
    JdbcClient jdbc;

    @Test
    void callsSeveralNamesWithoutTouchingTheMouse() {
        var logins = new TestLogins(people, passwords, teams);
        var team = logins.team(null);
        var manager = logins.person(Role.MANAGER, team);
        var caller = logins.person(Role.TELEMARKETER, team);
        var territory = "Keys " + UUID.randomUUID();
        for (var i = 1; i <= 4; i++) {
            customers.register(CustomerData.named("Keyboard Mills " + i + " " + territory.substring(5, 13)).with(CustomerField.TERRITORY, territory)
                    .with(CustomerField.PHONE, "0512-6000 000" + i), manager);
        }
        var list = lists.make(new NewList(UUID.randomUUID().toString(), "Directory", "Seminar", new NameFilter(null, territory, null, null, null, null, true), Set.of(caller)),
                viewers.of(manager));
        try (var desk = new Session(port, "en-US", Session.DESK).logIn(caller, TestLogins.PASSWORD)) {
            var page = desk.open("/prospecting/lists/" + list + "/call").page();
            assertThat(page.locator("main button[autofocus]")).isFocused();
            page.keyboard().press("Enter");

            callInVain(page);
            talk(page);
            takeBack(page);
            desk.picture("call-desk");

            assertThat(desk.complaints()).allSatisfy(complaint -> assertThat(complaint).contains("422"));
            assertThat(jdbc.sql("select c.outcome from prospect_call c join prospect p on p.id = c.prospect_id where p.list_id = ? and c.undone_at is null order by c.called_at")
                    .param(list).query(String.class).list()).containsExactly("NOT_REACHED", "INTERESTED", "WRONG_NUMBER");
            assertThat(jdbc.sql("select next_due, said from contact_record where recorded_by = ?").param(caller)
                    .query((row, n) -> row.getObject(1, LocalDate.class) + " " + row.getString(2)).list())
                    .containsExactly(LocalDate.now().plusYears(1).withDayOfYear(1) + " wants a visit");
            assertThat(jdbc.sql("select grade from customer where territory = ? and grade is not null").param(territory).query(String.class).list()).containsExactly("A");
        }
    }

    /** Nobody is faster than the page; a test is. */
    private static void ready(Page page) {
        assertThat(page.locator("[data-call][data-ready]")).isVisible();
    }

    private static void callInVain(Page page) {
        ready(page);
        assertThat(page.locator("#outcome-INTERESTED")).isFocused();
        page.keyboard().press("5");
        assertThat(page.locator("#outcome-NOT_REACHED")).isChecked();
        page.keyboard().press("Enter");
        assertThat(page.locator(".call-told")).containsText("Not reached");
        ready(page);
    }

    /** Saved too early, mended where the cursor then stands; letters in texts choose nothing. */
    private static void talk(Page page) {
        page.keyboard().press("1");
        page.keyboard().press("Enter");
        assertThat(page.locator("#followUpDue")).isFocused();
        ready(page);
        page.keyboard().type("0101" + (LocalDate.now().getYear() + 1));
        page.keyboard().press("Escape");
        assertThat(page.locator("#outcome-INTERESTED")).isFocused();
        tabTo(page, "note");
        page.keyboard().type("wants a visit");
        page.keyboard().press("Escape");
        tabTo(page, "computerisation");
        page.keyboard().type("None");
        page.keyboard().press("Tab");
        page.keyboard().type("Has");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator(".call-told")).containsText("Interested");
        ready(page);
    }

    private static void tabTo(Page page, String field) {
        for (var steps = 0; steps < 40 && !field.equals(page.evaluate("document.activeElement.id")); steps++) {
            page.keyboard().press("Tab");
        }
        assertThat(page.locator("#" + field)).isFocused();
    }

    private static void takeBack(Page page) {
        page.keyboard().press("7");
        page.keyboard().press("Enter");
        assertThat(page.locator(".call-told")).containsText("Duplicate");
        ready(page);
        page.keyboard().press("u");
        assertThat(page.locator("main [role=status]").first()).containsText("Taken back");
        ready(page);
        page.keyboard().press("6");
        assertThat(page.locator("#outcome-WRONG_NUMBER")).isChecked();
        page.keyboard().press("Enter");
        assertThat(page.locator(".call-told")).containsText("Wrong number");
    }
}
