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
import dev.salesflow.opportunity.gate.StageGate;
import dev.salesflow.quotation.DiscountApproval;
import dev.salesflow.quotation.DiscountApproval.Order;
import dev.salesflow.quotation.DiscountLimits;
import dev.salesflow.quotation.Quotation;
import dev.salesflow.quotation.QuotationDrafts;
import dev.salesflow.quotation.line.QuotationLine;
import dev.salesflow.quotation.line.QuotationLines;
import dev.salesflow.quotation.line.WithOptions;
import dev.salesflow.shared.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Asks the table whom a discount waits for, and asks them. */
@Component
class QuotationApproval {

    static final String SUBJECT = "quotation";
    private static final int LONGEST_TITLE = 300;
    private static final int MOST_NAMED = 5;

    private final DiscountLimits limits;
    private final QuotationDrafts drafts;
    private final StageGate gate;
    private final ContactPlans plans;
    private final ApprovalBook approvals;
    private final OpportunityBook opportunities;
    private final CustomerBook customers;

    QuotationApproval(DiscountLimits limits, QuotationDrafts drafts, StageGate gate, ContactPlans plans, ApprovalBook approvals, OpportunityBook opportunities, CustomerBook customers) {
        this.limits = limits;
        this.drafts = drafts;
        this.gate = gate;
        this.plans = plans;
        this.approvals = approvals;
        this.opportunities = opportunities;
        this.customers = customers;
    }

    /**
     * Empty where the table asks for nobody.
     *
     * @param by who submitted it; null: whoever owns the deal
     * @throws dev.salesflow.shared.Refusal where a person submits it and the stage that follows wants to know more first
     */
    Optional<ApprovalRequest> ask(Quotation quotation, String by) {
        var deal = opportunities.get(quotation.opportunityId());
        var answer = limits.of(quotation, plans.tierOf(deal.customerId()).orElse(null));
        if (Boolean.FALSE.equals(answer.needed())) {
            return Optional.empty();
        }
        if (by != null) {
            gate.passAhead(deal.id());
        }
        var requester = deal.owner() == null ? quotation.createdBy() : deal.owner();
        return Optional.of(approvals.request(new ApprovalCase(SUBJECT, quotation.id(), requester, by == null ? requester : by,
                drafts.writers(quotation.id()), title(quotation, deal.customerId()), facts(quotation), steps(answer))));
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
        facts.add(Fact.open("quotation.paper.list", Money.text(quotation.totals().list(), quotation.currency(), Locale.ENGLISH)));
        facts.add(Fact.open("quotation.discount", QuotationFigures.percent(quotation.discountPercent())));
        facts.addAll(options(quotation));
        facts.addAll(margin(quotation));
        facts.add(Fact.open("quotation.validUntil", quotation.validUntil().toString()));
        if (quotation.note() != null) {
            facts.add(Fact.open("opportunity.note", quotation.note()));
        }
        return facts;
    }

    /** What is offered beside the total, and what discount and margin become where the customer takes it. */
    private static List<Fact> options(Quotation quotation) {
        var options = quotation.lines().stream().filter(line -> !line.counts()).toList();
        if (options.isEmpty()) {
            return List.of();
        }
        var facts = new ArrayList<Fact>();
        facts.add(Fact.open("quotation.fact.options", options.stream().sorted(Comparator.comparing(QuotationLine::discountPercent).reversed()).limit(MOST_NAMED)
                .map(option -> told(option, quotation.currency())).collect(Collectors.joining("; ")) + (options.size() > MOST_NAMED ? "; …" : "")));
        var deepest = WithOptions.discountPercent(quotation.lines(), quotation.currency());
        if (deepest.compareTo(quotation.discountPercent()) > 0) {
            facts.add(Fact.open("quotation.fact.withOptions", QuotationFigures.percent(deepest)));
        }
        var margin = WithOptions.marginAtMost(quotation.lines(), quotation.currency());
        var without = QuotationLines.marginAtMost(quotation.lines(), quotation.currency());
        if (margin != null && without != null && margin.compareTo(without) < 0) {
            facts.add(new Fact("quotation.fact.marginWithOptions", QuotationFigures.percent(margin), true));
        }
        return facts;
    }

    private static String told(QuotationLine option, String currency) {
        return named(option) + " " + Money.text(option.amount(QuotationLines.digits(currency)), currency, Locale.ENGLISH)
                + (option.discountPercent().signum() == 0 ? "" : " (−" + QuotationFigures.percent(option.discountPercent()) + ")");
    }

    private static String named(QuotationLine line) {
        return line.name() == null ? "?" : line.name();
    }

    /** What is not known is said as well, or the signer would take its absence for nothing to worry about. */
    private static List<Fact> margin(Quotation quotation) {
        var facts = new ArrayList<Fact>();
        var lacking = quotation.lines().stream().filter(QuotationLine::lacksCost).limit(MOST_NAMED).map(QuotationApproval::named).toList();
        var atMost = QuotationLines.marginAtMost(quotation.lines(), quotation.currency());
        if (!lacking.isEmpty()) {
            facts.add(Fact.open("quotation.fact.costMissing", String.join(", ", lacking)));
        }
        if (atMost != null) {
            facts.add(new Fact("quotation.fact.marginPercent", (quotation.totals().cost() != null ? "" : "≤ ") + QuotationFigures.percent(atMost), true));
        }
        return facts;
    }
}
