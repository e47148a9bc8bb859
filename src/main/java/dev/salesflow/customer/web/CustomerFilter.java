package dev.salesflow.customer.web;

import dev.salesflow.shared.web.ListAddress;
import dev.salesflow.shared.web.Query;
import java.util.Arrays;
import java.util.List;

/** What a person looks for in the list; parts not asked for are null. */
record CustomerFilter(String query, String grade, String owner, String territory, String industry, String sort) {

    static final String UNGRADED = "none";
    static final String NOBODY = "none";
    private static final List<String> GRADES = List.of("A", "B", "C", "D", UNGRADED);
    static final int LONGEST_QUERY = 200;

    CustomerFilter {
        sort = Order.of(sort).key();
    }

    static CustomerFilter named(String text) {
        return new CustomerFilter(text, null, null, null, null, null);
    }

    /** As the API takes it. */
    static CustomerFilter narrow(Query query, Choices choices) {
        return new CustomerFilter(query.text("query", LONGEST_QUERY), query.oneOf("grade", GRADES),
                query.named("owner", choices::isPerson, NOBODY), null, null, null);
    }

    /** As the page takes it. */
    static CustomerFilter of(Query query, Choices choices) {
        var narrow = narrow(query, choices);
        return new CustomerFilter(narrow.query, narrow.grade, narrow.owner, query.named("territory", choices::isTerritory),
                query.named("industry", choices::isIndustry), query.oneOf("sort", Order.keys()));
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

        static List<String> keys() {
            return Arrays.stream(values()).map(Order::key).toList();
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
}
