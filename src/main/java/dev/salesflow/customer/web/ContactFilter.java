package dev.salesflow.customer.web;

import dev.salesflow.shared.web.ListAddress;
import dev.salesflow.shared.web.Query;

/** Which people somebody looks for: a part of their or their customer's name, or of a number. */
record ContactFilter(String query) {

    private static final int LONGEST_QUERY = 200;

    static ContactFilter of(Query query) {
        return new ContactFilter(query.text("query", LONGEST_QUERY));
    }

    /** Of the page that shows them. */
    String address() {
        return ListAddress.of("/contacts").with("query", query).toString();
    }
}
