package dev.salesflow.review.agenda;

import dev.salesflow.opportunity.Stage;
import dev.salesflow.review.agenda.CaseKnowledge.LastContact;
import dev.salesflow.review.agenda.CaseKnowledge.Next;
import dev.salesflow.review.agenda.CaseKnowledge.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who spoke to whom last in many cases, what comes next, and whom nobody has spoken to: a statement each. */
@Component
class KnownContacts {

    private static final String LAST = Looked.SQL + """
            select l.customer_id, x.held_on, x.way, x.stage, x.said, x.word, x.customer_words, x.result, u.name from looked l
            cross join lateral (select * from (
                    (select r.held_on, r.way, null as stage, r.said, r.word, r.customer_words, r.result, r.recorded_by from contact_record r
                     where r.customer_id = l.customer_id order by r.held_at desc, r.id desc limit 1)
                    union all
                    (select m.held_on, null, m.stage, null, null, null, null, m.recorded_by from opportunity o join meeting m on m.opportunity_id = o.id
                     where o.customer_id = l.customer_id order by m.held_on desc, m.id desc limit 1)) spoken
                order by held_on desc, way is null limit 1) x
            left join app_user u on u.login = x.recorded_by""";

    /** A demo as long as it is not over, by its hours; a doubt without an owner is the rep's, and one that is answered waits for the customer. */
    private static final String NEXT = """
            with deal as (select o.id, o.customer_id from opportunity o where o.customer_id = any(:customers) and o.owner_login = :rep and o.outcome = 'OPEN')
            select n.kind, n.customer_id, n.due, n.is_ours, n.what, coalesce(u.name, n.owner) as name from (
                select 'ACTION' as kind, r.customer_id, r.next_due as due, r.next_action as what, r.next_owner as owner, true as is_ours from contact_record r
                where r.result = 'OPEN' and r.customer_id = any(:customers)
                union all
                select 'ACTION', a.customer_id, a.due_on, a.what, a.owner_login, true from review_action a where a.state = 'ISSUED' and a.customer_id = any(:customers)
                union all
                select 'DEMO', d.customer_id, cast(b.starts_at at time zone :zone as date),
                    to_char(b.starts_at at time zone :zone, 'HH24:MI') || '–' || to_char(b.ends_at at time zone :zone, 'HH24:MI') || coalesce(', ' || b.place, ''),
                    b.presales_login, true from deal d join demo_booking b on b.opportunity_id = d.id where b.stands and b.ends_at > :now
                union all
                select 'DOUBT', d.customer_id, b.due_on, case when length(b.doubt) > 200 then left(b.doubt, 200) || '…' else b.doubt end,
                    coalesce(b.owner_login, :rep), b.answer is null from deal d join doubt b on b.opportunity_id = d.id where not b.resolved) n
            left join app_user u on u.login = n.owner order by n.due nulls last, n.what""";

    /** Somebody is spoken to who was the contact, or whose whole name stands in what was written of one. */
    private static final String LEFT_OUT = Looked.SQL + """
            , person as (
                select l.customer_id, cast(null as uuid) as contact_id, p.name, p.title, true as decides from looked l
                join opportunity o on o.customer_id = l.customer_id and o.owner_login = :rep and o.outcome = 'OPEN'
                join decision_person p on p.opportunity_id = o.id
                union
                select l.customer_id, k.id, k.name, k.title, false from looked l join contact k on k.customer_id = l.customer_id)
            select p.customer_id, p.name, max(p.title) as title, bool_or(p.decides) as decides from person p
            where not exists (select 1 from contact_record r left join contact k on k.id = r.contact_id where r.customer_id = p.customer_id
                    and (k.id = p.contact_id or lower(k.name) = lower(p.name) or is_named(p.name, r.said)))
                and not exists (select 1 from opportunity o join meeting m on m.opportunity_id = o.id
                    cross join lateral jsonb_each_text(m.notes) n where o.customer_id = p.customer_id and is_named(p.name, n.value))
            group by p.customer_id, p.name order by decides desc, p.name""";

    private final JdbcClient jdbc;
    private final Clock clock;

    KnownContacts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Map<UUID, LastContact> last(Looked looked) {
        var last = new HashMap<UUID, LastContact>();
        byCustomer(LAST, looked, (row, n) -> new LastContact(day(row, "held_on"), row.getString("way"),
                row.getString("stage") == null ? null : Stage.valueOf(row.getString("stage")), row.getString("said"), row.getString("word"), row.getString("customer_words"),
                row.getString("result"), row.getString("name"))).forEach((customer, one) -> last.put(customer, one.get(0)));
        return last;
    }

    Map<UUID, List<Next>> next(Looked looked) {
        return byCustomer(NEXT, looked, (row, n) -> {
            var due = day(row, "due");
            return new Next(Next.Kind.valueOf(row.getString("kind")), due, row.getString("what"), row.getString("name"), due != null && row.getBoolean("is_ours") && due.isBefore(LocalDate.now(clock)));
        });
    }

    Map<UUID, List<Person>> leftOut(Looked looked) {
        return byCustomer(LEFT_OUT, looked, (row, n) -> new Person(row.getString("name"), row.getString("title"), row.getBoolean("decides")));
    }

    private <T> Map<UUID, List<T>> byCustomer(String sql, Looked looked, RowMapper<T> mapper) {
        var found = new HashMap<UUID, List<T>>();
        jdbc.sql(sql).params(looked.parameters()).param("zone", clock.getZone().getId()).param("now", OffsetDateTime.now(clock)).query(row -> {
            found.computeIfAbsent(row.getObject("customer_id", UUID.class), id -> new ArrayList<>()).add(mapper.mapRow(row, 0));
        });
        return found;
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
