package dev.salesflow.coaching.evidence;

import dev.salesflow.coaching.Evidence;
import dev.salesflow.coaching.FactQuestion;
import dev.salesflow.coaching.RecordSource;
import dev.salesflow.coaching.RepFacts;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was taken off in quotations of the last 90 days, the deepest first: for the average the last revision of each deal, else every one. */
@Component
class DiscountedQuotations implements RecordSource {

    private static final String SQL = """
            select deal, customer, amount, currency, discount, revision, sent, count(*) over () as total from (
                select o.id as deal, o.customer_id as customer, q.amount, q.currency, q.discount_percent as discount, q.revision,
                       cast(q.sent_at at time zone :zone as date) as sent,
                       row_number() over (partition by o.id order by q.sent_at desc, q.revision desc) as back
                from quotation q join opportunity o on o.id = q.opportunity_id
                where q.sent_at >= :discountSince and o.owner_login = any(:reps)) q
            where discount > 0%s order by discount desc, deal""";

    private final JdbcClient jdbc;

    DiscountedQuotations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> facts() {
        return Set.of("averageDiscount", "deepestDiscount");
    }

    @Override
    public Evidence.Records of(String fact, RepFacts known, FactQuestion asked) {
        return Listed.by(jdbc, SQL.formatted(fact.equals("averageDiscount") ? " and back = 1" : ""), fact, asked);
    }
}
