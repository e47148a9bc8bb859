package dev.salesflow.review;

import dev.salesflow.identity.OpenWork;
import dev.salesflow.identity.TeamsChanged;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps each open review with somebody who leads its rep, when managers leave and teams change. */
@Component
class ReviewManagers implements OpenWork {

    private record Held(UUID id, String manager) {
    }

    /** Of a manager who leaves: to the successor where they lead, else to the rep's manager, else to the administrator. */
    private static final String LEFT = """
            select v.id, case when heir.role in ('MANAGER', 'ADMIN') and heir.login <> v.rep_login then heir.login
                              else coalesce(nullif(r.coach, :from), :by) end as manager
            from case_review v join app_user heir on heir.login = :to left join sales_rep r on r.login = v.rep_login
            where v.state = 'OPEN' and v.manager_login = :from order by v.id""";

    /** Those whose rep moved, and those whose manager does not lead the rep any more. */
    private static final String MOVED = """
            select id, manager from (
                select v.id, v.rep_login, v.manager_login as before, case when m.role = 'ADMIN' or m.role = 'MANAGER' and m.team_id in (
                           with recursive above(id) as (
                               select r.team
                               union
                               select t.parent_id from team t join above a on t.id = a.id where t.parent_id is not null)
                           select id from above)
                       then v.manager_login else coalesce(r.coach, v.manager_login) end as manager
                from case_review v join app_user m on m.login = v.manager_login join sales_rep r on r.login = v.rep_login
                where v.state = 'OPEN') review
            where before <> manager or rep_login = any(?) order by id""";

    private final CaseReviewBook reviews;
    private final JdbcClient jdbc;

    ReviewManagers(CaseReviewBook reviews, JdbcClient jdbc) {
        this.reviews = reviews;
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "caseReviews";
    }

    @Override
    public long count(String login) {
        return jdbc.sql("select count(*) from case_review where state = 'OPEN' and manager_login = ?").param(login).query(Long.class).single();
    }

    @Override
    public void handOver(String from, String to, String by) {
        handOver(jdbc.sql(LEFT).param("from", from).param("to", to).param("by", by).query(Held.class).list());
    }

    @EventListener
    @Transactional
    void on(TeamsChanged changed) {
        handOver(jdbc.sql(MOVED).param(changed.people().toArray(String[]::new)).query(Held.class).list());
    }

    private void handOver(List<Held> held) {
        held.forEach(one -> reviews.handOver(one.id(), one.manager()));
    }
}
