package dev.salesflow.contract.web;

import dev.salesflow.contract.Contract;
import dev.salesflow.contract.Contract.State;
import dev.salesflow.contract.ContractBook;
import dev.salesflow.contract.ContractSight;
import dev.salesflow.contract.payment.Instalment;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.web.Query;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Contracts as JSON, to be read: they are signed by the process. */
@RestController
@RequestMapping("/api/contracts")
class ContractApi {

    /** The customer an item belongs to. */
    @Schema(name = "CustomerOfContract")
    record Of(UUID id, String name) {
    }

    /** One contract in a list; amounts are decimal strings in {@code currency} (ISO 4217), {@code owner} is a login. */
    @Schema(name = "Contract")
    record Item(UUID id, String number, UUID opportunityId, Of customer, String owner, State state, LocalDate signedOn, String amount, String currency,
            String received, String overdue) {
    }

    /** One instalment. */
    @Schema(name = "Instalment")
    record Part(int number, LocalDate dueOn, String amount, String received, String note) {
    }

    /** A contract with its instalments. */
    @Schema(name = "ContractDetail")
    record Detail(UUID id, String number, UUID opportunityId, Of customer, String owner, State state, LocalDate signedOn, LocalDate startsOn, LocalDate endsOn,
            LocalDate warrantyUntil, String amount, String currency, LocalDate cancelledOn, String cancelReason, List<Part> instalments) {
    }

    private static final int USUAL_SIZE = 50;

    private final ContractBook contracts;
    private final ContractList list;
    private final ContractSight sight;
    private final OpportunityBook opportunities;
    private final CustomerBook customers;
    private final People people;
    private final Viewers viewers;

    ContractApi(ContractBook contracts, ContractList list, ContractSight sight, OpportunityBook opportunities, CustomerBook customers, People people, Viewers viewers) {
        this.contracts = contracts;
        this.list = list;
        this.sight = sight;
        this.opportunities = opportunities;
        this.customers = customers;
        this.people = people;
        this.viewers = viewers;
    }

    @Operation(operationId = "listContracts", summary = "Contracts one sees")
    @GetMapping
    Page<Item> list(Query query) {
        var filter = ContractFilter.narrow(query, login -> people.find(login).isPresent());
        var page = query.pageAndSize(USUAL_SIZE);
        query.mustBeUnderstood();
        var found = list.find(filter, page, sight.of(viewers.current()));
        return new Page<>(found.items().stream().map(row -> new Item(row.id(), row.number(), row.deal(), new Of(row.customerId(), row.customer()), row.owner(),
                row.state(), row.signedOn(), text(row.amount()), row.currency(), text(row.received()), text(row.overdue()))).toList(),
                found.total(), found.page(), found.size());
    }

    @Operation(operationId = "findContract", summary = "A contract with its instalments")
    @GetMapping("/{id}")
    Detail one(@PathVariable UUID id) {
        return detail(contracts.visible(id, viewers.current()));
    }

    private Detail detail(Contract contract) {
        var deal = opportunities.get(contract.opportunityId());
        var customer = customers.get(deal.customerId());
        var term = contract.term();
        return new Detail(contract.id(), contract.number(), deal.id(), new Of(customer.id(), customer.name()), deal.owner(), contract.state(),
                contract.signedOn(), term.startsOn(), term.endsOn(), term.warrantyUntil(), text(contract.amount()), contract.currency(), contract.cancelledOn(),
                contract.cancelReason(), contracts.instalments(contract.id()).stream().map(ContractApi::part).toList());
    }

    private static Part part(Instalment one) {
        return new Part(one.number(), one.due(), text(one.amount()), text(one.received()), one.note());
    }

    private static String text(BigDecimal amount) {
        return amount == null ? null : amount.setScale(2, java.math.RoundingMode.UNNECESSARY).toPlainString();
    }
}
