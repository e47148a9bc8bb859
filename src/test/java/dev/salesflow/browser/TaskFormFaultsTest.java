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
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A form in Tasklist that cannot be completed as it is: the person is led to the fault, and nothing typed is lost. */
@SalesflowTest
class TaskFormFaultsTest {

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

    String rep;
    UUID deal;

    @BeforeEach
    void aRepWithAFirstVisitToRecord() {
        rep = new TestLogins(people, passwords, teams).person(Role.REP, null);
        deal = deals.open(Opening.of(new DealFixture(jdbc).customer(rep), UUID.randomUUID().toString()), rep).id();
    }

    @ParameterizedTest
    @CsvSource({"1366,768", "390,844"})
    void leadsToTheFirstFaultAndSaysWhyItIsRefusedKeepingWhatWasTyped(int width, int height) {
        try (var session = new Session(port, "en-US", new int[] {width, height}).logIn(rep, TestLogins.PASSWORD)) {
            var tasks = new Tasklist(session).pick("Record first visit").write("The need, in the customer's own words", "Kept as it is typed");

            tasks.press();
            var first = session.page().locator(".fjs-form-field", new Page.LocatorOptions().setHasText("How?")).last();
            assertThat(first.locator("input")).isFocused();
            assertThat(first).isInViewport();
            assertThat(session.page().locator(".page-notifications .alert-danger")).not().isVisible();

            // A choice that is led to stands open.
            session.page().locator(".fjs-dropdownlist-item").filter(new Locator.FilterOptions().setHasText("Online")).click();
            var tomorrow = LocalDate.now().plusDays(1).format(DateTimeFormatter.ofPattern("MM/dd/yyyy"));
            tasks.write("Whom did you meet", "Ms Li, head of IT").write("Next action", "Send references")
                    .write("Expected amount", "123456789012.34")
                    .write("Proof that they can and will spend it", "The board's minutes").date("Date of the visit", tomorrow).mark("Another visit first");
            assertThat(tasks.refused()).contains("still to come");
            assertThat(tasks.input("Date of the visit")).isFocused();
            assertThat(tasks.fault(tasks.input("Date of the visit"))).hasText(tasks.refusal().innerText());
            assertThat(tasks.refusal()).isInViewport();
            assertThat(session.page().locator(".page-notifications .alert-danger")).hasCount(0);
            assertThat(TasklistLook.complete(session.page())).isInViewport();
            session.picture("refused-" + width);
            assertThat(tasks.value("The need, in the customer's own words")).isEqualTo("Kept as it is typed");
            assertThat(tasks.value("Expected amount")).isEqualTo("123456789012.34");

            tasks.date("Date of the visit", LocalDate.now().format(DateTimeFormatter.ofPattern("MM/dd/yyyy"))).complete();
            assertThat(deals.get(deal).amount()).isEqualByComparingTo("123456789012.34");
        }
    }

    @ParameterizedTest
    @CsvSource({"en-US, Record first visit, Expected amount, Expected signing, The need, Complete, not a number, no such day",
            "zh-CN, 记录初访, 预计金额, 预计签约日期, 客户需求, 完成, 不是数字, 没有这一天"})
    void keepsWhatIsNoNumberOrNoDayInSightSaysSoAndCompletesNothing(String language, String task, String amountLabel, String signingLabel,
            String need, String complete, String noNumber, String noDay) {
        try (var session = new Session(port, language, Session.DESK).logIn(rep, TestLogins.PASSWORD)) {
            var tasks = new Tasklist(session).pick(task);
            var amount = tasks.input(amountLabel);
            var signing = tasks.input(signingLabel);

            amount.pressSequentially("abc");
            signing.fill(signing.getAttribute("placeholder").replace("mm", "02").replace("dd", "31").replace("yyyy", "2031"));
            var typed = signing.inputValue();
            signing.press("Enter");
            tasks.write(need, "Something else is typed meanwhile");
            tasks.press(complete);

            assertThat(amount).hasValue("abc");
            assertThat(signing).hasValue(typed);
            assertThat(tasks.fault(amount)).containsText(noNumber);
            assertThat(tasks.fault(signing)).containsText(noDay);
            assertThat(signing).isFocused();
            session.picture("no-number-" + language);

            signing.fill("");
            tasks.press(complete);
            assertThat(amount).isFocused();
            amount.fill("１,２34,567.5");
            assertThat(amount).hasValue("1234567.5");
            assertThat(tasks.fault(amount)).hasCount(0);
            assertThat(deals.get(deal).amount()).isNull();
        }
    }

    @Test
    void tellsARefusedStartOnceWordByWordAndForgetsItWithTheNextTry() {
        var hostile = "<img src=x onerror=\"document.title='attacked'\"> & \"Sons\" " + UUID.randomUUID();
        var customer = new DealFixture(jdbc).customer(rep);
        jdbc.sql("update customer set name = ? where id = ?").params(hostile, customer).update();
        try (var session = new Session(port, "en-US", Session.DESK).logIn(rep, TestLogins.PASSWORD)) {
            var tasks = new Tasklist(session).startProcess("Opportunity");
            var refused = tasks.refusal();

            tasks.write("Customer: name or number", hostile.substring(0, hostile.length() - 1)).press("Start");
            assertThat(refused).containsText(hostile);
            assertThat(tasks.fault(tasks.input("Customer: name or number"))).hasText(refused.innerText());
            assertThat(session.page().locator(".modal-content img")).hasCount(0);
            session.picture("start-refused");

            tasks.write("Customer: name or number", "Nobody \"" + UUID.randomUUID() + "\"").press("Start");
            assertThat(refused.filter(new Locator.FilterOptions().setHasText("Nobody \""))).hasCount(1);
            assertThat(refused).hasCount(1);

            tasks.write("Customer: name or number", hostile).press("Start");
            assertThat(session.page().locator(".page-notifications .alert-info").first()).containsText("The process has been started.");
            assertThat(session.page().locator("[notifications-panel] .alert-danger")).hasCount(0);
            assertThat(session.page()).not().hasTitle("attacked");
        }
    }
}
