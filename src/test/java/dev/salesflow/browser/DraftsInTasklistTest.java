package dev.salesflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.salesflow.SalesflowTest;
import dev.salesflow.identity.Passwords;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Teams;
import dev.salesflow.identity.TestLogins;
import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.ContactBook;
import dev.salesflow.nurturing.ContactFixture;
import dev.salesflow.opportunity.DealFacts;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.FactBook;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.process.nextaction.DueActionsByHand;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a rep typed and did not send stays, whatever they do next; and after a task is done the keyboard is at the next one. */
@SalesflowTest
class DraftsInTasklistTest {

    @LocalServerPort int port;
    @Autowired People people;
    @Autowired Passwords passwords;
    @Autowired Teams teams;
    @Autowired OpportunityBook deals;
    @Autowired FactBook facts;
    @Autowired ContactBook contacts;
    @Autowired Viewers viewers;
    @Autowired BeanFactory beans;
    @Autowired JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource({"en-US, Record first visit, 'The need, in the customer''s own words', Next action, 'Done, without a contact', Save, Complete, Saved as a draft, kept as a draft there, Your draft is back",
            "zh-CN, 记录初访, 客户需求, 下一步行动, 已完成，无需联系, 保存, 完成, 草稿已保存, 已存为草稿, 已恢复您的草稿"})
    void savesWithoutMarkingWhatIsEmptyAndKeepsADraftOfWhateverIsLeft(String language, String visit, String need, String action, String done, String save,
            String complete, String saved, String kept, String restored) {
        try (var session = new Session(port, language, Session.DESK).logIn(aRepWithTwoTasks(), TestLogins.PASSWORD)) {
            var page = session.page();
            var told = page.locator(".sf-saved");
            var tasks = new Tasklist(session).pick(visit).write(need, "One system < three");

            tasks.press(save);
            assertThat(told).containsText(saved);
            assertThat(page.locator(".fjs-form-field-error")).hasCount(0);
            session.picture("draft-saved-" + language);

            tasks.write(need, "One system, soon").pick(action);
            assertThat(told).containsText(kept);
            tasks.pick(visit);
            assertThat(page.locator(".sf-back")).containsText(restored);
            assertThat(page.locator(".fjs-form textarea").first()).hasValue("One system, soon");

            tasks.write(need, "One system, and then the page was left");
            session.open("/");
            tasks = new Tasklist(session).pick(visit);
            assertThat(page.locator(".fjs-form textarea").first()).hasValue("One system, and then the page was left");

            tasks.pick(action).mark(done).complete(complete);
            assertThat(page.locator(".tasks-list .task a:focus", new Page.LocatorOptions().setHasText(visit))).hasCount(1);
        }
    }

    @Test
    void ofWhatNobodyTouchedADraftBringsBackWhatIsKnownByThen() {
        var rep = aRepWithTwoTasks();
        var deal = jdbc.sql("select id from opportunity where owner_login = ?").param(rep).query(UUID.class).single();
        facts.learn(deal, DealFacts.NONE.withAmount(new BigDecimal("300"), "CNY"), rep);
        try (var session = new Session(port, "en-US", Session.DESK).logIn(rep, TestLogins.PASSWORD)) {
            var tasks = new Tasklist(session).pick("Record first visit").write("The need, in the customer's own words", "One system");
            tasks.press("Save");
            assertThat(session.page().locator(".sf-saved")).containsText("Saved as a draft");
            facts.learn(deal, DealFacts.NONE.withAmount(new BigDecimal("450"), "CNY"), rep);

            session.open("/");
            new Tasklist(session).pick("Record first visit");

            assertThat(session.page().locator(".fjs-form textarea").first()).hasValue("One system");
            assertThat(session.page().locator(".fjs-form-field-number input").first()).hasValue("450");
            session.picture("draft-is-back");

            session.press("Discard the draft");
            assertThat(session.page().locator(".fjs-form textarea").first()).hasValue("");
            assertThat(session.page().locator(".sf-back")).hasCount(0);
        }
    }

    private String aRepWithTwoTasks() {
        var rep = new TestLogins(people, passwords, teams).person(Role.REP, null);
        var customer = new DealFixture(jdbc).customer(rep);
        deals.open(Opening.of(customer, UUID.randomUUID().toString()), rep);
        contacts.record(ContactFixture.withNext(ContactFixture.call(customer), rep, LocalDate.now()), viewers.of(rep));
        new DueActionsByHand(beans).run();
        return rep;
    }
}
