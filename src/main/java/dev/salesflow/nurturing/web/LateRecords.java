package dev.salesflow.nurturing.web;

import dev.salesflow.identity.Viewer;
import dev.salesflow.nurturing.ContactRecord;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Contacts and meetings that were written down later than the method allows, and how often that happens. */
@Repository
class LateRecords {

    /**
     * @param heldAt null for a meeting of a deal, of which only the day is known
     * @param hours between the contact and its record, rounded down; of a meeting {@code days} instead
     */
    record Row(UUID customerId, String customer, String recordedBy, LocalDate heldOn, Instant heldAt, long hours, int days) {
    }

    record Share(String name, long late, long all) {

        public long percent() {
            return late * 100 / all;
        }
    }

    private static final String LATE = "r.recorded_at - r.held_at > make_interval(secs => :within)";
    private static final String NOTED_ON = "cast(m.recorded_at at time zone :zone as date)";

    private final JdbcClient jdbc;
    private final Clock clock;

    LateRecords(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The latest first. */
    List<Row> find(Viewer viewer, LocalDate since, int most) {
        return jdbc.sql("""
                        (select r.customer_id, c.name as customer, u.name as recorded_by, r.held_on, r.held_at,
                               cast(floor(extract(epoch from r.recorded_at - r.held_at) / 3600) as bigint) as hours, 0 as days
                        from contact_record r join customer c on c.id = r.customer_id join app_user u on u.login = r.recorded_by
                        where r.held_on >= :since and %1$s and %2$s order by r.held_on desc, r.held_at desc limit :most)
                        union all
                        (select o.customer_id, c.name, u.name, m.held_on, null, 0, %3$s - m.held_on
                        from meeting m join opportunity o on o.id = m.opportunity_id join customer c on c.id = o.customer_id join app_user u on u.login = m.recorded_by
                        where m.held_on >= :since and m.held_on < %3$s and %4$s order by m.held_on desc limit :most)
                        order by held_on desc, held_at desc nulls last, customer limit :most"""
                        .formatted(LATE, viewer.sees("r.recorded_by"), NOTED_ON, viewer.sees("m.recorded_by")))
                .params(parameters(viewer, since)).param("most", most).query(Row.class).list();
    }

    /** By who recorded, the most careless first. */
    List<Share> shares(Viewer viewer, LocalDate since) {
        return jdbc.sql("""
                        select u.name, count(*) filter (where n.late) as late, count(*) as "all" from (
                            select r.recorded_by, %s as late from contact_record r where r.held_on >= :since and %s
                            union all select m.recorded_by, m.held_on < %s from meeting m where m.held_on >= :since and %s) n
                        join app_user u on u.login = n.recorded_by group by u.login, u.name order by 2 desc, 1"""
                        .formatted(LATE, viewer.sees("r.recorded_by"), NOTED_ON, viewer.sees("m.recorded_by")))
                .params(parameters(viewer, since)).query(Share.class).list();
    }

    private Map<String, Object> parameters(Viewer viewer, LocalDate since) {
        var parameters = new HashMap<>(viewer.parameters());
        parameters.put("since", since);
        parameters.put("zone", clock.getZone().getId());
        parameters.put("within", ContactRecord.RECORDED_WITHIN.toSeconds());
        return parameters;
    }
}
