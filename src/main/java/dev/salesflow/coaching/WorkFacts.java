package dev.salesflow.coaching;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a rep did: time in the team, meetings, contacts left out, discounts given. Overdue is what the rep's day page lists: what was
 * agreed, and who is due by the plan without anything agreed.
 */
@Component
class WorkFacts implements FactSource {

    private static final String SQL = """
            select u.login as rep, date_part('day', :now - u.created_at)::int as "daysInTeam",
                   (select date_part('day', :now - max(c.ended_at))::int from coaching_round c where c.rep_login = u.login) as "daysSinceCoaching",
                   (select count(*)::int from visit v
                     where v.rep = u.login and v.held_on > :activitySince and v.held_on <= :today) as meetings,
                   (select count(*)::int from contact_record r
                     where r.next_owner = u.login and r.result = 'OPEN' and r.next_due < :today)
                   + (select count(*)::int from contact_plan p
                       where p.owner_login = u.login and p.due_on < :today
                         and (select count(*) from contact_record r where r.customer_id = p.customer_id and r.result = 'OPEN') = 0) as "contactsOverdue",
                   round(q.average, 1) as "averageDiscount", round(q.deepest, 1) as "deepestDiscount"
            from app_user u
            left join (
                select o.owner_login, avg(q.discount_percent) as average, max(q.discount_percent) as deepest
                from quotation q join opportunity o on o.id = q.opportunity_id
                where q.sent_at >= :discountSince and o.owner_login = any(:reps)
                group by o.owner_login) q on q.owner_login = u.login
            where u.login = any(:reps)""";

    private final JdbcClient jdbc;

    WorkFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Map<String, Object>> of(FactQuestion asked) {
        return asked.answeredBy(jdbc, SQL);
    }
}
