package dev.salesflow.opportunity.web;

import dev.salesflow.customer.CustomerBook;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.Outcome;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.Refusals;
import dev.salesflow.shared.web.Query;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Deals as JSON, as the import contract fixes it. */
@RestController
@RequestMapping("/api/opportunities")
class OpportunityApi {

    /** The customer an item belongs to. */
    @Schema(name = "CustomerOfOpportunity")
    record Of(UUID id, String name) {
    }

    /** One deal; {@code owner} is a login, {@code amount} a decimal string in {@code currency} (ISO 4217). */
    @Schema(name = "Opportunity")
    record Item(UUID id, String externalId, Of customer, String owner, Stage stage, Outcome outcome, String amount, String currency,
            LocalDate startedOn, LocalDate closedOn) {
    }

    /** The wish to start a deal; the same {@code requestId} twice answers the same deal. */
    @Schema(name = "OpportunityStart")
    record Start(UUID customerId, String requestId) {
    }

    private static final int USUAL_SIZE = 50;
    /** Keeps the callers' request names apart from those that pages and lead routing give. */
    private static final String REQUEST = "api:";

    private final OpportunityList list;
    private final OpportunityBook book;
    private final CustomerBook customers;
    private final DealChoices choices;
    private final Viewers viewers;

    OpportunityApi(OpportunityList list, OpportunityBook book, CustomerBook customers, DealChoices choices, Viewers viewers) {
        this.list = list;
        this.choices = choices;
        this.book = book;
        this.customers = customers;
        this.viewers = viewers;
    }

    @Operation(operationId = "listOpportunities", summary = "Deals one sees")
    @GetMapping
    Page<Item> list(Query query) {
        var filter = OpportunityFilter.narrow(query, choices::isPerson);
        var page = query.pageAndSize(USUAL_SIZE);
        query.mustBeUnderstood();
        var found = list.find(filter, page, viewers.current());
        return new Page<>(found.items().stream()
                .map(row -> new Item(row.id(), row.externalId(), new Of(row.customerId(), row.customer()), row.owner(),
                        row.stage(), row.outcome(), text(row.amount()), row.currency(), row.startedOn(), row.closedOn()))
                .toList(), found.total(), found.page(), found.size());
    }

    @Operation(operationId = "findOpportunity", summary = "A deal")
    @GetMapping("/{id}")
    Item one(@PathVariable UUID id) {
        return item(book.visible(id, viewers.current()));
    }

    @Operation(operationId = "startOpportunity", summary = "Starts a deal with a customer",
            description = "Starts the sales process too. The same requestId again answers the same deal and starts nothing, so a call may be repeated.")
    @PostMapping
    ResponseEntity<Item> start(@RequestBody Start start) {
        new Refusals().require(start.customerId() != null, "customerId", "error.required")
                .require(start.requestId() != null && !start.requestId().isBlank(), "requestId", "opportunity.requestIdMissing")
                .throwIfAny();
        var viewer = viewers.current();
        var customer = customers.forEditing(start.customerId(), viewer);
        var deal = book.open(Opening.of(customer.id(), REQUEST + start.requestId()), viewer.login());
        return ResponseEntity.created(URI.create("/api/opportunities/" + deal.id())).body(item(deal));
    }

    private Item item(Opportunity deal) {
        var customer = customers.get(deal.customerId());
        return new Item(deal.id(), deal.externalId(), new Of(customer.id(), customer.name()), deal.owner(), deal.stage(),
                deal.outcome(), text(deal.amount()), deal.currency(), deal.startedOn(), deal.closedOn());
    }

    private static String text(BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }
}
