package dev.salesflow.customer.web;

import dev.salesflow.customer.Customer;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerData;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.Moved;
import dev.salesflow.shared.web.FormEnd;
import dev.salesflow.shared.web.Query;
import dev.salesflow.shared.web.Texts;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Taking up a customer and changing one; what was typed stays in the form until it is accepted. */
@Controller
class CustomerForms {

    private final CustomerBook book;
    private final CustomerInput input;
    private final Choices choices;
    private final Viewers viewers;
    private final FormEnd end;
    private final Texts texts;

    CustomerForms(CustomerBook book, CustomerInput input, Choices choices, Viewers viewers, FormEnd end, Texts texts) {
        this.book = book;
        this.input = input;
        this.choices = choices;
        this.viewers = viewers;
        this.end = end;
        this.texts = texts;
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
    String register(@RequestParam Map<String, String> typed, Model model, RedirectAttributes flash, HttpServletResponse response) {
        var viewer = requireMayAdd();
        var before = CustomerData.of(Map.of(CustomerField.OWNER, viewer.login()));
        return end.of(response, () -> saved(book.register(input.read(typed, before, viewer), viewer.login()), flash),
                problems -> form(model, null, 0, typed, problems));
    }

    /** {@code find} names the fields to point at: what is to be found out of this customer. */
    @GetMapping("/customers/{id}/edit")
    String edit(@PathVariable UUID id, Query query, Model model) {
        var customer = book.forEditing(id, viewers.current());
        model.addAttribute("find", query.someOf("find", Stream.of(CustomerField.values()).map(CustomerField::key).toList()));
        return form(model, customer, customer.version(), typed(customer.data()), Map.of());
    }

    @PostMapping("/customers/{id}/edit")
    String change(@PathVariable UUID id, @RequestParam int version, @RequestParam Map<String, String> typed, Model model,
            RedirectAttributes flash, HttpServletResponse response) {
        var viewer = viewers.current();
        Customer customer;
        try {
            customer = book.forEditing(id, viewer);
        } catch (Moved merged) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return form(model, book.get(id), version, typed, Map.of("", texts.text("error.moved")));
        }
        return end.of(response, () -> saved(book.change(id, version, input.read(typed, customer.data(), viewer), viewer.login()), flash),
                problems -> form(model, customer, version, typed, problems));
    }

    private Viewer requireMayAdd() {
        var viewer = viewers.current();
        if (!mayAdd(viewer)) {
            throw new AccessDeniedException("presales take up no customers");
        }
        return viewer;
    }

    private String saved(Customer customer, RedirectAttributes flash) {
        flash.addFlashAttribute("done", texts.text("customer.saved", customer.name()));
        return "redirect:/customers/" + customer.id();
    }

    private String form(Model model, Customer customer, int version, Map<String, String> typed, Map<String, String> problems) {
        var viewer = viewers.current();
        model.addAttribute("customer", customer);
        model.addAttribute("version", version);
        model.addAttribute("typed", typed);
        var ofFields = new LinkedHashMap<>(problems);
        model.addAttribute("problem", ofFields.remove(""));
        model.addAttribute("problems", ofFields);
        model.addAttribute("groups", FieldGroup.values());
        model.addAttribute("owners", owners(viewer, customer));
        model.addAttribute("territories", choices.territories());
        model.addAttribute("industries", choices.industries());
        return "customer/form";
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
}
