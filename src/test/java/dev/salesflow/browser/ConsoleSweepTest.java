package dev.salesflow.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import dev.salesflow.SalesflowTest;
import dev.salesflow.identity.TestLogins;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every page of the console in both languages, at a desk and on a phone. */
@SalesflowTest
@ResourceLock("customer-grade")
class ConsoleSweepTest {

    /** What stands within a page and is swept with it. */
    private static final Set<String> FRAGMENTS = Set.of(
            "/contracts/overdue", "/opportunities/{id}/negotiation", "/absences/mine", "/account/calendar", "/account/notices", "/approvals/mine", "/approvals/of/{type}/{subject}", "/coaching/minimums",
            "/coaching/{id}/step", "/contact-records/about", "/contact-records/occasions", "/customers/same-name", "/customers/search",
            "/customers/suggestions", "/customers/{id}/attachments", "/customers/{id}/changes", "/customers/{id}/contact-plan",
            "/customers/{id}/contact-records", "/customers/{id}/grade", "/customers/{id}/merges", "/customers/{id}/opportunities",
            "/customers/{id}/timeline", "/demo/link", "/grading/mine", "/grading/runs/latest", "/imports/{id}/progress", "/needs/mine", "/demo-calendar/mine", "/doubts/mine",
            "/nurturing/mine", "/nurturing/occasions/mine", "/opportunities/{id}/approvals", "/opportunities/{id}/attachments",
            "/opportunities/{id}/contact-records", "/opportunities/{id}/contenders", "/opportunities/{id}/contenders/new",
            "/opportunities/{id}/contenders/{contender}", "/opportunities/{id}/contract", "/opportunities/{id}/demos",
            "/opportunities/{id}/demos/new", "/opportunities/{id}/demos/{booking}", "/opportunities/{id}/doubts", "/opportunities/{id}/doubts/new",
            "/opportunities/{id}/doubts/{doubt}", "/opportunities/{id}/facts", "/opportunities/{id}/facts/{kind}", "/opportunities/{id}/gate",
            "/opportunities/{id}/gate/waiver", "/opportunities/{id}/needs", "/opportunities/{id}/needs/new", "/opportunities/{id}/needs/score",
            "/opportunities/{id}/needs/{need}", "/opportunities/{id}/negotiation/new", "/opportunities/{id}/people", "/opportunities/{id}/people/new",
            "/opportunities/{deal}/quotations/{id}/submission", "/opportunities/{id}/people/{person}", "/opportunities/{id}/quotations", "/opportunities/{id}/tasks", "/opportunities/{id}/timeline",
            "/pipeline/alerts", "/pipeline/mine", "/quotations/soon", "/rules/{table}/trial/progress", "/tasks/{id}/about",
            "/tasks/{task}/attachments", "/timeline/mine", "/training/onboarding/of/{login}", "/training/onboarding/{id}/tasks", "/training/proposed/{login}");
    private static final Set<String> FOR_STRANGERS = Set.of("/login", "/invitation/{token}", "/error");
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    /** Where a page speaks itself and does not tell what people wrote. */
    private static final String OWN_WORDS = "h1, h2, h3, label:not(.btn), legend, th, dt, button, .btn, summary, .nav-link:not(.who), .form-text, .empty, .lead, caption, .chip, .unknown, .alert";
    /** Names of products and formats, and what only the other language's speakers look for: the way to it. */
    private static final String NAMES = "Salesflow|Tasklist|Cockpit|Camunda|Modeler|Word|Excel|ERP|CSV|csv|xlsx|xlsm|UTF-8|UTF-16|PNG|JPEG|PDF|简体中文|English|CNY|admin-[0-9a-f-]+";
    private static final Map<String, Pattern> OTHER = Map.of("en-US", Pattern.compile("\\p{IsHan}"), "zh-CN", Pattern.compile("[A-Za-z]{3,}"));

    /** What a page fetches by itself it asks for while it loads, marked until it has come. */
    private static final String ALL_PARTS_ARE_THERE = "() => document.readyState === 'complete' && !document.querySelector('.htmx-request')";

    @LocalServerPort
    int port;
    @Autowired
    AutowireCapableBeanFactory beans;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping routes;

    private final SoftAssertions all = new SoftAssertions();

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "zh-CN"})
    void noPageScrollsSidewaysLacksATextPutsUpABarrierOrComplains(String locale) throws IOException {
        var pages = beans.createBean(ConsolePages.class);
        var told = pages.tell(locale.startsWith("zh"));
        try (var session = new Session(port, locale, Session.DESK)) {
            look(session, locale, "/login");
            look(session, locale, told.invitation());
            session.logIn(told.admin(), TestLogins.PASSWORD);
            told.byRoute().values().forEach(path -> look(session, locale, path));
        }
        pages.forget(told);
        all.assertAll();
    }

    @Test
    void leavesNoPageOut() throws IOException {
        var shown = new TreeSet<String>();
        routes.getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getMethod().getReturnType() == String.class && handler.getBeanType().getName().startsWith("dev.salesflow")
                    && !mapping.getMethodsCondition().getMethods().equals(Set.of(RequestMethod.POST))) {
                shown.addAll(mapping.getPatternValues());
            }
        });
        shown.removeAll(FRAGMENTS);
        shown.removeAll(FOR_STRANGERS);

        var pages = beans.createBean(ConsolePages.class);
        var told = pages.tell(false);
        pages.forget(told);

        assertThat(told.byRoute().keySet()).containsExactlyInAnyOrderElementsOf(shown);
    }

    private void look(Session session, String locale, String path) {
        var page = session.open(path).page();
        page.waitForFunction(ALL_PARTS_ARE_THERE);
        all.assertThat(page.locator("html").getAttribute("lang")).as(path).isEqualTo(locale.startsWith("zh") ? "zh-CN" : "en");
        all.assertThat(page.locator("body").innerText()).as(path).doesNotContain("??");
        var other = OTHER.get(locale).asPredicate();
        all.assertThat(ownWords(page).stream().filter(other).map(this::withoutNames).filter(other)).as(path + " in the other language").isEmpty();
        if (locale.startsWith("en")) {
            // Labels, roles and colours are the same in both languages, and the tool takes its time.
            all.assertThat(barriers(page)).as(path + " by WCAG 2.2 AA").isEmpty();
        }
        for (var size : List.of(Session.PHONE, Session.DESK)) {
            page.setViewportSize(size[0], size[1]);
            all.assertThat(session.scrollsSideways()).as(path + " scrolls sideways at " + size[0]).isFalse();
        }
        all.assertThat(session.complaints()).as(path + " in the browser's console").isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static List<String> ownWords(Page page) {
        var words = (List<String>) page.evaluate("""
                own => [...document.querySelectorAll(own)].map(element => element.textContent.trim())
                    .concat([...document.querySelectorAll('[placeholder]')].map(element => element.placeholder))""", OWN_WORDS);
        return words.stream().map(text -> text.replaceAll(NAMES, "")).toList();
    }

    /** Other tests leave people and customers, and their names stand within the page's own words. */
    private String withoutNames(String text) {
        var names = jdbc.sql("""
                select name from (select name from customer union select name from app_user union select login from app_user) known
                where octet_length(name) > 3 and strpos(:text, name) > 0 order by length(name) desc""").param("text", text).query(String.class).list();
        return names.stream().reduce(text, (rest, name) -> rest.replace(name, ""));
    }

    /** What a tool can tell of labels, contrast, roles and names; each with the first element it was found at. */
    private static List<String> barriers(Page page) {
        // The hundredth row is like the fifth, and other tests leave many; what passes is not told node by node.
        var violationsOnly = new AxeRunOptions();
        violationsOnly.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).options(violationsOnly).withTags(WCAG).setLegacyMode(true)
                .exclude("tbody tr:nth-child(n+6)").exclude("li:nth-child(n+10)").exclude("article:nth-child(n+4)").analyze().getViolations().stream()
                .map(rule -> rule.getId() + " at " + rule.getNodes().get(0).getTarget() + ": " + rule.getHelp()).toList();
    }
}
