package dev.salesflow.opportunity.web;

import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.negotiation.Negotiation;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The rounds of a negotiation, as a part of the deal's page. */
@Controller
class NegotiationFragments {

    private final Negotiation negotiation;
    private final DealView view;
    private final ChangeRights rights;
    private final Viewers viewers;

    NegotiationFragments(Negotiation negotiation, DealView view, ChangeRights rights, Viewers viewers) {
        this.negotiation = negotiation;
        this.view = view;
        this.rights = rights;
        this.viewers = viewers;
    }

    @GetMapping("/opportunities/{id}/negotiation")
    String ofOpportunity(@PathVariable UUID id, Model model) {
        var deal = rights.visible(id);
        var rounds = negotiation.of(deal, viewers.current());
        model.addAttribute("deal", deal);
        model.addAttribute("rounds", rounds);
        model.addAttribute("names", view.names(rounds.stream().map(round -> round.recordedBy()).distinct().toList()));
        return "opportunity/negotiation :: panel";
    }
}
