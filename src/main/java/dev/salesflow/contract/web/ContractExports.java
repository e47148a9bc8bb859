package dev.salesflow.contract.web;

import dev.salesflow.contract.ContractSight;
import dev.salesflow.customer.CustomerDirectory;
import dev.salesflow.exports.Export;
import dev.salesflow.exports.Export.Column;
import dev.salesflow.exports.ExportFormat;
import dev.salesflow.exports.Exports;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.web.Query;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The list of contracts as a file, with the filter and the order of the page. */
@RestController
class ContractExports {

    private static final List<Column> COLUMNS = List.of(
            Column.of("number", "k.number", "contract.number"),
            Column.of("customer", CustomerDirectory.word("c"), "opportunity.field.customer"),
            Column.ofPeople("owner", "o.owner_login", "opportunity.field.owner"),
            Column.of("state", "k.state", "contract.state").said("contract.state."),
            Column.of("signedOn", "k.signed_on", "contract.signedOn"),
            Column.of("startsOn", "k.starts_on", "contract.startsOn"),
            Column.of("endsOn", "k.ends_on", "contract.endsOn"),
            Column.of("warrantyUntil", "k.warranty_until", "contract.warrantyUntil"),
            Column.of("amount", "k.amount", "opportunity.field.amount"),
            Column.of("currency", "k.currency", "opportunity.field.currency"),
            Column.of("received", "i.received", "contract.received"),
            Column.of("overdue", "i.overdue", "contract.overdue"),
            Column.of("nextDue", "i.next_due", "contract.nextDue"),
            Column.of("cancelledOn", "k.cancelled_on", "contract.cancelledDay"),
            Column.of("cancelReason", "k.cancel_reason", "contract.cancelReason"));

    private final Exports exports;
    private final People people;
    private final Viewers viewers;
    private final ContractList list;
    private final ContractSight sight;

    ContractExports(Exports exports, People people, Viewers viewers, ContractList list, ContractSight sight) {
        this.exports = exports;
        this.people = people;
        this.viewers = viewers;
        this.list = list;
        this.sight = sight;
    }

    @Operation(operationId = "exportContracts", summary = "Contracts as a file", description = "The rows of the list with its filter and order.")
    @GetMapping({"/api/contracts.{format:csv|xlsx}", "/contracts/export.{format:csv|xlsx}"})
    void contracts(@PathVariable String format, Query query, HttpServletResponse response) throws IOException {
        var filter = ContractFilter.of(query, login -> people.find(login).isPresent());
        var labels = Exports.labels(query);
        query.mustBeUnderstood();
        var viewer = viewers.current();
        exports.send(export(filter, viewer), ExportFormat.of(format), labels, viewer, response);
    }

    private Export export(ContractFilter filter, Viewer viewer) {
        var search = list.search(filter, sight.of(viewer));
        return new Export("contracts", filter.address(), COLUMNS, ContractList.FROM + ContractList.SUMS + " where " + search.where() + " order by "
                + ContractList.order(filter), search.parameters());
    }
}
