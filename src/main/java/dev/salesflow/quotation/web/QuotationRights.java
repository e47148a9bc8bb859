package dev.salesflow.quotation.web;

import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.quotation.Quotation;
import dev.salesflow.quotation.QuotationBook;
import dev.salesflow.shared.NotFound;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.context.annotation.RequestScope;

/** Who reads and who writes a deal's quotations, asked once for each page; what they cost us only managers see. */
@Component
@RequestScope
class QuotationRights {

    private final OpportunityBook opportunities;
    private final QuotationBook quotations;
    private final Viewers viewers;
    private final Map<UUID, Boolean> theirs = new HashMap<>();
    private Viewer viewer;

    QuotationRights(OpportunityBook opportunities, QuotationBook quotations, Viewers viewers) {
        this.opportunities = opportunities;
        this.quotations = quotations;
        this.viewers = viewers;
    }

    Opportunity visible(UUID deal) {
        return opportunities.visible(deal, viewer());
    }

    /** @throws AccessDeniedException where the person sees the deal, but only looks on */
    Opportunity changeable(UUID deal) {
        var seen = visible(deal);
        if (!isTheirs(seen)) {
            throw new AccessDeniedException("deal " + deal + " is not " + login() + "'s to change");
        }
        return seen;
    }

    /** Of that deal and no other. */
    Quotation of(Opportunity deal, UUID id) {
        var quotation = quotations.get(id);
        if (!quotation.opportunityId().equals(deal.id())) {
            throw new NotFound("quotation", id);
        }
        return quotation;
    }

    boolean mayChange(Opportunity deal) {
        return deal.isOpen() && isTheirs(deal);
    }

    boolean seesCost() {
        return viewer().isManager();
    }

    String login() {
        return viewer().login();
    }

    private boolean isTheirs(Opportunity deal) {
        return theirs.computeIfAbsent(deal.id(), id -> opportunities.mayChange(deal, viewer()));
    }

    private Viewer viewer() {
        viewer = viewer == null ? viewers.current() : viewer;
        return viewer;
    }
}
