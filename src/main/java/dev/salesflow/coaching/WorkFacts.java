package dev.salesflow.coaching;

import dev.salesflow.nurturing.cadence.OverdueContacts;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a rep did: time in the team, meetings, contacts left out, discounts given. Overdue is what the rep's day page lists. */
@Component
class WorkFacts implements FactSource {

    private static final String SQL = """
            select u.login as rep, date_part('day', :now - u.created_at)::int as "daysInTeam",
                   (select count(*)::int from visit v
                     where v.rep = u.login and v.held_on > :activitySince and v.held_on <= :today) as meetings,
                   %s as "contactsOverdue",
                   round(q.average, 1) as "averageDiscount", round(q.deepest, 1) as "deepestDiscount"
            from app_user u
            left join (
                select owner_login, avg(discount_percent) filter (where last) as average, max(discount_percent) as deepest
                from (select o.owner_login, q.discount_percent, row_number() over (partition by o.id order by q.sent_at desc, q.revision desc) = 1 as last
                      from quotation q join opportunity o on o.id = q.opportunity_id
                      where q.sent_at >= :discountSince and o.owner_login = any(:reps)) sent
                group by owner_login) q on q.owner_login = u.login
            where u.login = any(:reps)""".formatted(OverdueContacts.of("u.login"));

    private final DaysWorked worked;
    private final JdbcClient jdbc;

    WorkFacts(DaysWorked worked, JdbcClient jdbc) {
        this.worked = worked;
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Map<String, Object>> of(FactQuestion asked) {
        var first = asked.today().minusDays(FactQuestion.ACTIVITY_DAYS - 1);
        var days = worked.of(asked.reps(), first, asked.today());
        var facts = asked.answeredBy(jdbc, SQL);
        facts.forEach((rep, known) -> {
            known.put("daysPresent", days.worked(rep, first, asked.today().plusDays(1)));
            known.put("meetingPace", days.atFullPace((int) known.get("meetings"), rep, first, asked.today().plusDays(1)));
        });
        return facts;
    }
}
