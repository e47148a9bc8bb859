package dev.salesflow.quotation.hold;

import dev.salesflow.shared.Hold;
import java.util.List;
import org.springframework.stereotype.Component;

/** A deal with an offer, and a product that is offered, outlast the list they came by. */
@Component
class QuotationHolds implements Hold.Source {

    @Override
    public List<Hold> holds() {
        return List.of(new Hold("opportunity", "quotation", false,
                        "select q.opportunity_id as record, q.created_by as by_login, q.created_at as at from quotation q"),
                new Hold("product", "quotation", false,
                        "select l.product_id as record, q.created_by as by_login, q.created_at as at from quotation_line l"
                                + " join quotation q on q.id = l.quotation_id"));
    }
}
