package dev.salesflow.coaching;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How a rep's open deals stand; of the customers only these deals' are read, by their key. */
@Component
class PipelineFacts implements FactSource {

    /** A deal whose amount nobody knows yet does not hide what is known of the others. */
    private static final String SQL = """
            select r.login as rep, count(o.id)::int as "openDeals",
                   case when count(o.id) = 0 then 0 when count(distinct priced.currency) = 1 then sum(o.amount) end as "openAmount",
                   case when count(distinct priced.currency) = 1 then max(o.amount) end as "largestDeal",
                   case when count(distinct priced.currency) = 1 then nullif(max(priced.currency), '') end as currency,
                   count(*) filter (where not o.paused and p.days is not null
                        and o.stage_entered_at < :now - make_interval(days => p.days))::int as "standingStill",
                   count(*) filter (where o.expected_signing < :today)::int as "signingOverdue",
                   count(*) filter (where (select c.grade from customer c where c.id = o.customer_id) = 'A'
                        and exists (%s))::int as "keyFactsMissing"
            from unnest(cast(:reps as text[])) as r(login)
            left join opportunity o on o.outcome = 'OPEN' and o.owner_login = r.login
            left join lateral (select case when o.amount is not null then coalesce(o.currency, '') end as currency) priced on true
            left join unnest(cast(:stages as text[]), cast(:patience as int[])) as p(stage, days) on p.stage = o.stage
            group by r.login""".formatted(Hollowness.LACKING);

    private final Hollowness hollowness;
    private final JdbcClient jdbc;

    PipelineFacts(Hollowness hollowness, JdbcClient jdbc) {
        this.hollowness = hollowness;
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Map<String, Object>> of(FactQuestion asked) {
        return hollowness.in(asked).answeredBy(jdbc, SQL);
    }
}
