package dev.salesflow.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
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
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A quotation beyond the limit goes through an opinion, an added signer who hands it over, and two approvers, in Tasklist and on its page, in both languages, and comes back. */
@SalesflowTest
@ResourceLock("duties")
class QuotationApprovalTest {

    @LocalServerPort int port;
    @Autowired People people;
    @Autowired Passwords passwords;
    @Autowired Teams teams;
    @Autowired OpportunityBook deals;
    @Autowired ProcessEngine engine;
    @Autowired JdbcClient jdbc;

    private String rep;
    private String manager;
    private String finance;
    private String director;
    private String colleague;
    private UUID deal;

    @BeforeEach
    void aDealThatIsToBeQuoted() {
        var logins = new TestLogins(people, passwords, teams);
        var team = logins.team(null);
        rep = logins.person(Role.REP, team);
        manager = logins.person(Role.MANAGER, team);
        finance = holder(logins, "FINANCE", "Fay Fields");
        director = holder(logins, "DIRECTOR", "Dora Dean");
        colleague = named(logins, "Gus Green");
        deal = deals.open(Opening.of(new DealFixture(jdbc).customer(rep), UUID.randomUUID().toString()), rep).id();
        new DealFixture(jdbc).knowsAll(deal);
        var instance = engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(deal.toString()).singleResult();
        engine.getRuntimeService().createProcessInstanceModification(instance.getId()).startBeforeActivity("makeQuotation")
                .cancelAllForActivity("recordVisit").execute();
    }

    private String holder(TestLogins logins, String duty, String name) {
        var login = named(logins, name);
        jdbc.sql("delete from person_function where function = ?").param(duty).update();
        jdbc.sql("insert into person_function (login, function) values (?, ?)").params(login, duty).update();
        return login;
    }

    private String named(TestLogins logins, String name) {
        var login = logins.person(Role.MANAGER, logins.team(null));
        jdbc.sql("update app_user set name = ? where login = ?").params(name, login).update();
        return login;
    }

    @Test
    void aDeepDiscountIsDelegatedSignedByAnAddedSignersColleagueAndTheManagerAndSentBackByTheDirector() {
        theRepSubmitsIt();
        theManagerAsksFinanceAndAddsThemAndFinanceHandsItOver();
        theDirectorSendsItBackOnAPhone();
        theRepReadsWhyAndHasItAgain();
    }

    private void theRepSubmitsIt() {
        try (var session = new Session(port, "en-US", Session.DESK).logIn(rep, TestLogins.PASSWORD)) {
            var product = new DealFixture(jdbc).listed("114285.71", "30000");
            var tasks = new Tasklist(session).pick("Prepare quotation").mark("Submit this quotation").choose("Product", DealFixture.thing(product))
                    .write("Amount to be paid", "80000").choose("Currency", "CNY");
            PlaywrightAssertions.assertThat(session.page().locator(".task-details")).containsText("List price 114,285.71 CNY each, with tax");
            session.picture("offer-off-the-list");
            tasks
                    .date("Valid until", LocalDate.now().plusDays(30).format(DateTimeFormatter.ofPattern("MM/dd/yyyy"))).complete();
            var page = session.open("/opportunities/" + deal).page();
            PlaywrightAssertions.assertThat(page.locator("main")).containsText("Being approved");
            session.press("Urge");
            PlaywrightAssertions.assertThat(page.locator("main")).containsText("Urged.");
            session.picture("approval-of-the-rep");
        }
    }

    /** 委派 comes back with an opinion, 加签 asks one more, who gives it away (转办). */
    private void theManagerAsksFinanceAndAddsThemAndFinanceHandsItOver() {
        try (var atTheManagers = new Session(port, "en-US", Session.DESK).logIn(manager, TestLogins.PASSWORD);
                var atFinance = new Session(port, "zh-CN", Session.DESK).logIn(finance, TestLogins.PASSWORD)) {
            var page = atTheManagers.open("/").page();
            PlaywrightAssertions.assertThat(page.locator("main")).containsText("urged");
            atTheManagers.picture("approval-on-the-day");
            assertThat(new Tasklist(atTheManagers).pick("Approve quotation").card("Approve quotation")).contains("80,000.00 CNY");
            atTheManagers.picture("approval-in-tasklist");
            passesOn(atTheManagers, finance, "AFTER", "Ask for an opinion", "asked Fay Fields for an opinion");
            new Tasklist(atFinance).pick("审批报价").write("审批意见", "成本覆盖得住").complete("完成");

            atTheManagers.open("/approvals/" + approval());
            PlaywrightAssertions.assertThat(page.locator("main")).containsText("成本覆盖得住");
            passesOn(atTheManagers, finance, "BEFORE", "Add a signer", "added Fay Fields, asked before me");
            passesOn(atFinance, colleague, "BESIDE", "转办", "由 Fay Fields 转办给 Gus Green");
            atFinance.picture("approval-handed-over");
            assertThat(atTheManagers.complaints()).isEmpty();
            assertThat(atFinance.complaints()).isEmpty();

            approvesInTasklist(colleague, "zh-CN", "审批报价", "同意", "完成");
            new Tasklist(atTheManagers).pick("Approve quotation").mark("Approve").complete();
        }
    }

    /** @param place counts for an added signer only */
    private void passesOn(Session who, String to, String place, String how, String told) {
        var page = who.page().url().contains("/approvals/") ? who.page() : who.open("/approvals/" + approval()).page();
        var more = page.locator("details").filter(new Locator.FilterOptions().setHas(page.locator("select[name=place]"))).first();
        if (more.getAttribute("open") == null) {
            more.locator("summary").click();
        }
        more.locator("select[name=to]").selectOption(to);
        more.locator("select[name=place]").selectOption(place);
        who.picture("approval-page");
        who.press(how);
        PlaywrightAssertions.assertThat(page.locator("main")).containsText(told);
    }

    private void approvesInTasklist(String login, String locale, String task, String approve, String complete) {
        try (var session = new Session(port, locale, Session.DESK).logIn(login, TestLogins.PASSWORD)) {
            var form = new Tasklist(session).pick(task).mark(approve);
            session.picture("approval-in-tasklist-" + locale);
            form.complete(complete);
        }
    }

    private void theDirectorSendsItBackOnAPhone() {
        try (var session = new Session(port, "zh-CN", Session.PHONE).logIn(director, TestLogins.PASSWORD)) {
            var page = session.open("/approvals/" + approval()).page();
            session.press("驳回");
            PlaywrightAssertions.assertThat(page.locator(".invalid-feedback").first()).isVisible();
            assertThat(session.scrollsSideways()).isFalse();
            page.locator("textarea[name=comment]").first().fill("毛利太低，请重新核算。");
            session.picture("approval-on-a-phone");
            session.press("驳回");
            PlaywrightAssertions.assertThat(page.locator("main")).containsText("已驳回");
            session.picture("approval-sent-back");
        }
    }

    private void theRepReadsWhyAndHasItAgain() {
        try (var session = new Session(port, "en-US", Session.DESK).logIn(rep, TestLogins.PASSWORD)) {
            var page = session.open("/opportunities/" + deal).page();
            PlaywrightAssertions.assertThat(page.locator("main")).containsText("毛利太低，请重新核算。");
            session.picture("approval-history");
            new Tasklist(session).pick("Prepare quotation").mark("Submit this quotation").complete();
            session.open("/opportunities/" + deal);
            session.press("Withdraw");
            PlaywrightAssertions.assertThat(page.locator("main")).containsText("Withdrawn");
            new Tasklist(session).pick("Prepare quotation");
        }
    }

    private UUID approval() {
        return jdbc.sql("select a.id from approval_request a join quotation q on q.id = a.subject_id where q.opportunity_id = ?").param(deal)
                .query(UUID.class).single();
    }
}
