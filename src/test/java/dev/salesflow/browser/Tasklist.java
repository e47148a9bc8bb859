package dev.salesflow.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** Camunda Tasklist as a person uses it: picks a task of a filter, fills the form by its labels, completes. */
final class Tasklist {

    private final Page page;

    Tasklist(Session session) {
        page = session.open("/camunda/app/tasklist/default/").page();
        page.locator(".tasks-list").first().waitFor();
    }

    /** Opens the first task of that name in the filter shown and waits for its form. */
    Tasklist pick(String task) {
        page.locator(".tasks-list .task")
                .filter(new Locator.FilterOptions().setHas(page.getByText(task, new Page.GetByTextOptions().setExact(true))))
                .first().click();
        page.locator(".task-details .fjs-form").waitFor();
        return this;
    }

    /** What the card of that task says. */
    String card(String task) {
        return page.locator(".tasks-list .task")
                .filter(new Locator.FilterOptions().setHas(page.getByText(task, new Page.GetByTextOptions().setExact(true))))
                .first().innerText();
    }

    Tasklist filter(String name) {
        // Once the list has come, each name is followed by the number of its tasks, seen or not.
        page.locator(".task-filters .task-filter h4 a")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + name + "\\s*\\d*\\s*$"))).click();
        return this;
    }

    Tasklist write(String label, String text) {
        var input = field(label).locator("input, textarea").first();
        input.fill(text);
        // The form takes a text over a moment after the last key, or at once when the field is left.
        input.blur();
        // A form that is drawn anew within that moment, as one that has just opened is, takes nothing over: faster than a person types.
        page.waitForCondition(() -> {
            if (!input.inputValue().equals(text)) {
                input.fill(text);
                input.blur();
            }
            return input.inputValue().equals(text);
        });
        PlaywrightAssertions.assertThat(input).hasValue(text);
        return this;
    }

    Tasklist date(String label, String text) {
        var input = field(label).locator("input").first();
        input.fill(text);
        input.press("Enter");
        return this;
    }

    /** Typed as this person's language writes a day, which the empty field says. */
    Tasklist date(String label, LocalDate day) {
        var chinese = input(label).getAttribute("placeholder").startsWith("yyyy");
        return date(label, day.format(DateTimeFormatter.ofPattern(chinese ? "yyyy/MM/dd" : "MM/dd/yyyy")));
    }

    Tasklist choose(String label, String option) {
        var field = field(label);
        field.locator(".fjs-input-group").first().click();
        field.locator(".fjs-dropdownlist-item")
                .filter(new Locator.FilterOptions().setHasText(option)).first().click();
        // The form is drawn anew; what is typed before that is lost.
        PlaywrightAssertions.assertThat(field.locator(".fjs-dropdownlist-item")).hasCount(0);
        page.waitForCondition(() -> field.innerText().contains(option) || field.locator("input").first().inputValue().contains(option));
        return this;
    }

    Tasklist mark(String option) {
        page.locator(".fjs-form").getByLabel(option, new Locator.GetByLabelOptions().setExact(false)).first().check();
        return this;
    }

    /** Presses Complete and waits until the form has gone. */
    void complete() {
        complete("Complete");
    }

    /** @param button what Complete is called in the person's language */
    void complete(String button) {
        press(button);
        page.locator(".task-details .fjs-form").waitFor(
                new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    /** Presses Complete and reads the refusal that comes back, in its place in the form; the form stays. */
    String refused() {
        press();
        refusal().waitFor();
        return refusal().innerText();
    }

    /** Where the form says what the server refused. */
    Locator refusal() {
        return page.locator(":is(.task-details, .modal-content) .sf-refused");
    }

    String value(String label) {
        return field(label).locator("input, textarea").first().inputValue();
    }

    void press() {
        press("Complete");
    }

    /** A button of the form that is open, in a task or in the dialog that starts a process. */
    void press(String button) {
        page.locator(".task-details, .modal-footer")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button).setExact(true)).click();
    }

    /** Opens the form that starts that process. */
    Tasklist startProcess(String process) {
        page.locator(".start-process-action a").click();
        page.locator(".modal-content .processes").getByText(process, new Locator.GetByTextOptions().setExact(true)).click();
        page.locator(".modal-content .fjs-form").waitFor();
        return this;
    }

    Locator input(String label) {
        return field(label).locator("input").first();
    }

    /** What stands beside that input in red. */
    Locator fault(Locator input) {
        return input.locator("xpath=ancestor::*[contains(concat(' ', @class, ' '), ' fjs-form-field ')]").locator(".fjs-form-field-error");
    }

    private Locator field(String label) {
        return page.locator(":is(.task-details, .modal-content) .fjs-form-field")
                .filter(new Locator.FilterOptions().setHas(
                        page.locator("label", new Page.LocatorOptions().setHasText(label))))
                .last();
    }
}
