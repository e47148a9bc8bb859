package dev.salesflow.coaching;

import dev.salesflow.opportunity.FactAge;
import dev.salesflow.opportunity.FactFreshness;
import dev.salesflow.opportunity.KeyFact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Which key facts an open deal {@code o} lacks, in SQL: unknown, without evidence, or older than they may be. Case reviews see it the same way. */
@Component
public class Hollowness {

    /** A row for each of the six that is lacking, {@code lack} for instance {@code BUDGET:unproven}; of a question made by {@link #in}. */
    public static final String LACKING = """
            select f.kind || ':' || case when k.kind is null and (f.kind <> 'SCHEDULE' or o.expected_signing is null) and (f.kind <> 'BUDGET' or o.amount is null) then 'missing'
                                         when coalesce(btrim(k.evidence), '') = '' then 'unproven' else 'stale' end as lack, f.n
            from unnest(cast(:sixFacts as text[])) with ordinality as f(kind, n)
            left join key_fact k on k.opportunity_id = o.id and k.kind = f.kind
            left join unnest(cast(:agedFacts as text[]), cast(:agedStages as text[]), cast(:ages as int[])) as age(kind, stage, days)
                on age.kind = f.kind and age.stage = o.stage
            where coalesce(btrim(k.evidence), '') = ''
                or coalesce(k.said_on, cast(k.recorded_at at time zone :zone as date)) + age.days < :today""";

    private final FactFreshness freshness;

    Hollowness(FactFreshness freshness) {
        this.freshness = freshness;
    }

    /** The question with what {@link #LACKING} names. */
    public FactQuestion in(FactQuestion asked) {
        var kinds = new ArrayList<String>();
        var stages = new ArrayList<String>();
        var ages = new ArrayList<Integer>();
        freshness.days().forEach((FactAge about, Integer days) -> {
            kinds.add(about.kind().name());
            stages.add(about.stage().name());
            ages.add(days);
        });
        return asked.and(Map.of("sixFacts", Arrays.stream(KeyFact.Kind.values()).map(KeyFact.Kind::name).toArray(String[]::new),
                "agedFacts", kinds.toArray(String[]::new), "agedStages", stages.toArray(String[]::new), "ages", ages.toArray(Integer[]::new)));
    }
}
