package dev.salesflow.quotation;

import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.product.ListedItem;
import dev.salesflow.product.PriceListBook;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A deal of a rep and a manager of a team of their own, and things to quote under names of their own. */
public record QuotationFixture(PriceListBook prices, UUID team, String rep, String manager, UUID customer, UUID deal) {

    public static QuotationFixture of(JdbcClient jdbc, OpportunityBook deals, PriceListBook prices) {
        var fixture = new DealFixture(jdbc);
        var team = fixture.team();
        var rep = fixture.person("REP", team);
        var customer = fixture.customer(rep);
        var deal = deals.open(Opening.of(customer, UUID.randomUUID().toString()), rep).id();
        return new QuotationFixture(prices, team, rep, fixture.person("MANAGER", team), customer, deal);
    }

    public static QuotationHead head(String language) {
        return new QuotationHead(language, LocalDate.now().plusDays(30), null, null);
    }

    /** At 1,000 CNY with 13 % tax within, costing 400. */
    public UUID product(String name) {
        return listed(name, "1000", "400", null);
    }

    public UUID listed(String name, String price, String cost, LocalDate until) {
        return prices.put(new ListedItem(null, 0, null, name, "The " + name, ListedItem.Kind.PRODUCT, null, "套", "set", price == null ? null : new BigDecimal(price),
                "CNY", new BigDecimal("13"), cost == null ? null : new BigDecimal(cost), null, until));
    }

    public static String name(String word) {
        return word + " " + UUID.randomUUID();
    }
}
