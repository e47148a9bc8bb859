package dev.salesflow.process.quotation;

import dev.salesflow.approval.ApprovalMatter;
import dev.salesflow.identity.Viewer;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.quotation.QuotationBook;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Where the quotation stands that is approved. */
@Component
class QuotationMatter implements ApprovalMatter {

    private final OpportunityBook deals;
    private final QuotationBook quotations;

    QuotationMatter(OpportunityBook deals, QuotationBook quotations) {
        this.deals = deals;
        this.quotations = quotations;
    }

    @Override
    public String type() {
        return QuotationApproval.SUBJECT;
    }

    @Override
    public Optional<String> page(UUID subject, Viewer viewer) {
        return quotations.dealOf(subject).filter(deal -> deals.isVisible(deal, viewer))
                .map(deal -> "/opportunities/" + deal + "/quotations/" + subject);
    }
}
