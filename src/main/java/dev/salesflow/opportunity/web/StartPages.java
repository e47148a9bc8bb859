package dev.salesflow.opportunity.web;

import dev.salesflow.customer.Customer;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.Outcome;
import dev.salesflow.product.PriceList;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.web.Texts;
import dev.salesflow.shared.web.Typed;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Begins a deal from the customer's page: says first with whom, for whom and what is open already. */
@Controller
class StartPages {

    private static final int OPEN_SHOWN = 5;
    private static final int LONGEST_NOTE = 1000;

    private final OpportunityBook book;
    private final OpportunityList list;
    private final CustomerBook customers;
    private final PriceList products;
    private final DealView view;
    private final Viewers viewers;
    private final Texts texts;

    StartPages(OpportunityBook book, OpportunityList list, CustomerBook customers, PriceList products, DealView view, Viewers viewers,
            Texts texts) {
        this.book = book;
        this.list = list;
        this.customers = customers;
        this.products = products;
        this.view = view;
        this.viewers = viewers;
        this.texts = texts;
    }

    /** The form carries a request of its own, so that a double click opens one deal. */
    @GetMapping("/customers/{id}/opportunities/new")
    String form(@PathVariable UUID id, Model model) {
        var customer = customers.forEditing(id, viewers.current());
        return form(customer, Map.of("requestId", UUID.randomUUID().toString()), Map.of(), model);
    }

    @PostMapping("/customers/{id}/opportunities")
    String start(@PathVariable UUID id, @RequestParam UUID requestId, @RequestParam Map<String, String> values, Model model,
            RedirectAttributes next, HttpServletResponse response) {
        var customer = customers.forEditing(id, viewers.current());
        var typed = new Typed(values);
        try {
            var deal = open(Opening.of(customer.id(), "page:" + requestId), typed);
            next.addFlashAttribute("done", texts.text("opportunity.opened"));
            return "redirect:/opportunities/" + deal.id();
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return form(customer, typed.values(), texts.byField(refusal), model);
        }
    }

    private Opportunity open(Opening wish, Typed typed) {
        var product = typed.id("product");
        var opening = wish.withProduct(product).withNote(typed.text("note", LONGEST_NOTE));
        typed.problems().require(product == null || products.find(product).isPresent(), "product", "error.notAChoice").throwIfAny();
        var by = viewers.current().login();
        return typed.values().containsKey("another") ? book.open(opening, by) : book.openFirst(opening, by);
    }

    private String form(Customer customer, Map<String, String> typed, Map<String, String> problems, Model model) {
        var viewer = viewers.current();
        var owner = customer.owner() == null ? viewer.login() : customer.owner();
        var open = OpportunityFilter.ofCustomer(customer.id()).withOutcome(Outcome.OPEN.name());
        model.addAttribute("customer", customer);
        model.addAttribute("owner", view.names(List.of(owner)).getOrDefault(owner, owner));
        model.addAttribute("open", list.find(open, new Page.Request(0, OPEN_SHOWN), viewer));
        model.addAttribute("products", products.all());
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        return "opportunity/start";
    }
}
