package dev.salesflow.opportunity.web;

import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.OpportunityBook;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Who reads and who changes a deal on its pages. */
@Component
class ChangeRights {

    private final OpportunityBook book;
    private final Viewers viewers;

    ChangeRights(OpportunityBook book, Viewers viewers) {
        this.book = book;
        this.viewers = viewers;
    }

    Opportunity visible(UUID id) {
        return book.visible(id, viewers.current());
    }

    /** Whether the person who asks may change this deal now. */
    boolean mayChange(Opportunity deal) {
        return deal.isOpen() && book.mayChange(deal, viewers.current());
    }

    /** @throws AccessDeniedException where the person sees the deal, but only looks on */
    Opportunity changeable(UUID id) {
        var deal = visible(id);
        if (!book.mayChange(deal, viewers.current())) {
            throw new AccessDeniedException("deal " + id + " is not " + login() + "'s to change");
        }
        return deal;
    }

    String login() {
        return viewers.current().login();
    }
}
