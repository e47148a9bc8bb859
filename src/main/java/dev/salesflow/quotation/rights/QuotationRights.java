package dev.salesflow.quotation.rights;

import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.rights.DealRights;
import dev.salesflow.quotation.Quotation;
import dev.salesflow.quotation.QuotationBook;
import dev.salesflow.shared.NotFound;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A deal's quotations are read and written by whoever may do so with the deal; what they cost us only managers see. */
@Component
public class QuotationRights {

    private final DealRights deals;
    private final QuotationBook quotations;

    QuotationRights(DealRights deals, QuotationBook quotations) {
        this.deals = deals;
        this.quotations = quotations;
    }

    public Quotation visible(UUID deal, UUID id) {
        return of(deals.visible(deal), id);
    }

    /** @throws org.springframework.security.access.AccessDeniedException where the person sees the deal, but only looks on */
    public Quotation changeable(UUID deal, UUID id) {
        return of(deals.changeable(deal), id);
    }

    /** Of that deal and no other. */
    public Quotation of(Opportunity deal, UUID id) {
        var quotation = quotations.get(id);
        if (!quotation.opportunityId().equals(deal.id())) {
            throw new NotFound("quotation", id);
        }
        return quotation;
    }

    public boolean seesCost() {
        return deals.viewer().isManager();
    }
}
