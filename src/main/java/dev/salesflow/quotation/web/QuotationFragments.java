package dev.salesflow.quotation.web;

import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.product.PriceList;
import dev.salesflow.quotation.Quotation;
import dev.salesflow.quotation.QuotationBook;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A deal's quotations, as a part of its page. */
@Controller
class QuotationFragments {

    private final QuotationBook quotations;
    private final OpportunityBook opportunities;
    private final PriceList products;
    private final Viewers viewers;

    QuotationFragments(QuotationBook quotations, OpportunityBook opportunities, PriceList products, Viewers viewers) {
        this.quotations = quotations;
        this.opportunities = opportunities;
        this.products = products;
        this.viewers = viewers;
    }

    @GetMapping("/opportunities/{id}/quotations")
    String ofOpportunity(@PathVariable UUID id, Model model) {
        opportunities.visible(id, viewers.current());
        var all = quotations.of(id);
        model.addAttribute("quotations", all);
        model.addAttribute("products", products.names(all.stream().map(Quotation::productId).filter(Objects::nonNull).toList()));
        return "quotation/list :: panel";
    }
}
