package dev.salesflow.process.web;

import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.quotation.Quotation;
import dev.salesflow.quotation.QuotationBook;
import dev.salesflow.shared.NotFound;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Whose quotation it is to move on: those who may change its deal. */
@Component
class DraftSight {

    private final OpportunityBook opportunities;
    private final QuotationBook quotations;
    private final Viewers viewers;

    DraftSight(OpportunityBook opportunities, QuotationBook quotations, Viewers viewers) {
        this.opportunities = opportunities;
        this.quotations = quotations;
        this.viewers = viewers;
    }

    /** Of that deal and no other; whoever only looks on is refused. */
    Quotation changeable(UUID deal, UUID id) {
        var viewer = viewers.current();
        if (!opportunities.mayChange(opportunities.visible(deal, viewer), viewer)) {
            throw new AccessDeniedException("deal " + deal + " is not " + viewer.login() + "'s to change");
        }
        var quotation = quotations.get(id);
        if (!quotation.opportunityId().equals(deal)) {
            throw new NotFound("quotation", id);
        }
        return quotation;
    }

    String login() {
        return viewers.current().login();
    }
}
