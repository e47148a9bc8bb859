package dev.salesflow.process.quotation;

import dev.salesflow.approval.ApprovalBook;
import dev.salesflow.approval.ApprovalCase;
import dev.salesflow.approval.ApprovalCase.Fact;
import dev.salesflow.approval.ApprovalCase.Mode;
import dev.salesflow.approval.ApprovalCase.Role;
import dev.salesflow.approval.ApprovalCase.Step;
import dev.salesflow.approval.ApprovalRequest;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.nurturing.cadence.ContactPlans;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.quotation.DiscountApproval;
import dev.salesflow.quotation.DiscountApproval.Order;
import dev.salesflow.quotation.DiscountLimits;
import dev.salesflow.quotation.Quotation;
import dev.salesflow.shared.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Asks the table whom a discount waits for, and asks them. */
@Component
class QuotationApproval {

    static final String SUBJECT = "quotation";
    private static final int LONGEST_TITLE = 300;

    private final DiscountLimits limits;
    private final ContactPlans plans;
    private final ApprovalBook approvals;
    private final OpportunityBook opportunities;
    private final CustomerBook customers;

    QuotationApproval(DiscountLimits limits, ContactPlans plans, ApprovalBook approvals, OpportunityBook opportunities, CustomerBook customers) {
        this.limits = limits;
        this.plans = plans;
        this.approvals = approvals;
        this.opportunities = opportunities;
        this.customers = customers;
    }

    /**
     * Empty where the table asks for nobody.
     *
     * @param by who submitted it; null: whoever owns the deal
     */
    Optional<ApprovalRequest> ask(Quotation quotation, String by) {
        var deal = opportunities.get(quotation.opportunityId());
        var answer = limits.of(quotation, plans.tierOf(deal.customerId()).orElse(null));
        if (Boolean.FALSE.equals(answer.needed())) {
            return Optional.empty();
        }
        var requester = deal.owner() == null ? quotation.createdBy() : deal.owner();
        return Optional.of(approvals.request(new ApprovalCase(SUBJECT, quotation.id(), requester, by == null ? requester : by,
                title(quotation, deal.customerId()), facts(quotation), steps(answer))));
    }

    private static List<Step> steps(DiscountApproval answer) {
        var named = answer.approvers() == null || answer.approvers().isEmpty() ? DiscountLimits.UNKNOWN.approvers() : answer.approvers();
        var roles = named.stream().map(approver -> Role.valueOf(approver.name())).toList();
        return answer.order() == Order.TOGETHER ? List.of(new Step(Mode.ALL, roles))
                : answer.order() == Order.EITHER ? List.of(new Step(Mode.ANY, roles))
                : roles.stream().map(role -> new Step(Mode.ALL, List.of(role))).toList();
    }

    private String title(Quotation quotation, UUID customer) {
        var number = " · #" + quotation.revision();
        var name = customers.get(customer).name();
        return name.substring(0, Math.min(name.length(), LONGEST_TITLE - number.length())) + number;
    }

    private static List<Fact> facts(Quotation quotation) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.open("opportunity.amount", Money.text(quotation.amount(), quotation.currency(), Locale.ENGLISH)));
        facts.add(Fact.open("quotation.discount", QuotationFigures.percent(quotation.discountPercent())));
        if (quotation.totals().marginPercent() != null) {
            facts.add(new Fact("quotation.fact.marginPercent", QuotationFigures.percent(quotation.totals().marginPercent()), true));
        }
        facts.add(Fact.open("quotation.validUntil", quotation.validUntil().toString()));
        if (quotation.note() != null) {
            facts.add(Fact.open("opportunity.note", quotation.note()));
        }
        return facts;
    }
}
