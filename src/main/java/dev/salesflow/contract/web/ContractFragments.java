package dev.salesflow.contract.web;

import dev.salesflow.contract.ContractBook;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.OpportunityBook;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A deal's contract, as a part of its page. */
@Controller
class ContractFragments {

    private final ContractBook contracts;
    private final OpportunityBook opportunities;
    private final Viewers viewers;

    ContractFragments(ContractBook contracts, OpportunityBook opportunities, Viewers viewers) {
        this.contracts = contracts;
        this.opportunities = opportunities;
        this.viewers = viewers;
    }

    @GetMapping("/opportunities/{id}/contract")
    String ofOpportunity(@PathVariable UUID id, Model model) {
        opportunities.visible(id, viewers.current());
        model.addAttribute("contract", contracts.of(id).orElse(null));
        return "contract/show :: panel";
    }
}
