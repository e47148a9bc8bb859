package dev.salesflow.customer.merge;

import dev.salesflow.customer.CustomerBook;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Taken before anything is read: lists that come in, links to parents and new records on either customer wait until the
 * merge is through, and the other way round. Always in this order, so that no two wait for each other.
 */
@Component
class MergeLocks {

    /** As {@code RowIntake} names its locks. */
    private static final List<String> INTAKES = List.of("contact_intake", "customer_intake", "opportunity_intake");

    private final CustomerBook customers;
    private final JdbcClient jdbc;

    MergeLocks(CustomerBook customers, JdbcClient jdbc) {
        this.customers = customers;
        this.jdbc = jdbc;
    }

    void take(UUID one, UUID other) {
        for (var intake : INTAKES) {
            jdbc.sql("select pg_advisory_xact_lock(hashtext(?))").param(intake).query((row, n) -> 0).single();
        }
        customers.holdParents();
        jdbc.sql("select id from customer where id in (?, ?) order by id for update").params(one, other).query(UUID.class).list();
    }
}
