package dev.salesflow.process.quotation;

import dev.salesflow.approval.ApprovalMatter;
import dev.salesflow.identity.Viewer;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.quotation.QuotationBook;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Where the quotation stands that is approved. */
@Component
class QuotationMatter implements ApprovalMatter {

    private final OpportunityBook deals;
    private final QuotationBook quotations;
    private final Clock clock;

    QuotationMatter(OpportunityBook deals, QuotationBook quotations, Clock clock) {
        this.deals = deals;
        this.quotations = quotations;
        this.clock = clock;
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

    /** With its deal, from which hand-overs and losses come. */
    @Override
    public void hold(UUID subject) {
        quotations.dealOf(subject).ifPresent(deals::hold);
    }

    /** After its last day it is not sent. */
    @Override
    public boolean isOver(UUID subject) {
        return quotations.get(subject).validUntil().isBefore(LocalDate.now(clock));
    }
}
