package dev.salesflow.coaching.evidence;

import dev.salesflow.coaching.Evidence;
import dev.salesflow.coaching.FactQuestion;
import dev.salesflow.coaching.RecordSource;
import dev.salesflow.coaching.RepFacts;
import dev.salesflow.nurturing.cadence.OverdueContacts;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was agreed and its day has passed, and whom the plan asks to speak to while nothing is agreed; the longest overdue first. */
@Component
class MissedContacts implements RecordSource {

    private static final String SQL = """
            select customer, due, action, count(*) over () as total from (
                select r.customer_id as customer, r.next_due as due, r.next_action as action from contact_record r
                where r.next_owner = any(:reps) and r.result = 'OPEN' and r.next_due < :today
                union all
                select p.customer_id, p.due_on, null from contact_plan p
                where p.owner_login = any(:reps) and p.due_on < :today
                    and %s) missed
            order by due, customer""".formatted(OverdueContacts.NOTHING_AGREED);

    private final JdbcClient jdbc;

    MissedContacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> facts() {
        return Set.of("contactsOverdue");
    }

    @Override
    public Evidence.Records of(String fact, RepFacts known, FactQuestion asked) {
        return Listed.by(jdbc, SQL, fact, asked);
    }
}
