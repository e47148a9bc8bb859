package dev.salesflow.customer.web;

import dev.salesflow.shared.web.ListAddress;
import java.util.Set;

/** What a person looks for in the list; empty parts are null, an unknown grade or order is none. */
record CustomerFilter(String query, String grade, String owner, String territory, String industry, String sort) {

    static final String UNGRADED = "none";
    static final String NOBODY = "none";
    private static final Set<String> GRADES = Set.of("A", "B", "C", "D", UNGRADED);
    private static final int LONGEST_QUERY = 200;

    CustomerFilter {
        query = clean(query);
        query = query == null ? null : query.substring(0, Math.min(query.length(), LONGEST_QUERY));
        grade = grade != null && GRADES.contains(grade) ? grade : null;
        owner = clean(owner);
        territory = clean(territory);
        industry = clean(industry);
        sort = Order.of(sort).key();
    }

    Order order() {
        return Order.of(sort);
    }

    /** Of the page that shows them. */
    String address() {
        return ListAddress.of("/customers").with("query", query).with("grade", grade).with("owner", owner).with("territory", territory)
                .with("industry", industry).with("sort", sort).toString();
    }

    /** Public for the template, as all that templates call. */
    public boolean isEmpty() {
        return query == null && grade == null && owner == null && territory == null && industry == null;
    }

    /** The orders of the list; each has an index of its own. */
    enum Order {
        NAME("name", "lower(c.name), c.id"),
        GRADE("grade", "c.grade, c.id"),
        NEWEST("newest", "c.id desc");

        private final String key;
        private final String sql;

        Order(String key, String sql) {
            this.key = key;
            this.sql = sql;
        }

        static Order of(String key) {
            for (var order : values()) {
                if (order.key.equals(key)) {
                    return order;
                }
            }
            return NAME;
        }

        String key() {
            return key;
        }

        String sql() {
            return sql;
        }
    }

    private static String clean(String text) {
        return text == null || text.isBlank() ? null : text.strip().replace("\0", "");
    }
}
