package dev.salesflow.review.agenda;

import dev.salesflow.review.agenda.CaseKnowledge.Move;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What moved in many cases since each was last looked at, from the histories of stages, amounts, days, facts and grades: one statement. */
@Component
class KnownMoves {

    private static final String DEALS = "from looked l join opportunity o on o.customer_id = l.customer_id and o.owner_login = :rep ";

    private static final String MOVES = Looked.SQL + """
            select l.customer_id, 'STAGE' as kind, s.entered_at as at, s.stage as after,
                (select b.stage from stage_stay b where b.opportunity_id = s.opportunity_id and b.id < s.id order by b.id desc limit 1) as before
            %1$s join stage_stay s on s.opportunity_id = o.id and s.entered_at > l.since
            union all
            select l.customer_id, d.field, d.changed_at, case d.field when 'SIGNING' then cast(d.signing_after as text)
                    else d.amount_after || coalesce(' ' || d.currency_after, '') end,
                case d.field when 'SIGNING' then cast(d.signing_before as text) else d.amount_before || coalesce(' ' || d.currency_before, '') end
            %1$s join deal_change d on d.opportunity_id = o.id and d.changed_at > l.since
            union all
            select l.customer_id, 'FACT', f.recorded_at, f.kind, null %1$s join key_fact f on f.opportunity_id = o.id and f.recorded_at > l.since
            union all
            select l.customer_id, 'OUTCOME', cast(o.closed_on as timestamp) at time zone :zone, o.outcome, null %1$s
            where o.outcome <> 'OPEN' and o.closed_on >= cast(l.since at time zone :zone as date)
            union all
            select l.customer_id, 'GRADE', n.decided_at, n.grade, b.grade from looked l
            join grade_decision n on n.customer_id = l.customer_id and n.ended_at is null and n.decided_at > l.since
            cross join lateral (select g.grade from grade_decision g where g.customer_id = l.customer_id and g.decided_at <= l.since order by g.id desc limit 1) b
            where b.grade is distinct from n.grade
            order by at""".formatted(DEALS);

    private final JdbcClient jdbc;
    private final Clock clock;

    KnownMoves(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** By customer, the earliest first. */
    Map<UUID, List<Move>> of(Looked looked) {
        var moves = new HashMap<UUID, List<Move>>();
        jdbc.sql(MOVES).params(looked.parameters()).param("zone", clock.getZone().getId()).query(row -> {
            moves.computeIfAbsent(row.getObject("customer_id", UUID.class), id -> new ArrayList<>()).add(new Move(Move.Kind.valueOf(row.getString("kind")),
                    row.getTimestamp("at").toInstant(), blank(row.getString("before")), blank(row.getString("after"))));
        });
        return moves;
    }

    private static String blank(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
