package dev.salesflow.quotation.rights;

import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.rights.DealRights;
import dev.salesflow.quotation.Quotation;
import dev.salesflow.quotation.QuotationBook;
import dev.salesflow.shared.NotFound;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who reads and who writes a deal's quotations: as the deal itself. What they cost us only managers see. */
@Component
public class QuotationRights {

    private final DealRights deals;
    private final QuotationBook quotations;

    QuotationRights(DealRights deals, QuotationBook quotations) {
        this.deals = deals;
        this.quotations = quotations;
    }

    public Opportunity visible(UUID deal) {
        return deals.visible(deal);
    }

    /** @throws org.springframework.security.access.AccessDeniedException where the person sees the deal, but only looks on */
    public Opportunity changeable(UUID deal) {
        return deals.changeable(deal);
    }

    /** Of that deal and no other. */
    public Quotation of(Opportunity deal, UUID id) {
        var quotation = quotations.get(id);
        if (!quotation.opportunityId().equals(deal.id())) {
            throw new NotFound("quotation", id);
        }
        return quotation;
    }

    public boolean mayChange(Opportunity deal) {
        return deals.mayChange(deal);
    }

    public boolean seesCost() {
        return deals.viewer().isManager();
    }

    public String login() {
        return deals.login();
    }
}
