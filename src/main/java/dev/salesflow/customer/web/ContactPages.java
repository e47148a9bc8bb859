package dev.salesflow.customer.web;

import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.web.ListAddress;
import dev.salesflow.shared.web.Query;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** All the people of the customers one sees. */
@Controller
class ContactPages {

    private static final int SIZE = 50;

    private final ContactList list;
    private final Viewers viewers;

    ContactPages(ContactList list, Viewers viewers) {
        this.list = list;
        this.viewers = viewers;
    }

    @GetMapping("/contacts")
    String list(Query query, Model model) {
        var filter = ContactFilter.of(query);
        model.addAttribute("filter", filter);
        model.addAttribute("page", list.find(filter, query.page(SIZE), viewers.current()));
        model.addAttribute("link", ListAddress.open(filter.address()));
        return "customer/contacts";
    }
}
