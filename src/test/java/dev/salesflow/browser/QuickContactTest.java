package dev.salesflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.salesflow.SalesflowTest;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerData;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.identity.Passwords;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Teams;
import dev.salesflow.identity.TestLogins;
import dev.salesflow.process.nextaction.DueActionsByHand;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A rep with a phone, just out of the door of a customer. */
@SalesflowTest
class QuickContactTest {

    @LocalServerPort
    int port;
    @Autowired
    People people;
    @Autowired
    Passwords passwords;
    @Autowired
    Teams teams;
    @Autowired
    CustomerBook customers;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    BeanFactory beans;

    @Test
    void recordsAContactOnAPhoneFindsTheNextActionOnTheDayPageAndDoesItInTasklist() {
        var rep = new TestLogins(people, passwords, teams).person(Role.REP, null);
        var name = "Phone Pumps " + UUID.randomUUID().toString().substring(0, 8);
        var customer = customers.register(CustomerData.named(name).with(CustomerField.OWNER, rep), rep).id();
        try (var phone = new Session(port, "en-US", Session.PHONE).logIn(rep, TestLogins.PASSWORD)) {
            var page = phone.page();
            page.locator(".quick-contact-link").click();
            recordsByKeyboardAndThumb(page, name);
            assertThat(page.locator("[role=status]").first()).containsText("Recorded: contact with " + name);
            assertThat(page.locator(".todo")).containsText("Send the reference");
            phone.picture("day-phone");
            assertThat(phone.scrollsSideways()).isFalse();

            jdbc.sql("update contact_record set next_due = current_date where customer_id = ?").param(customer).update();
            new DueActionsByHand(beans).run();
            new Tasklist(phone).pick("Next action").mark("I spoke to the customer").mark("By phone").write("What was said", "They have it").complete();

            assertThat(phone.open("/customers/" + customer).page().locator("main")).containsText("They have it");
            assertThat(phone.open("/").page().locator(".todo")).hasCount(0);
            // A browser reports the one refusal, too.
            assertThat(phone.complaints()).allSatisfy(complaint -> assertThat(complaint).contains("422", "/contact-records"));
        }
    }

    private static void recordsByKeyboardAndThumb(Page page, String name) {
        page.locator("#customerName").pressSequentially(name.substring(0, 9));
        assertThat(page.locator("#customer-options [role=option]").first()).containsText(name);
        page.locator("#customerName").press("ArrowDown");
        page.locator("#customerName").press("Enter");
        assertThat(page.locator("#customerName")).hasValue(name);
        page.getByText("WeChat", new Page.GetByTextOptions().setExact(true)).click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save")).click();
        assertThat(page.locator("#said-problem")).isVisible();
        assertThat(page.locator("#customerName")).hasValue(name);
        page.locator("#said").fill("They want a reference");
        page.locator("#nextAction").fill("Send the reference");
        page.locator("label[for=due-nextWorkingDay]").click();
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(java.nio.file.Path.of("target", "screenshots", "quick-contact-phone.png")));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save")).click();
    }
}
