package dev.salesflow.process.quotation;

import dev.salesflow.approval.ApprovalRequest.State;
import dev.salesflow.approval.ApprovalUpkeep;
import dev.salesflow.approval.news.ApprovalMoved;
import dev.salesflow.insight.Argument;
import dev.salesflow.insight.TimelineBook;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.OpportunityHandedOver;
import dev.salesflow.opportunity.OpportunityLost;
import dev.salesflow.quotation.Quotation;
import dev.salesflow.quotation.QuotationBook;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What an approval that ended means for its quotation, told in the timeline. */
@Component
class QuotationAfterApproval {

    private static final Map<State, String> TOLD = Map.of(State.APPROVED, "quotationApproved", State.SENT_BACK, "quotationSentBack",
            State.WITHDRAWN, "quotationWithdrawn");

    private final QuotationBook quotations;
    private final ApprovalUpkeep approvals;
    private final OpportunityBook opportunities;
    private final TimelineBook timeline;

    QuotationAfterApproval(QuotationBook quotations, ApprovalUpkeep approvals, OpportunityBook opportunities, TimelineBook timeline) {
        this.quotations = quotations;
        this.approvals = approvals;
        this.opportunities = opportunities;
        this.timeline = timeline;
    }

    @EventListener
    void approvalMoved(ApprovalMoved moved) {
        if (!QuotationApproval.SUBJECT.equals(moved.subjectType()) || moved.state() == State.OPEN) {
            return;
        }
        var quotation = quotations.get(moved.subjectId());
        // A deal that is lost has taken its quotation along already.
        if (quotation.state() == Quotation.State.IN_APPROVAL) {
            switch (moved.state()) {
                case APPROVED -> quotations.approve(quotation.id());
                case SENT_BACK -> quotations.sendBack(quotation.id());
                default -> quotations.withdraw(quotation.id(), moved.by());
            }
            var deal = opportunities.get(quotation.opportunityId());
            timeline.note(deal.customerId(), deal.id(), moved.by(), TOLD.get(moved.state()), Argument.text(String.valueOf(quotation.revision())));
        }
    }

    /** Whose deal it is asks for its approval. */
    @EventListener
    void opportunityHandedOver(OpportunityHandedOver handed) {
        quotations.making(handed.opportunityId()).ifPresent(quotation -> approvals.handedOver(QuotationApproval.SUBJECT, quotation.id(), handed.to(), handed.by()));
    }

    /** What was being approved for a lost deal needs nobody's signature any more; before the quotation itself is dropped. */
    @EventListener
    @Order(0)
    void opportunityLost(OpportunityLost lost) {
        quotations.making(lost.opportunityId()).ifPresent(quotation -> approvals.cancel(QuotationApproval.SUBJECT, quotation.id()));
    }
}
