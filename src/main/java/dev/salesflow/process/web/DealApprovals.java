package dev.salesflow.process.web;

import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.quotation.QuotationBook;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The approvals of a deal's newest quotation, as a part of its page. */
@Controller
class DealApprovals {

    private final OpportunityBook opportunities;
    private final QuotationBook quotations;
    private final Viewers viewers;

    DealApprovals(OpportunityBook opportunities, QuotationBook quotations, Viewers viewers) {
        this.opportunities = opportunities;
        this.quotations = quotations;
        this.viewers = viewers;
    }

    @GetMapping("/opportunities/{id}/approvals")
    String ofOpportunity(@PathVariable UUID id, Model model) {
        opportunities.visible(id, viewers.current());
        model.addAttribute("approvals", List.of());
        return quotations.of(id).stream().findFirst().map(newest -> "forward:/approvals/of/quotation/" + newest.id()).orElse("approval/panel :: all");
    }
}
