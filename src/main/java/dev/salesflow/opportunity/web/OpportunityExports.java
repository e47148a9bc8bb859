package dev.salesflow.opportunity.web;

import dev.salesflow.customer.CustomerDirectory;
import dev.salesflow.exports.Export.Column;
import dev.salesflow.exports.Export;
import dev.salesflow.exports.ExportFormat;
import dev.salesflow.exports.Exports;
import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.RecordKey;
import dev.salesflow.shared.web.Query;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The list of deals as a file, with the filter and the order of the page. */
@RestController
class OpportunityExports {

    static final List<Column> COLUMNS = List.of(
            Column.of("externalId", RecordKey.sql("o"), "opportunity.field.externalId"),
            Column.of("customer", CustomerDirectory.word("c"), "opportunity.field.customer"),
            Column.of("product", "p.name", "opportunity.field.product"),
            Column.ofPeople("owner", "o.owner_login", "opportunity.field.owner"),
            Column.of("stage", "o.stage", "opportunity.field.stage").said("stage."),
            Column.of("outcome", "o.outcome", "opportunity.field.outcome").said("outcome."),
            Column.of("startedOn", "o.started_on", "opportunity.field.startedOn"),
            Column.of("closedOn", "o.closed_on", "opportunity.field.closedOn"),
            Column.of("expectedSigning", "o.expected_signing", "opportunity.field.expectedSigning"),
            Column.of("amount", "o.amount", "opportunity.field.amount"),
            Column.of("currency", "o.currency", "opportunity.field.currency"),
            Column.of("lostReason", "o.lost_reason", "opportunity.field.lostReason"),
            Column.of("competitor", "o.competitor", "opportunity.field.competitor"),
            Column.of("note", "o.note", "opportunity.field.note"));

    private final Exports exports;
    private final DealChoices choices;
    private final Viewers viewers;
    private final Clock clock;

    OpportunityExports(Exports exports, DealChoices choices, Viewers viewers, Clock clock) {
        this.exports = exports;
        this.choices = choices;
        this.viewers = viewers;
        this.clock = clock;
    }

    @Operation(operationId = "exportOpportunities", summary = "Deals as a file",
            description = "The rows of the list with its filter and order, by the names that an import takes: imported again, the file changes nothing.")
    @GetMapping({"/api/opportunities.{format:csv|xlsx}", "/opportunities/export.{format:csv|xlsx}"})
    void opportunities(@PathVariable String format, Query query, HttpServletResponse response) throws IOException {
        var filter = OpportunityFilter.of(query, choices::isPerson);
        var labels = Exports.labels(query);
        query.mustBeUnderstood();
        var viewer = viewers.current();
        exports.send(export(filter, viewer), ExportFormat.of(format), labels, viewer, response);
    }

    private Export export(OpportunityFilter filter, Viewer viewer) {
        var search = OpportunityList.search(filter, viewer, LocalDate.now(clock));
        return new Export("opportunities", filter.address(), COLUMNS, OpportunityList.FROM + "left join product p on p.id = o.product_id where "
                + search.where() + " order by " + filter.order().sql(), search.parameters());
    }
}
