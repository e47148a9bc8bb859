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
                "CNY", new BigDecimal("13"), cost == null ? null : new BigDecimal(cost), null, null, until));
    }

    /** The same by that unit. */
    public UUID unit(String name, String unit, Boolean wholeUnits) {
        return prices.put(new ListedItem(null, 0, null, name, null, ListedItem.Kind.SERVICE, null, unit, null, new BigDecimal("1000"), "CNY",
                new BigDecimal("6"), new BigDecimal("400"), wholeUnits, null, null));
    }

    /** From now on it is sold in whole units only. */
    public void inWholes(UUID product) {
        var item = prices.find(product).orElseThrow();
        prices.put(new ListedItem(item.id(), item.version(), item.code(), item.name(), item.englishName(), item.kind(), item.series(), item.unit(), item.englishUnit(),
                item.listPrice(), item.currency(), item.taxPercent(), item.cost(), true, item.validFrom(), item.validUntil()));
    }

    /** From today on the list says otherwise. */
    public void reprice(UUID product, String price, String cost, LocalDate until) {
        var item = prices.find(product).orElseThrow();
        prices.put(new ListedItem(item.id(), item.version(), item.code(), item.name(), item.englishName(), item.kind(), item.series(), item.unit(), item.englishUnit(),
                price == null ? null : new BigDecimal(price), item.currency(), item.taxPercent(), cost == null ? null : new BigDecimal(cost), item.wholeUnits(), item.validFrom(), until));
    }

    public static String name(String word) {
        return word + " " + UUID.randomUUID();
    }
}
