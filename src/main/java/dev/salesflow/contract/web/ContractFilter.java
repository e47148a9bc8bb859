package dev.salesflow.contract.web;

import dev.salesflow.shared.web.ListAddress;
import dev.salesflow.shared.web.Query;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What a person looks for among contracts; a part not asked for is null.
 *
 * @param show SIGNED, CANCELLED or {@code OVERDUE}
 * @param team with the teams below it
 */
record ContractFilter(String query, String show, String owner, UUID team, UUID customer) {

    static final String OVERDUE = "OVERDUE";
    static final List<String> SHOWN = List.of("SIGNED", OVERDUE, "CANCELLED");

    /** As the API takes it. */
    static ContractFilter narrow(Query query, Predicate<String> isPerson) {
        return new ContractFilter(null, query.oneOf("show", SHOWN), query.named("owner", isPerson), null, query.id("customer"));
    }

    /** As the page takes it. */
    static ContractFilter of(Query query, Predicate<String> isPerson) {
        return new ContractFilter(query.text("query", 200), query.oneOf("show", SHOWN), query.named("owner", isPerson), query.id("team"), query.id("customer"));
    }

    static ContractFilter allOverdue() {
        return new ContractFilter(null, OVERDUE, null, null, null);
    }

    boolean overdue() {
        return OVERDUE.equals(show);
    }

    String address() {
        return ListAddress.of("/contracts").with("query", query).with("show", show).with("owner", owner).with("team", team).with("customer", customer).toString();
    }

    /** Public for the template. */
    public boolean isEmpty() {
        return query == null && show == null && owner == null && team == null && customer == null;
    }
}
