package dev.salesflow.customer.web;

import dev.salesflow.customer.ChangeHistory;
import dev.salesflow.customer.Customer;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.merge.DuplicateBook;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.web.ListAddress;
import dev.salesflow.shared.web.Query;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The list of customers and one customer's page. */
@Controller
class CustomerPages {

    private static final int SIZE = 50;
    private static final int CHANGES = 15;
    private static final int PAIRS = 3;

    private final CustomerList list;
    private final CustomerBook book;
    private final ChangeHistory history;
    private final DuplicateBook duplicates;
    private final Facts facts;
    private final Choices choices;
    private final Viewers viewers;

    CustomerPages(CustomerList list, CustomerBook book, ChangeHistory history, DuplicateBook duplicates, Facts facts,
            Choices choices, Viewers viewers) {
        this.list = list;
        this.book = book;
        this.history = history;
        this.duplicates = duplicates;
        this.facts = facts;
        this.choices = choices;
        this.viewers = viewers;
    }

    @GetMapping("/customers")
    String list(Query query, Model model) {
        var viewer = viewers.current();
        var filter = CustomerFilter.of(query, choices);
        model.addAttribute("filter", filter);
        model.addAttribute("page", list.find(filter, query.page(SIZE), viewer));
        model.addAttribute("owners", choices.owners(viewer));
        model.addAttribute("territories", choices.territories());
        model.addAttribute("industries", choices.industries());
        model.addAttribute("link", ListAddress.open(filter.address()));
        model.addAttribute("mayAdd", CustomerForms.mayAdd(viewer));
        return "customer/list";
    }

    @GetMapping("/customers/{id}")
    String show(@PathVariable UUID id, Model model, Locale locale) {
        var viewer = viewers.current();
        var customer = book.find(id, viewer);
        model.addAttribute("customer", customer);
        model.addAttribute("groups", facts.of(customer.data(), viewer, locale));
        model.addAttribute("contacts", book.contacts(id));
        model.addAttribute("mayEdit", book.mayEdit(customer, viewer));
        model.addAttribute("pairs", duplicates.of(id, PAIRS, viewer));
        return "customer/show";
    }

    @GetMapping("/customers/{id}/changes")
    String changes(@PathVariable UUID id, Query query, Model model, Locale locale) {
        book.find(id, viewers.current());
        var oneMore = history.of(id, query.before(), CHANGES + 1);
        var entries = oneMore.size() > CHANGES ? oneMore.subList(0, CHANGES) : oneMore;
        model.addAttribute("changes", facts.of(entries, locale));
        if (oneMore.size() > CHANGES) {
            model.addAttribute("more", "/customers/" + id + "/changes?before=" + entries.get(CHANGES - 1).id());
        }
        return "customer/changes :: changes";
    }

    /**
     * Warns of a customer that is on the list already, whoever's it is: only its name and its owner's are told, so that
     * two reps do not work on one company unknowingly.
     */
    @GetMapping("/customers/same-name")
    String sameName(Query query, Model model) {
        var name = query.text("name", CustomerFilter.LONGEST_QUERY);
        var except = query.id("except");
        var others = name == null ? List.<Customer>of() : book.withSameName(name).stream()
                .filter(customer -> !customer.id().equals(except)).toList();
        model.addAttribute("others", others);
        model.addAttribute("open", choices.open(others.stream().map(Customer::id).toList(), viewers.current()));
        model.addAttribute("names", choices.people(others.stream().map(Customer::owner)
                .filter(Objects::nonNull).distinct().toList()));
        return "customer/form :: same-name";
    }

    /** Names of visible customers for the parent's field. */
    @GetMapping("/customers/suggestions")
    String suggestions(Query query, Model model) {
        var parent = query.text("parent", CustomerFilter.LONGEST_QUERY);
        model.addAttribute("rows", parent == null ? List.of()
                : list.find(CustomerFilter.named(parent), new Page.Request(0, 10), viewers.current()).items());
        return "customer/form :: suggestions";
    }
}
