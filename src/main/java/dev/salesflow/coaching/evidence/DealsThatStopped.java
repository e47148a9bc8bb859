package dev.salesflow.coaching.evidence;

import dev.salesflow.coaching.Evidence;
import dev.salesflow.coaching.FactQuestion;
import dev.salesflow.coaching.RecordSource;
import dev.salesflow.coaching.RepFacts;
import dev.salesflow.opportunity.Stage;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The deals of half a year that were lost in the stage in which too few go on, the latest first. */
@Component
class DealsThatStopped implements RecordSource {

    private static final String SQL = """
            select o.id as deal, o.customer_id as customer, o.stage, o.amount, o.currency, o.closed_on as closed, o.lost_kind as kind, o.competitor,
                   o.lost_reason as reason, count(*) over () as total
            from opportunity o
            where o.owner_login = any(:reps) and o.outcome = 'LOST'
                and exists (select 1 from stage_stay y where y.opportunity_id = o.id and y.stage = :stoppedIn and y.entered_at > :enteredSince)
                and not exists (select 1 from stage_stay y where y.opportunity_id = o.id and y.stage = any(:later))
            order by o.closed_on desc, o.id""";

    private final JdbcClient jdbc;

    DealsThatStopped(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> facts() {
        return Set.of("conversionBehind", "conversionFallen");
    }

    @Override
    public Evidence.Records of(String fact, RepFacts known, FactQuestion asked) {
        var stage = fact.equals("conversionFallen") ? known.fallenStage() : known.weakestStage();
        var later = Stage.ALL.stream().filter(one -> stage != null && one.compareTo(stage) > 0).map(Stage::name).toArray(String[]::new);
        return Listed.by(jdbc, SQL, fact, asked.and(Map.of("stoppedIn", stage == null ? "" : stage.name(), "later", later)));
    }
}
