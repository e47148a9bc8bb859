package dev.salesflow.coaching.evidence;

import dev.salesflow.coaching.Evidence;
import dev.salesflow.coaching.FactQuestion;
import dev.salesflow.coaching.Hollowness;
import dev.salesflow.coaching.RecordSource;
import dev.salesflow.coaching.RepFacts;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The deals of A customers that lack a key fact, each with what is lacking, the largest first. */
@Component
class HollowDeals implements RecordSource {

    private static final String SQL = """
            select o.id as deal, o.customer_id as customer, o.stage, o.amount, o.currency, hollow.lacking, count(*) over () as total
            from opportunity o join customer c on c.id = o.customer_id and c.grade = 'A'
            cross join lateral (select array_agg(lack order by n) as lacking from (%s) lacks) hollow
            where o.owner_login = any(:reps) and o.outcome = 'OPEN' and hollow.lacking is not null
            order by o.amount desc nulls last, o.id""".formatted(Hollowness.LACKING);

    private final Hollowness hollowness;
    private final JdbcClient jdbc;

    HollowDeals(Hollowness hollowness, JdbcClient jdbc) {
        this.hollowness = hollowness;
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> facts() {
        return Set.of("keyFactsMissing");
    }

    @Override
    public Evidence.Records of(String fact, RepFacts known, FactQuestion asked) {
        return Listed.by(jdbc, SQL, fact, hollowness.in(asked));
    }
}
