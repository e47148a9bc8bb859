package dev.salesflow.customer;

import dev.salesflow.shared.RowOutcome;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Customers that a list's rows hang on. They were found by name before the list had its turn, so since then one may have been merged
 * or removed; from here on none is, until the transaction ends.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class HeldCustomers {

    private final JdbcTemplate jdbc;

    HeldCustomers(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Rows of a merged customer go to the one it is a part of; the answer holds those whose customer is gone, by position.
     *
     * @param staged staging table of a {@code RowIntake} with a column {@code customer_id}
     */
    public Map<Integer, RowOutcome> hold(String staged) {
        jdbc.update("update " + staged + " i set customer_id = c.merged_into from customer c where c.id = i.customer_id and c.merged_into is not null");
        // in one order, as merges and undos lock them, so that no two wait for each other
        jdbc.query("select id from customer where id in (select customer_id from " + staged + ") order by id for key share", rs -> { });
        var gone = new HashMap<Integer, RowOutcome>();
        jdbc.query("select n from " + staged + " i where not exists (select 1 from customer c where c.id = i.customer_id)",
                rs -> {
                    gone.put(rs.getInt(1), RowOutcome.failed("customer", "imports.reason.customerGone"));
                });
        return gone;
    }
}
