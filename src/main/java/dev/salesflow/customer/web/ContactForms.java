package dev.salesflow.customer.web;

import dev.salesflow.customer.ContactData;
import dev.salesflow.customer.Customer;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.Refusals;
import dev.salesflow.shared.web.FormEnd;
import dev.salesflow.shared.web.Texts;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The people of a customer: adding, changing, removing one. */
@Controller
class ContactForms {

    static final List<String> FIELDS = List.of("name", "title", "role", "phone", "mobile", "email", "birthday", "note");

    private final CustomerBook book;
    private final Viewers viewers;
    private final FormEnd end;
    private final Texts texts;

    ContactForms(CustomerBook book, Viewers viewers, FormEnd end, Texts texts) {
        this.book = book;
        this.viewers = viewers;
        this.end = end;
        this.texts = texts;
    }

    @GetMapping("/customers/{id}/contacts/new")
    String enter(@PathVariable UUID id, Model model) {
        return form(model, book.forEditing(id, viewers.current()), null, 0, Map.of(), Map.of());
    }

    @PostMapping("/customers/{id}/contacts")
    String add(@PathVariable UUID id, @RequestParam Map<String, String> typed, Model model, RedirectAttributes flash, HttpServletResponse response) {
        var viewer = viewers.current();
        var customer = book.forEditing(id, viewer);
        return end.of(response, () -> {
            var data = read(typed);
            book.addContact(id, data, viewer.login());
            return done(id, "customer.contact.saved", data.name(), flash);
        }, problems -> form(model, customer, null, 0, typed, problems));
    }

    @GetMapping("/customers/{id}/contacts/{contactId}")
    String edit(@PathVariable UUID id, @PathVariable UUID contactId, Model model) {
        var customer = book.forEditing(id, viewers.current());
        var contact = book.contact(id, contactId);
        return form(model, customer, contactId, contact.version(), typed(contact.data()), Map.of());
    }

    @PostMapping("/customers/{id}/contacts/{contactId}")
    String change(@PathVariable UUID id, @PathVariable UUID contactId, @RequestParam int version,
            @RequestParam Map<String, String> typed, Model model, RedirectAttributes flash, HttpServletResponse response) {
        var viewer = viewers.current();
        var customer = book.forEditing(id, viewer);
        return end.of(response, () -> {
            var data = read(typed);
            book.changeContact(id, contactId, version, data, viewer.login());
            return done(id, "customer.contact.saved", data.name(), flash);
        }, problems -> form(model, customer, contactId, version, typed, problems));
    }

    @PostMapping("/customers/{id}/contacts/{contactId}/remove")
    String remove(@PathVariable UUID id, @PathVariable UUID contactId, RedirectAttributes flash) {
        var viewer = viewers.current();
        book.forEditing(id, viewer);
        var name = book.contact(id, contactId).data().name();
        book.removeContact(id, contactId, viewer.login());
        return done(id, "customer.contact.removed", name, flash);
    }

    private String done(UUID id, String key, String name, RedirectAttributes flash) {
        flash.addFlashAttribute("done", texts.text(key, name));
        return "redirect:/customers/" + id;
    }

    private String form(Model model, Customer customer, UUID contactId, int version, Map<String, String> typed, Map<String, String> problems) {
        model.addAttribute("customer", customer);
        model.addAttribute("contactId", contactId);
        model.addAttribute("version", version);
        model.addAttribute("typed", typed);
        model.addAttribute("problem", problems.get(""));
        model.addAttribute("problems", problems);
        model.addAttribute("fields", FIELDS);
        return "customer/contact";
    }

    private static ContactData read(Map<String, String> typed) {
        var problems = new Refusals();
        var birthday = problems.read(() -> ContactData.readBirthday(typed.get("birthday")));
        var data = new ContactData(typed.get("name"), typed.get("title"), typed.get("role"), typed.get("phone"),
                typed.get("mobile"), typed.get("email"), birthday, typed.get("note"));
        problems.addAll(data.problems()).throwIfAny();
        return data;
    }

    private static Map<String, String> typed(ContactData data) {
        var typed = new HashMap<String, String>();
        typed.put("name", data.name());
        typed.put("title", data.title());
        typed.put("role", data.role());
        typed.put("phone", data.phone());
        typed.put("mobile", data.mobile());
        typed.put("email", data.email());
        typed.put("birthday", data.birthdayText());
        typed.put("note", data.note());
        return typed;
    }
}
