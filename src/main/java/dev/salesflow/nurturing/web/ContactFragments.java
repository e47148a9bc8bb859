package dev.salesflow.nurturing.web;

import dev.salesflow.customer.CustomerBook;
import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.ContactRecord;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.shared.web.Query;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The contacts of a customer or a deal, as a part of its page. */
@Controller
class ContactFragments {

    private static final int SIZE = 10;

    private final ContactRecordList list;
    private final CustomerBook customers;
    private final OpportunityBook opportunities;
    private final Viewers viewers;
    private final Clock clock;

    ContactFragments(ContactRecordList list, CustomerBook customers, OpportunityBook opportunities, Viewers viewers, Clock clock) {
        this.list = list;
        this.customers = customers;
        this.opportunities = opportunities;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping("/customers/{id}/contact-records")
    String ofCustomer(@PathVariable UUID id, Query query, Model model) {
        customers.find(id, viewers.current());
        return show(id, null, query, "/customers/" + id + "/contact-records", model);
    }

    @GetMapping("/opportunities/{id}/contact-records")
    String ofOpportunity(@PathVariable UUID id, Query query, Model model) {
        opportunities.visible(id, viewers.current());
        return show(null, id, query, "/opportunities/" + id + "/contact-records", model);
    }

    private String show(UUID customerId, UUID opportunityId, Query query, String address, Model model) {
        var page = list.find(customerId, opportunityId, query.page(SIZE), viewers.current());
        query.mustBeUnderstood();
        model.addAttribute("page", page);
        model.addAttribute("me", viewers.current().login());
        model.addAttribute("correctableFrom", clock.instant().minus(ContactRecord.CORRECTED_WITHIN));
        if (page.page() + 1 < page.pages()) {
            model.addAttribute("more", address + "?page=" + (page.page() + 1));
        }
        return page.page() == 0 ? "nurturing/records :: panel" : "nurturing/records :: rows";
    }
}
