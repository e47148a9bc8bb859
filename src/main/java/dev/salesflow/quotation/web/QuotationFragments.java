package dev.salesflow.quotation.web;

import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.rights.DealRights;
import dev.salesflow.product.PriceList;
import dev.salesflow.quotation.Quotation;
import dev.salesflow.quotation.QuotationBook;
import dev.salesflow.quotation.paper.Letters;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Quotations as parts of other pages: a deal's, and on the day's page those that soon run out. */
@Controller
class QuotationFragments {

    private static final int MOST = 20;

    private final QuotationBook quotations;
    private final DealRights deals;
    private final PriceList products;
    private final Letters letters;
    private final Viewers viewers;
    private final JdbcClient jdbc;
    private final Clock clock;

    QuotationFragments(QuotationBook quotations, DealRights deals, PriceList products, Letters letters, Viewers viewers, JdbcClient jdbc,
            Clock clock) {
        this.quotations = quotations;
        this.deals = deals;
        this.products = products;
        this.letters = letters;
        this.viewers = viewers;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An offer that soon runs out; public for the template. */
    public record Soon(UUID id, UUID deal, String customer, BigDecimal amount, String currency, LocalDate validUntil) {
    }

    @GetMapping("/opportunities/{id}/quotations")
    String ofOpportunity(@PathVariable UUID id, Model model) {
        var deal = deals.visible(id);
        var all = quotations.of(id);
        model.addAttribute("deal", id);
        model.addAttribute("mayBegin", deals.mayChange(deal) && all.stream().noneMatch(one -> one.state().isInTheMaking()));
        model.addAttribute("quotations", all);
        model.addAttribute("fates", letters.fates(all.stream().map(Quotation::id).toList()));
        model.addAttribute("products", products.names(all.stream().map(Quotation::productId).filter(Objects::nonNull).toList()));
        return "quotation/list :: panel";
    }

    /** Of one's own deals, those whose reminder is due or that ran out today. */
    @GetMapping("/quotations/soon")
    String soon(Model model) {
        var viewer = viewers.current();
        model.addAttribute("soon", jdbc.sql("""
                        select q.id, q.opportunity_id as deal, c.name as customer, q.amount, q.currency, q.valid_until
                          from quotation q join opportunity o on o.id = q.opportunity_id join customer c on c.id = o.customer_id
                         where q.state = 'SENT' and q.valid_until <= :today + (select remind_days from quotation_setting)
                           and %s order by q.valid_until limit :most""".formatted(viewer.isOwn("o.owner_login")))
                .param("today", LocalDate.now(clock)).param("most", MOST).params(viewer.parameters()).query(Soon.class).list());
        return "quotation/list :: soon";
    }
}
