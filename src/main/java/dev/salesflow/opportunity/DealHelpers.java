package dev.salesflow.opportunity;

import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who does a single task of somebody else's deal. The deal stays its owner's; the helper sees it, and its customer, as long
 * as they hold the task, because doing the work without seeing whom it is about is of no use.
 */
@Component
@Transactional
public class DealHelpers {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    DealHelpers(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Takes the place of whoever held the task before; whoever holds it already goes on, and loses sight of nothing meanwhile. */
    public void begins(String task, UUID deal, String login) {
        if (holds(task, deal, login)) {
            return;
        }
        ends(task);
        jdbc.sql("insert into deal_helper (task_id, opportunity_id, login) values (?, ?, ?)"
                + " on conflict (task_id) do update set opportunity_id = excluded.opportunity_id, login = excluded.login").params(task, deal, login).update();
    }

    private boolean holds(String task, UUID deal, String login) {
        return jdbc.sql("select exists (select 1 from deal_helper where task_id = ? and opportunity_id = ? and login = ?)").params(task, deal, login)
                .query(Boolean.class).single();
    }

    public void ends(String task) {
        ended("task_id = ?", task);
    }

    /** Whose deal it is from now on, or who presents it, is no helper. */
    public void belongsTo(UUID deal, String login) {
        ended("opportunity_id = ? and login = ?", deal, login);
    }

    private void ended(String which, Object... parameters) {
        jdbc.sql("delete from deal_helper h using opportunity o where o.id = h.opportunity_id and h." + which
                        + " returning h.opportunity_id, o.customer_id, h.login").params(parameters)
                .query(HelpEnded.class).list().forEach(events::publishEvent);
    }
}
