package dev.salesflow.quotation.web;

import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.quotation.Quotation;
import dev.salesflow.quotation.QuotationBook;
import dev.salesflow.shared.NotFound;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Who reads and who writes a deal's quotations; what they cost us only managers see. */
@Component
class QuotationRights {

    private final OpportunityBook opportunities;
    private final QuotationBook quotations;
    private final Viewers viewers;

    QuotationRights(OpportunityBook opportunities, QuotationBook quotations, Viewers viewers) {
        this.opportunities = opportunities;
        this.quotations = quotations;
        this.viewers = viewers;
    }

    Opportunity visible(UUID deal) {
        return opportunities.visible(deal, viewers.current());
    }

    /** @throws AccessDeniedException where the person sees the deal, but only looks on */
    Opportunity changeable(UUID deal) {
        var seen = visible(deal);
        if (!opportunities.mayChange(seen, viewers.current())) {
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
        return deal.isOpen() && opportunities.mayChange(deal, viewers.current());
    }

    boolean seesCost() {
        return viewers.current().isManager();
    }

    String login() {
        return viewers.current().login();
    }
}
