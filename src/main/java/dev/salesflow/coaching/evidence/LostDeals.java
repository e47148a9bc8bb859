package dev.salesflow.coaching.evidence;

import dev.salesflow.coaching.Evidence;
import dev.salesflow.coaching.FactQuestion;
import dev.salesflow.coaching.RecordSource;
import dev.salesflow.coaching.RepFacts;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The deals lost in half a year, with why and to whom, the latest first; of a number that counts only some of them those. */
@Component
class LostDeals implements RecordSource {

    private static final String SQL = """
            select o.id as deal, o.customer_id as customer, o.stage, o.amount, o.currency, o.closed_on as closed, o.lost_kind as kind, o.competitor,
                   o.lost_reason as reason, count(*) over () as total
            from opportunity o
            where o.owner_login = any(:reps) and o.outcome = 'LOST' and o.closed_on > :resultsSince and o.closed_on <= :today%s
            order by o.closed_on desc, o.id""";
    private static final Map<String, String> ONLY = Map.of("lostToCompetitors", " and o.competitor is not null",
            "lostLate", " and o.stage = any(:lateStages)", "lossKindDeals", " and o.lost_kind = :lossKind");

    private final JdbcClient jdbc;

    LostDeals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> facts() {
        return Set.of("losses", "winRateBehind", "winRateFallen", "lostToCompetitors", "lostLate", "lossKindDeals");
    }

    @Override
    public Evidence.Records of(String fact, RepFacts known, FactQuestion asked) {
        var kind = known.lossKind() == null ? "" : known.lossKind().name();
        return Listed.by(jdbc, SQL.formatted(ONLY.getOrDefault(fact, "")), fact, asked.and(Map.of("lossKind", kind)));
    }
}
