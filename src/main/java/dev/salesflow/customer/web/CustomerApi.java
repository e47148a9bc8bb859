package dev.salesflow.customer.web;

import dev.salesflow.customer.Customer;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.web.Query;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Customers as JSON, as the import contract fixes it. */
@RestController
@RequestMapping("/api/customers")
class CustomerApi {

    /** One customer of the list; {@code owner} is a login. */
    @Schema(name = "Customer")
    record Item(UUID id, String externalId, String name, String grade, String owner) {
    }

    private static final int USUAL_SIZE = 50;

    private final CustomerList list;
    private final CustomerBook book;
    private final Choices choices;
    private final Viewers viewers;

    CustomerApi(CustomerList list, CustomerBook book, Choices choices, Viewers viewers) {
        this.list = list;
        this.book = book;
        this.choices = choices;
        this.viewers = viewers;
    }

    @Operation(operationId = "listCustomers", summary = "Customers one sees",
            description = "A rep sees their own and those of their deals, a manager the team's and those nobody owns, an administrator all.")
    @GetMapping
    Page<Item> list(Query query) {
        var filter = CustomerFilter.narrow(query, choices);
        var page = query.pageAndSize(USUAL_SIZE);
        query.mustBeUnderstood();
        var found = list.find(filter, page, viewers.current());
        return new Page<>(found.items().stream()
                .map(row -> new Item(row.id(), row.externalId(), row.name(), row.grade(), row.owner()))
                .toList(), found.total(), found.page(), found.size());
    }

    /** All facts by their import names; amounts are decimal strings, dates ISO. */
    @Operation(operationId = "findCustomer", summary = "A customer with all that is known of it")
    @GetMapping("/{id}")
    Map<String, Object> one(@PathVariable UUID id) {
        Customer customer = book.find(id, viewers.current());
        var answer = new LinkedHashMap<String, Object>();
        answer.put("id", customer.id());
        for (var field : CustomerField.values()) {
            var value = field.in(customer.data());
            answer.put(field.key(), value instanceof BigDecimal ? field.textIn(customer.data()) : value);
        }
        answer.put("grade", customer.grade());
        answer.put("version", customer.version());
        return answer;
    }
}
