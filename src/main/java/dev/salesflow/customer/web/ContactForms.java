package dev.salesflow.customer.web;

import dev.salesflow.customer.ContactData;
import dev.salesflow.customer.Customer;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.Refusal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The people of a customer: adding, changing, removing one. */
@Controller
class ContactForms {

    static final List<String> FIELDS = List.of("name", "title", "role", "phone", "mobile", "email", "birthday", "note");

    private final CustomerBook book;
    private final Viewers viewers;
    private final MessageSource messages;

    ContactForms(CustomerBook book, Viewers viewers, MessageSource messages) {
        this.book = book;
        this.viewers = viewers;
        this.messages = messages;
    }

    @GetMapping("/customers/{id}/contacts/new")
    String enter(@PathVariable UUID id, Model model) {
        return form(model, book.forEditing(id, viewers.current()), null, 0, Map.of(), Map.of());
    }

    @PostMapping("/customers/{id}/contacts")
    ModelAndView add(@PathVariable UUID id, @RequestParam Map<String, String> typed, Model model, RedirectAttributes flash, Locale locale) {
        var viewer = viewers.current();
        var customer = book.forEditing(id, viewer);
        var problems = new LinkedHashMap<String, String>();
        var data = read(typed, problems, locale);
        if (!problems.isEmpty()) {
            form(model, customer, null, 0, typed, problems);
            return new ModelAndView("customer/contact", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        book.addContact(id, data, viewer.login());
        return done(id, "customer.contact.saved", data.name(), flash, locale);
    }

    @GetMapping("/customers/{id}/contacts/{contactId}")
    String edit(@PathVariable UUID id, @PathVariable UUID contactId, Model model) {
        var customer = book.forEditing(id, viewers.current());
        var contact = book.contact(id, contactId);
        return form(model, customer, contactId, contact.version(), typed(contact.data()), Map.of());
    }

    @PostMapping("/customers/{id}/contacts/{contactId}")
    ModelAndView change(@PathVariable UUID id, @PathVariable UUID contactId, @RequestParam int version,
            @RequestParam Map<String, String> typed, Model model, RedirectAttributes flash, Locale locale) {
        var viewer = viewers.current();
        var customer = book.forEditing(id, viewer);
        var problems = new LinkedHashMap<String, String>();
        var data = read(typed, problems, locale);
        if (problems.isEmpty()) {
            try {
                book.changeContact(id, contactId, version, data, viewer.login());
                return done(id, "customer.contact.saved", data.name(), flash, locale);
            } catch (OptimisticLockingFailureException e) {
                model.addAttribute("problem", messages.getMessage("error.changedMeanwhile", null, locale));
            }
        }
        form(model, customer, contactId, version, typed, problems);
        return new ModelAndView("customer/contact", model.asMap(), problems.isEmpty() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @PostMapping("/customers/{id}/contacts/{contactId}/remove")
    ModelAndView remove(@PathVariable UUID id, @PathVariable UUID contactId, RedirectAttributes flash, Locale locale) {
        var viewer = viewers.current();
        book.forEditing(id, viewer);
        var name = book.contact(id, contactId).data().name();
        book.removeContact(id, contactId, viewer.login());
        return done(id, "customer.contact.removed", name, flash, locale);
    }

    private ModelAndView done(UUID id, String key, String name, RedirectAttributes flash, Locale locale) {
        flash.addFlashAttribute("done", messages.getMessage(key, new Object[] {name}, locale));
        return new ModelAndView("redirect:/customers/" + id);
    }

    private String form(Model model, Customer customer, UUID contactId, int version, Map<String, String> typed, Map<String, String> problems) {
        model.addAttribute("customer", customer);
        model.addAttribute("contactId", contactId);
        model.addAttribute("version", version);
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        model.addAttribute("fields", FIELDS);
        return "customer/contact";
    }

    private ContactData read(Map<String, String> typed, Map<String, String> problems, Locale locale) {
        LocalDate birthday = null;
        try {
            birthday = ContactData.readBirthday(typed.get("birthday"));
        } catch (Refusal refusal) {
            problems.put("birthday", messages.getMessage(refusal.key(), refusal.arguments(), locale));
        }
        var data = new ContactData(typed.get("name"), typed.get("title"), typed.get("role"), typed.get("phone"),
                typed.get("mobile"), typed.get("email"), birthday, typed.get("note"));
        for (Refusal problem : data.problems()) {
            problems.putIfAbsent(problem.field(), messages.getMessage(problem.key(), problem.arguments(), locale));
        }
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
