package dev.salesflow.opportunity.web;

import dev.salesflow.customer.CustomerBook;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.DealAlert.Matter;
import dev.salesflow.opportunity.KeyFact.Kind;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.Outcome;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.opportunity.alert.DealAlerts;
import dev.salesflow.product.PriceList;
import dev.salesflow.product.Product;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.web.ListAddress;
import dev.salesflow.shared.web.Query;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The list of deals, one deal's page, and a customer's deals. */
@Controller
class OpportunityPages {

    private static final Map<String, Kind> KINDS = Stream.of(Kind.values()).collect(Collectors.toMap(Kind::key, Function.identity()));
    private static final int SIZE = 50;
    private static final int OF_CUSTOMER = 20;

    private final OpportunityList list;
    private final OpportunityBook book;
    private final CustomerBook customers;
    private final PriceList products;
    private final DealView view;
    private final DealAlerts alerts;
    private final DealChoices choices;
    private final Viewers viewers;
    private final Clock clock;

    OpportunityPages(OpportunityList list, OpportunityBook book, CustomerBook customers, PriceList products, DealView view, DealAlerts alerts,
            DealChoices choices, Viewers viewers, Clock clock) {
        this.list = list;
        this.book = book;
        this.customers = customers;
        this.products = products;
        this.view = view;
        this.alerts = alerts;
        this.choices = choices;
        this.viewers = viewers;
        this.clock = clock;
    }

    /** Without a question asked, what is open. */
    @GetMapping("/opportunities")
    String list(Query query, Model model) {
        var viewer = viewers.current();
        var asked = OpportunityFilter.of(query, choices::isPerson);
        var filter = !query.names("outcome") && asked.isEmpty() ? asked.withOutcome(Outcome.OPEN.name()) : asked;
        model.addAttribute("filter", filter);
        var page = list.find(filter, query.page(SIZE), viewer);
        model.addAttribute("page", page);
        model.addAttribute("marks", alerts.of(page.items().stream().map(OpportunityList.Row::id).toList()));
        model.addAttribute("matters", Matter.values());
        model.addAttribute("stages", Stage.ALL);
        model.addAttribute("orders", OpportunityFilter.Order.values());
        model.addAttribute("owners", list.owners(viewer));
        model.addAttribute("link", ListAddress.open(filter.address()));
        model.addAttribute("days", new DaysSince(clock));
        return "opportunity/list";
    }

    /** May be asked for a key fact to write down: {@code ?tell=budget}. */
    @GetMapping("/opportunities/{id}")
    String show(@PathVariable UUID id, Query query, Model model) {
        var viewer = viewers.current();
        var tell = query.oneOf("tell", KINDS.keySet());
        var deal = book.visible(id, viewer);
        model.addAttribute("deal", deal);
        model.addAttribute("customer", customers.get(deal.customerId()));
        model.addAttribute("product", deal.productId() == null ? null : products.find(deal.productId()).map(Product::name).orElse(null));
        model.addAttribute("names", view.names(Stream.of(deal.owner(), deal.presales()).filter(Objects::nonNull).toList()));
        model.addAttribute("steps", view.steps(deal));
        model.addAttribute("daysInStage", view.daysInStage(deal));
        model.addAttribute("marks", alerts.of(List.of(id)).getOrDefault(id, List.of()));
        model.addAttribute("meetings", view.meetings(id));
        var mayChange = deal.isOpen() && book.mayChange(deal, viewer);
        model.addAttribute("mayChange", mayChange);
        model.addAttribute("tell", mayChange && tell != null ? KINDS.get(tell) : null);
        model.addAttribute("mayHandOver", mayChange && viewer.leads());
        return "opportunity/show";
    }

    /** A part of the customer's page. */
    @GetMapping("/customers/{id}/opportunities")
    String ofCustomer(@PathVariable UUID id, Model model) {
        var viewer = viewers.current();
        var customer = customers.find(id, viewer);
        model.addAttribute("customer", customer);
        model.addAttribute("page", list.find(OpportunityFilter.ofCustomer(id), new Page.Request(0, OF_CUSTOMER), viewer));
        model.addAttribute("mayOpen", customers.mayEdit(customer, viewer));
        return "opportunity/of-customer :: panel";
    }

    /** Whole days since a moment, for templates. */
    public record DaysSince(Clock clock) {

        public long since(Instant moment) {
            return java.time.Duration.between(moment, clock.instant()).toDays();
        }
    }
}
