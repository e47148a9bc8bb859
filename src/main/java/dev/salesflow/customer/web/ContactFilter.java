package dev.salesflow.customer.web;

import dev.salesflow.shared.web.ListAddress;

/** Which people somebody looks for: a part of their or their customer's name, or of a number. */
record ContactFilter(String query) {

    private static final int LONGEST_QUERY = 200;

    ContactFilter {
        query = query == null || query.isBlank() ? null : query.strip().replace("\0", "");
        query = query == null ? null : query.substring(0, Math.min(query.length(), LONGEST_QUERY));
    }

    /** Of the page that shows them. */
    String address() {
        return ListAddress.of("/contacts").with("query", query).toString();
    }
}
