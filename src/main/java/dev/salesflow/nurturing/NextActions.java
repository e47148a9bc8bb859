package dev.salesflow.nurturing;

import dev.salesflow.identity.Viewer;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Open next actions as lists show them, the soonest first; one indexed query each. */
@Component
@Transactional(readOnly = true)
public class NextActions {

    private static final String OPEN = """
            select r.id, r.next_action as action, r.next_due as due, r.next_time as time, r.next_owner as owner, u.name as owner_name,
                   r.customer_id, c.name as customer, c.grade, r.opportunity_id, k.name as person,
                   coalesce(k.mobile, k.phone, c.phone) as phone, r.process_id is not null as is_task
            from contact_record r
            join customer c on c.id = r.customer_id
            join app_user u on u.login = r.next_owner
            left join contact k on k.id = r.contact_id
            where r.result = 'OPEN' and %s and r.next_due < :until
            order by r.next_due, r.next_time nulls last, r.id limit :limit""";

    private static final String TASKLESS = "result = 'OPEN' and process_id is null and next_due <= :today";

    private final JdbcClient jdbc;

    NextActions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A person's own, overdue ones first. */
    public List<DueAction> of(String login, LocalDate until, int limit) {
        return rows("r.next_owner = :owner", Map.of("owner", login), until, limit);
    }

    /**
     * Of those whom the viewer leads, the viewer among them.
     *
     * @param owner only this one's; null for all
     * @param from null: overdue ones too
     */
    public List<DueAction> seenBy(Viewer viewer, String owner, LocalDate from, LocalDate until, int limit) {
        var conditions = viewer.worksOn("r.next_owner") + (owner == null ? "" : " and r.next_owner = :owner")
                + (from == null ? "" : " and r.next_due >= :from");
        var parameters = new HashMap<>(viewer.parameters());
        parameters.put("owner", owner);
        parameters.put("from", from);
        return rows(conditions, parameters, until, limit);
    }

    /** The next ones by id that are due and no task yet. */
    public List<UUID> withoutTask(UUID after, LocalDate today, int limit) {
        return jdbc.sql("select id from contact_record where " + TASKLESS + " and id > :after order by id limit :limit")
                .param("today", today).param("after", after).param("limit", limit).query(UUID.class).list();
    }

    /** Those still waiting, locked until the caller's transaction ends; what another node has locked is left out. */
    @Transactional
    public List<UUID> lockWithoutTask(List<UUID> ids, LocalDate today) {
        return jdbc.sql("select id from contact_record where " + TASKLESS + " and id in (:ids) order by id for update skip locked")
                .param("today", today).param("ids", ids).query(UUID.class).list();
    }

    /** A person's that are tasks by now. */
    public List<UUID> withTask(String login) {
        return jdbc.sql("select id from contact_record where next_owner = ? and result = 'OPEN' and process_id is not null order by id")
                .param(login).query(UUID.class).list();
    }

    private List<DueAction> rows(String condition, Map<String, ?> parameters, LocalDate until, int limit) {
        return jdbc.sql(OPEN.formatted(condition)).params(parameters).param("until", until).param("limit", limit)
                .query(DueAction.class).list();
    }
}
