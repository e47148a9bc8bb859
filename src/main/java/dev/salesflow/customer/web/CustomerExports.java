package dev.salesflow.customer.web;

import dev.salesflow.customer.CustomerDirectory;
import dev.salesflow.customer.CustomerField;
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
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The lists of customers and of their people as files, with the filter and the order of the pages. */
@RestController
class CustomerExports {

    static final List<Column> CUSTOMERS = Stream.of(CustomerField.values()).map(CustomerExports::column).toList();

    static final List<Column> CONTACTS = Stream.of(
            Stream.of(Column.of("customer", CustomerDirectory.word("c"), "customer.contact.customer")),
            ContactForms.FIELDS.stream().map(field -> Column.of(field, "k." + field, "customer.contact." + field)),
            Stream.of(Column.of("recordId", RecordKey.keySql("k"), "customer.contact.recordId"))).flatMap(columns -> columns).toList();

    private final Exports exports;
    private final Choices choices;
    private final Viewers viewers;

    CustomerExports(Exports exports, Choices choices, Viewers viewers) {
        this.exports = exports;
        this.choices = choices;
        this.viewers = viewers;
    }

    private static Column column(CustomerField field) {
        var label = "customer.field." + field.key();
        var stored = Column.of(field.key(), "c." + field.name().toLowerCase(Locale.ROOT), label);
        return switch (field) {
            case EXTERNAL_ID -> Column.of(field.key(), RecordKey.sql("c"), label);
            case PARENT -> Column.of(field.key(), "case when p.id is not null then " + CustomerDirectory.word("p") + " end", label);
            case OWNER -> Column.ofPeople(field.key(), "c.owner_login", label);
            default -> field.type() == Boolean.class ? stored.said("customer.answer.")
                    : field.choices().isEmpty() ? stored : stored.said("customer." + field.key() + ".");
        };
    }

    @Operation(operationId = "exportCustomers", summary = "Customers as a file",
            description = "The rows of the list with its filter and order, by the names that an import takes: imported again, the file changes nothing.")
    @GetMapping({"/api/customers.{format:csv|xlsx}", "/customers/export.{format:csv|xlsx}"})
    void customers(@PathVariable String format, Query query, HttpServletResponse response) throws IOException {
        var filter = CustomerFilter.of(query, choices);
        var labels = Exports.labels(query);
        query.mustBeUnderstood();
        var viewer = viewers.current();
        exports.send(customers(filter, viewer), ExportFormat.of(format), labels, viewer, response);
    }

    private static Export customers(CustomerFilter filter, Viewer viewer) {
        var search = CustomerList.search(filter, viewer);
        return new Export("customers", filter.address(), CUSTOMERS, "from customer c left join customer p on p.id = c.parent_id where "
                + search.where() + " order by " + filter.order().sql(), search.parameters());
    }

    @Operation(operationId = "exportContacts", summary = "The people of the customers one sees as a file",
            description = "The rows of the list with its filter and order, by the names that an import takes: imported again, the file changes nothing.")
    @GetMapping({"/api/contacts.{format:csv|xlsx}", "/contacts/export.{format:csv|xlsx}"})
    void contacts(@PathVariable String format, Query query, HttpServletResponse response) throws IOException {
        var filter = ContactFilter.of(query);
        var labels = Exports.labels(query);
        query.mustBeUnderstood();
        var viewer = viewers.current();
        exports.send(contacts(filter, viewer), ExportFormat.of(format), labels, viewer, response);
    }

    private static Export contacts(ContactFilter filter, Viewer viewer) {
        var search = ContactList.search(filter, viewer);
        return new Export("contacts", filter.address(), CONTACTS, "from contact k join customer c on c.id = k.customer_id where "
                + search.where() + " order by " + ContactList.ORDER, search.parameters());
    }
}
