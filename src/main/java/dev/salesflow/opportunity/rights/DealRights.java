package dev.salesflow.opportunity.rights;

import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.OpportunityBook;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.context.annotation.RequestScope;

/** Who reads and who changes a deal on its pages; who asks, and what is theirs, is found out once for each page. */
@Component
@RequestScope
public class DealRights {

    private final OpportunityBook book;
    private final Viewers viewers;
    private final Map<UUID, Boolean> theirs = new HashMap<>();
    private Viewer viewer;

    DealRights(OpportunityBook book, Viewers viewers) {
        this.book = book;
        this.viewers = viewers;
    }

    public Opportunity visible(UUID id) {
        return book.visible(id, viewer());
    }

    /** Whether the person who asks may change this deal now. */
    public boolean mayChange(Opportunity deal) {
        return deal.isOpen() && isTheirs(deal);
    }

    /** @throws AccessDeniedException where the person sees the deal, but only looks on */
    public Opportunity changeable(UUID id) {
        var deal = visible(id);
        if (!isTheirs(deal)) {
            throw new AccessDeniedException("deal " + id + " is not " + login() + "'s to change");
        }
        return deal;
    }

    public String login() {
        return viewer().login();
    }

    private boolean isTheirs(Opportunity deal) {
        return theirs.computeIfAbsent(deal.id(), id -> book.mayChange(deal, viewer()));
    }

    public Viewer viewer() {
        viewer = viewer == null ? viewers.current() : viewer;
        return viewer;
    }
}
