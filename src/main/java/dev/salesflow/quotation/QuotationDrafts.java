package dev.salesflow.quotation;

import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.product.PriceList;
import dev.salesflow.quotation.line.QuotationLine;
import dev.salesflow.shared.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to what is not submitted yet: begins drafts, copies what was offered before, and writes at them. */
@Component
@Transactional
public class QuotationDrafts {

    private final Quotations quotations;
    private final OpportunityBook opportunities;
    private final PriceList products;
    private final Clock clock;

    QuotationDrafts(Quotations quotations, OpportunityBook opportunities, PriceList products, Clock clock) {
        this.quotations = quotations;
        this.opportunities = opportunities;
        this.products = products;
        this.clock = clock;
    }

    /** Refused on a closed deal, and while another is in the making. */
    public Quotation begin(UUID opportunityId, String currency, QuotationHead head, List<QuotationLine> lines, String by) {
        if (!opportunities.hold(opportunityId).isOpen()) {
            throw Refusal.of("opportunity.closed");
        }
        var before = quotations.of(opportunityId);
        before.stream().filter(one -> one.state().isInTheMaking()).findFirst().ifPresent(open -> {
            throw Refusal.conflict("quotation.oneInTheMaking", open.revision());
        });
        var revision = before.isEmpty() ? 1 : before.get(0).revision() + 1;
        var draft = Quotation.draft(opportunityId, revision, currency, head, by, clock.instant());
        draft.write(lines);
        return quotations.saveWithLines(draft);
    }

    /** One line that says it all. */
    public Quotation begin(UUID opportunityId, Offer offer, String by) {
        var product = offer.productId() == null ? null : products.find(offer.productId()).orElse(null);
        return begin(opportunityId, offer.currency(), offer.head(), List.of(offer.line(product)), by);
    }
}
