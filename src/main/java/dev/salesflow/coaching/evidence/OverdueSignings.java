package dev.salesflow.coaching.evidence;

import dev.salesflow.coaching.Evidence;
import dev.salesflow.coaching.FactQuestion;
import dev.salesflow.coaching.RecordSource;
import dev.salesflow.coaching.RepFacts;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Open deals whose expected signing has passed, the longest ago first. */
@Component
class OverdueSignings implements RecordSource {

    private static final String SQL = """
            select o.id as deal, o.customer_id as customer, o.stage, o.amount, o.currency, o.expected_signing as expected, count(*) over () as total
            from opportunity o where o.owner_login = any(:reps) and o.outcome = 'OPEN' and o.expected_signing < :today
            order by o.expected_signing, o.id""";

    private final JdbcClient jdbc;

    OverdueSignings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> facts() {
        return Set.of("signingOverdue");
    }

    @Override
    public Evidence.Records of(String fact, RepFacts known, FactQuestion asked) {
        return Listed.by(jdbc, SQL, fact, asked);
    }
}
