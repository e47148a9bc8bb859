package dev.salesflow.customer.web;

import dev.salesflow.customer.Customer;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerData;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.Moved;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.web.Query;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Taking up a customer and changing one; what was typed stays in the form until it is accepted. */
@Controller
class CustomerForms {

    private static final String FORM = "customer/form";

    private final CustomerBook book;
    private final CustomerInput input;
    private final Choices choices;
    private final Viewers viewers;
    private final MessageSource messages;

    CustomerForms(CustomerBook book, CustomerInput input, Choices choices, Viewers viewers, MessageSource messages) {
        this.book = book;
        this.input = input;
        this.choices = choices;
        this.viewers = viewers;
        this.messages = messages;
    }

    /** Presales prepare for other people's customers and have none of their own. */
    static boolean mayAdd(Viewer viewer) {
        return viewer.role() != Role.PRESALES;
    }

    @GetMapping("/customers/new")
    String enter(Model model) {
        var viewer = requireMayAdd();
        return form(model, null, 0, typed(CustomerData.of(Map.of(CustomerField.OWNER, viewer.login()))), Map.of());
    }

    @PostMapping("/customers")
    ModelAndView register(@RequestParam Map<String, String> typed, Model model, RedirectAttributes flash, Locale locale) {
        var viewer = requireMayAdd();
        var before = CustomerData.of(Map.of(CustomerField.OWNER, viewer.login()));
        var read = input.read(typed, before, viewer);
        if (!read.problems().isEmpty()) {
            return refused(model, null, 0, typed, texts(read.problems(), locale));
        }
        try {
            return saved(book.register(read.data(), viewer.login()), flash, locale);
        } catch (Refusal refusal) {
            return refused(model, null, 0, typed, texts(Map.of(key(refusal), refusal), locale));
        }
    }

    /** {@code find} names the fields to point at: what is to be found out of this customer. */
    @GetMapping("/customers/{id}/edit")
    String edit(@PathVariable UUID id, Query query, Model model) {
        var customer = book.forEditing(id, viewers.current());
        model.addAttribute("find", query.someOf("find", Stream.of(CustomerField.values()).map(CustomerField::key).toList()));
        return form(model, customer, customer.version(), typed(customer.data()), Map.of());
    }

    @PostMapping("/customers/{id}/edit")
    ModelAndView change(@PathVariable UUID id, @RequestParam int version, @RequestParam Map<String, String> typed, Model model,
            RedirectAttributes flash, Locale locale) {
        var viewer = viewers.current();
        Customer customer;
        try {
            customer = book.forEditing(id, viewer);
        } catch (Moved merged) {
            return overtaken(model, book.get(id), version, typed, "error.moved", locale);
        }
        var read = input.read(typed, customer.data(), viewer);
        if (!read.problems().isEmpty()) {
            return refused(model, customer, version, typed, texts(read.problems(), locale));
        }
        try {
            return saved(book.change(id, version, read.data(), viewer.login()), flash, locale);
        } catch (Refusal refusal) {
            return refused(model, customer, version, typed, texts(Map.of(key(refusal), refusal), locale));
        } catch (OptimisticLockingFailureException e) {
            return overtaken(model, customer, version, typed, "error.changedMeanwhile", locale);
        }
    }

    private ModelAndView overtaken(Model model, Customer customer, int version, Map<String, String> typed, String problem, Locale locale) {
        model.addAttribute("problem", messages.getMessage(problem, null, locale));
        return new ModelAndView(form(model, customer, version, typed, Map.of()), model.asMap(), HttpStatus.CONFLICT);
    }

    private Viewer requireMayAdd() {
        var viewer = viewers.current();
        if (!mayAdd(viewer)) {
            throw new AccessDeniedException("presales take up no customers");
        }
        return viewer;
    }

    private ModelAndView saved(Customer customer, RedirectAttributes flash, Locale locale) {
        flash.addFlashAttribute("done", messages.getMessage("customer.saved", new Object[] {customer.name()}, locale));
        return new ModelAndView("redirect:/customers/" + customer.id());
    }

    private ModelAndView refused(Model model, Customer customer, int version, Map<String, String> typed, Map<String, String> problems) {
        form(model, customer, version, typed, problems);
        return new ModelAndView(FORM, model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private String form(Model model, Customer customer, int version, Map<String, String> typed, Map<String, String> problems) {
        var viewer = viewers.current();
        model.addAttribute("customer", customer);
        model.addAttribute("version", version);
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        model.addAttribute("groups", FieldGroup.values());
        model.addAttribute("owners", owners(viewer, customer));
        model.addAttribute("territories", choices.territories());
        model.addAttribute("industries", choices.industries());
        return FORM;
    }

    /** The present owner stays to be chosen even if this person could not give the customer to them. */
    private Map<String, String> owners(Viewer viewer, Customer customer) {
        var owners = choices.owners(viewer);
        if (!owners.isEmpty() && customer != null && customer.owner() != null && !owners.containsKey(customer.owner())) {
            owners.putAll(choices.people(List.of(customer.owner())));
        }
        return owners;
    }

    private Map<String, String> typed(CustomerData data) {
        var typed = new HashMap<String, String>();
        for (var field : CustomerField.values()) {
            typed.put(field.key(), field.textIn(data));
        }
        typed.put(CustomerField.PARENT.key(), input.nameOf(data.parent()));
        return typed;
    }

    private static String key(Refusal refusal) {
        return refusal.field() == null ? "" : refusal.field();
    }

    private Map<String, String> texts(Map<String, Refusal> problems, Locale locale) {
        return problems.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                problem -> messages.getMessage(problem.getValue().key(), problem.getValue().arguments(), locale)));
    }
}
