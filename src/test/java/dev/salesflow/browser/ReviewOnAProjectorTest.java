package dev.salesflow.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.salesflow.SalesflowTest;
import dev.salesflow.TestClock;
import dev.salesflow.coaching.TestDeals;
import dev.salesflow.identity.Passwords;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Teams;
import dev.salesflow.identity.TestLogins;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.review.CaseReviewBook;
import dev.salesflow.review.action.ActionBook;
import dev.salesflow.review.action.ActionWish;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A manager goes through the cases by keyboard, one after the other; what is typed on the way is kept. */
@SalesflowTest
class ReviewOnAProjectorTest {

    @LocalServerPort int port;
    @Autowired People people;
    @Autowired Passwords passwords;
    @Autowired Teams teams;
    @Autowired Viewers viewers;
    @Autowired CaseReviewBook reviews;
    @Autowired ActionBook actions;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;

    private String manager;
    private String rep;

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "zh-CN"})
    void turnsTheCasesByKeyboardAndKeepsWhatIsTypedOnTheWay(String locale) {
        var review = twoCasesAfterAReviewThatWasHeld(locale.startsWith("zh"));
        try (var session = new Session(port, locale, Session.DESK)) {
            session.logIn(manager, TestLogins.PASSWORD).open("/reviews").look("reviews-" + locale);
            var page = session.open("/reviews/" + review).settle().page();
            PlaywrightAssertions.assertThat(page.locator("[data-slide]:visible")).hasCount(1);
            session.look("review-earlier-" + locale);

            page.keyboard().press("ArrowRight");
            PlaywrightAssertions.assertThat(page.locator("#disposition-1")).isVisible();
            session.look("review-case-" + locale);
            page.locator("#disposition-1").selectOption("PUSH");
            page.locator("#note-1").fill("1");
            page.locator("#note-1").press("ArrowLeft");
            PlaywrightAssertions.assertThat(page.locator("#note-1")).isVisible();
            page.locator(".slide-bar").locator("[data-slide-step='1']").click();

            PlaywrightAssertions.assertThat(page.locator("#disposition-2")).isVisible();
            PlaywrightAssertions.assertThat(page.locator("[data-slide-at]")).hasText(locale.startsWith("zh") ? "案情 2 / 2" : "Case 2 of 2");
            assertThat(reviews.find(review).decided()).isEqualTo(1);
            isLedToTheDecisionThatANoteLacks(session);
            page.locator("[data-slide-large]").click();
            session.look("review-projector-" + locale);
            page.locator("[data-slide-large]").click();
            page.locator("body").press("PageUp");
            PlaywrightAssertions.assertThat(page.locator("#note-1")).hasValue("1");
            page.setViewportSize(Session.PHONE[0], Session.PHONE[1]);
            session.look("review-phone-" + locale);
            assertThat(session.scrollsSideways()).isFalse();
            page.setViewportSize(Session.DESK[0], Session.DESK[1]);
            page.locator("[data-slide-jump]").selectOption("4");
            page.locator("#conclusion").fill("2");
            session.look("review-close-" + locale);
            PlaywrightAssertions.assertThat(page.locator("#conclusion-kept")).not().isEmpty();
            page.reload();
            PlaywrightAssertions.assertThat(page.locator("#conclusion")).hasValue("2");
            page.locator("form[action$='/close'] .btn-primary").click();
            PlaywrightAssertions.assertThat(page.locator("[data-asked]")).isFocused();
            session.look("review-close-asks-" + locale);
            assertThat(session.complaints()).allSatisfy(complaint -> assertThat(complaint).contains("422"));
            page.locator("[name=sure]").click();
            PlaywrightAssertions.assertThat(page.locator("[data-slide]:visible")).not().hasCount(1);
            session.look("review-held-" + locale);
            session.open("/reviews/settings").look("review-settings-" + locale);
            assertThat(session.complaints()).isEmpty();
        }
        assertThat(reviews.find(review).held()).isTrue();
    }

    /** Turning on passes over no note: it is refused, and again, until it has a decision or is gone. */
    private static void isLedToTheDecisionThatANoteLacks(Session session) {
        var page = session.page();
        page.locator("#note-2").fill("2");
        for (var twice = 0; twice < 2; twice++) {
            page.locator(".slide-bar").locator("[data-slide-step='1']").click();
            PlaywrightAssertions.assertThat(page.locator("#disposition-2-problem")).isInViewport();
            PlaywrightAssertions.assertThat(page.locator("#disposition-2")).isFocused();
            PlaywrightAssertions.assertThat(page.locator("#note-2")).hasValue("2");
        }
        assertThat(session.complaints()).allSatisfy(complaint -> assertThat(complaint).contains("422"));
        page.locator("#note-2").fill("");
        page.locator(".slide-bar").locator("[data-slide-step='1']").click();
        PlaywrightAssertions.assertThat(page.locator("#disposition-2")).not().isVisible();
        page.locator(".slide-bar").locator("[data-slide-step='-1']").click();
        PlaywrightAssertions.assertThat(page.locator("#disposition-2")).isVisible();
    }

    private UUID twoCasesAfterAReviewThatWasHeld(boolean chinese) {
        var team = teams.create((chinese ? "华东 " : "East ") + UUID.randomUUID(), null, null).id();
        var logins = new TestLogins(people, passwords, teams);
        manager = logins.person(Role.MANAGER, team);
        rep = logins.person(Role.REP, team);
        jdbc.sql("update app_user set name = ? where login = ?").params(chinese ? "李雷" : "Li Lei", rep).update();
        var deals = new TestDeals(jdbc, clock);
        var by = viewers.of(manager);
        var held = reviews.start(by, rep);
        reviews.agree(by, held, new ActionWish(held.toString(), null, chinese ? "拜访厂长" : "Visit the plant", rep, LocalDate.now(clock)));
        reviews.close(by, held, null, true);
        actions.report(actions.of(held).get(0).id(), 95, null, rep);
        jdbc.sql("update case_review set period_from = period_from - 7, period_to = period_to - 7 where id = ?").param(held).update();
        var deal = deals.open(rep, "A", Stage.QUOTATION, 12, new BigDecimal("420000"), "CNY");
        deals.keyFact(deal, "BUDGET", chinese ? "董事会纪要" : "Minutes of the board");
        deals.keyFact(deal, "DECISION", null);
        jdbc.sql("update customer set name = ? where id = (select customer_id from opportunity where id = ?)").params(chinese ? "海兰汽车零部件有限公司" : "Hailan Motors Ltd", deal).update();
        deals.customer(rep, "B");
        return reviews.start(by, rep);
    }
}
