package dev.salesflow.contract.web;

import dev.salesflow.contract.Contract;
import dev.salesflow.contract.ContractBook;
import dev.salesflow.contract.ContractSight;
import dev.salesflow.contract.handover.Handovers;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.identity.Narrowing;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.web.ListAddress;
import dev.salesflow.shared.web.Query;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The list of contracts, one contract's page, what is overdue for the day page, and a deal's contract as a part of its page. */
@Controller
class ContractPages {

    private static final int SIZE = 50;
    private static final int OVERDUE = 10;

    private final ContractBook contracts;
    private final ContractList list;
    private final ContractSight sight;
    private final Handovers handovers;
    private final OpportunityBook opportunities;
    private final CustomerBook customers;
    private final People people;
    private final Narrowing narrowing;
    private final Viewers viewers;
    private final Clock clock;

    ContractPages(ContractBook contracts, ContractList list, ContractSight sight, Handovers handovers, OpportunityBook opportunities, CustomerBook customers, People people, Narrowing narrowing,
            Viewers viewers, Clock clock) {
        this.contracts = contracts;
        this.list = list;
        this.sight = sight;
        this.handovers = handovers;
        this.opportunities = opportunities;
        this.customers = customers;
        this.people = people;
        this.narrowing = narrowing;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping("/contracts")
    String list(Query query, Model model) {
        var viewer = viewers.current();
        var seen = sight.of(viewer);
        var filter = ContractFilter.of(query, login -> people.find(login).isPresent());
        model.addAttribute("filter", filter);
        model.addAttribute("page", list.find(filter, query.page(SIZE), seen));
        model.addAttribute("shown", ContractFilter.SHOWN);
        model.addAttribute("owners", seen.asFinance() ? list.owners() : narrowing.owners(viewer));
        model.addAttribute("teams", narrowing.teams(viewer));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("linked", !seen.asFinance());
        model.addAttribute("link", ListAddress.open(filter.address()));
        return "contract/list";
    }

    /** A part of the day page: a rep's own, a manager's team's, for finance all. */
    @GetMapping("/contracts/overdue")
    String overdue(Model model) {
        var viewer = viewers.current();
        model.addAttribute("overdue", list.overdue(OVERDUE, sight.of(viewer)));
        model.addAttribute("leads", viewer.leads());
        return "contract/overdue :: panel";
    }

    @GetMapping("/contracts/{id}")
    String show(@PathVariable UUID id, Model model) {
        return show(contracts.visible(id, viewers.current()), Map.of(), Map.of(), model);
    }

    /** @param typed what a person typed and {@code problems} why it was refused, by field */
    String show(Contract contract, Map<String, String> typed, Map<String, String> problems, Model model) {
        var viewer = viewers.current();
        var deal = opportunities.get(contract.opportunityId());
        var instalments = contracts.instalments(contract.id());
        var seesDeal = opportunities.isVisible(deal.id(), viewer);
        // It tells of the deal to whoever works on with it.
        var handover = handovers.of(contract.id()).filter(sheet -> seesDeal || viewer.isOwner(sheet.to())).orElse(null);
        var logins = Stream.concat(Stream.of(deal.owner(), contract.createdBy(), contract.cancelledBy(), handover == null ? null : handover.to()),
                instalments.stream().flatMap(one -> one.receipts().stream()).map(receipt -> receipt.recordedBy())).filter(Objects::nonNull).distinct().toList();
        model.addAttribute("contract", contract);
        model.addAttribute("deal", deal);
        model.addAttribute("seesDeal", seesDeal);
        model.addAttribute("customer", customers.get(deal.customerId()));
        model.addAttribute("instalments", instalments);
        model.addAttribute("handover", handover);
        model.addAttribute("blank", contract.holds() ? List.of(1, 2, 3) : List.of());
        model.addAttribute("names", people.names(logins));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("mayChange", contract.holds() && contracts.mayChange(contract, viewer));
        model.addAttribute("typed", typed);
        model.addAttribute("nextReceipt", Ids.next());
        model.addAttribute("problems", problems);
        return "contract/page";
    }

    @GetMapping("/opportunities/{id}/contract")
    String ofOpportunity(@PathVariable UUID id, Model model) {
        opportunities.visible(id, viewers.current());
        var contract = contracts.of(id).orElse(null);
        model.addAttribute("contract", contract);
        model.addAttribute("instalments", contract == null ? List.of() : contracts.instalments(contract.id()));
        model.addAttribute("today", LocalDate.now(clock));
        return "contract/show :: panel";
    }
}
