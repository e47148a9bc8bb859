package dev.salesflow.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.assertj.core.api.SoftAssertions;

/** How Tasklist must look wherever one is in it: in one language, no wider than the screen, with its buttons in reach. */
final class TasklistLook {

    /** The product's and the engine's own names, a time zone, a currency, what is typed here. */
    private static final String NAMES = "Salesflow|Camunda Platform|v7\\.24\\.0|UTC|CNY|MAN|mm/dd/yyyy|yyyy/mm/dd";

    private final SoftAssertions all = new SoftAssertions();
    private final Session session;
    private final boolean chinese;

    TasklistLook(Session session, String locale) {
        this.session = session;
        this.chinese = locale.startsWith("zh");
    }

    SoftAssertions all() {
        return all;
    }

    void at(String what) {
        var page = session.settle().page();
        session.look("tasklist-" + what + (chinese ? "-zh-" : "-en-") + page.viewportSize().width);
        var text = page.locator("body").innerText().replaceAll(NAMES, "");
        all.assertThat(session.scrollsSideways()).as(what + " scrolls sideways").isFalse();
        all.assertThat(cutLabels(page)).as(what + ": labels that are cut at " + page.viewportSize().width).isEmpty();
        all.assertThat(page.locator(".ce-eol-banner").first().isVisible()).as(what + ": the vendor's banner").isFalse();
        all.assertThat(text).as(what).doesNotContainPattern(chinese ? "[A-Za-z]{3,}" : "\\p{IsHan}");
        all.assertThat(session.complaints()).as(what + " in the browser's console").isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static List<String> cutLabels(Page page) {
        return (List<String>) page.evaluate("""
                () => [...document.querySelectorAll('.fjs-form label, .fjs-form .fjs-form-field-label')]
                    .filter(label => label.scrollWidth > label.clientWidth + 1).map(label => label.textContent)""");
    }

    void reachable(Locator button, String what) {
        all.assertThatCode(() -> button.click(new Locator.ClickOptions().setTrial(true).setTimeout(5_000))).as(what).doesNotThrowAnyException();
    }

    static Locator complete(Page page) {
        return page.locator(".task-details .form-actions .btn-primary, .task-details [cam-tasklist-form] .btn-primary").last();
    }
}
