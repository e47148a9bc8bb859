package dev.salesflow.nurturing;

import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was said last with a customer, in a few lines for whoever is to judge it. */
@Component
@Transactional(readOnly = true)
public class LatestContacts {

    private static final int MOST = 5;
    private static final int LONGEST = 200;

    private final JdbcClient jdbc;

    LatestContacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A line for each, the latest first; what was said of a deal is left to those who see the deal. */
    public String told(UUID customer, int wanted) {
        return jdbc.sql("""
                        select held_on, case when length(said) <= :longest then said else left(said, :longest) || ' …' end
                        from contact_record where customer_id = :customer and opportunity_id is null order by held_at desc, id desc limit :most""")
                .param("customer", customer).param("longest", LONGEST).param("most", Math.min(MOST, wanted))
                .query((row, n) -> "- " + row.getString(1) + " · " + row.getString(2).replaceAll("\\s+", " ")).list().stream().collect(Collectors.joining("\n"));
    }
}
