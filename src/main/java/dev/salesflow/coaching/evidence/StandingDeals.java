package dev.salesflow.coaching.evidence;

import dev.salesflow.coaching.Evidence;
import dev.salesflow.coaching.FactQuestion;
import dev.salesflow.coaching.RecordSource;
import dev.salesflow.coaching.RepFacts;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Open deals that stand longer in their stage than it may take, the longest beyond it first. */
@Component
class StandingDeals implements RecordSource {

    private static final String SQL = """
            select o.id as deal, o.customer_id as customer, o.stage, o.amount, o.currency, date_part('day', :now - o.stage_entered_at)::int as days,
                   p.days as allowed, count(*) over () as total
            from opportunity o join unnest(cast(:stages as text[]), cast(:patience as int[])) as p(stage, days) on p.stage = o.stage
            where o.owner_login = any(:reps) and o.outcome = 'OPEN' and not o.paused and o.stage_entered_at < :now - make_interval(days => p.days)
            order by o.stage_entered_at + make_interval(days => p.days), o.id""";

    private final JdbcClient jdbc;

    StandingDeals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> facts() {
        return Set.of("standingStill");
    }

    @Override
    public Evidence.Records of(String fact, RepFacts known, FactQuestion asked) {
        return Listed.by(jdbc, SQL, fact, asked);
    }
}
