package dev.salesflow.nurturing;

import dev.salesflow.shared.web.Texts;
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
    private final Texts texts;

    LatestContacts(JdbcClient jdbc, Texts texts) {
        this.jdbc = jdbc;
        this.texts = texts;
    }

    /** A line for each, the latest first; what was said of a deal is left to those who see the deal. */
    public String told(UUID customer, int wanted) {
        return jdbc.sql("""
                        select held_on, word, case when length(said) <= :longest then said else left(said, :longest) || ' …' end as said
                        from contact_record where customer_id = :customer and opportunity_id is null order by held_at desc, id desc limit :most""")
                .param("customer", customer).param("longest", LONGEST).param("most", Math.min(MOST, wanted))
                .query((row, n) -> "- " + row.getString(1) + " · " + texts.textOr(row.getString("word"), row.getString("said")).replaceAll("\\s+", " ")).list().stream().collect(Collectors.joining("\n"));
    }
}
