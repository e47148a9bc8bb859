package dev.salesflow.nurturing.web;

import dev.salesflow.identity.Viewer;
import dev.salesflow.nurturing.ContactRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Contacts that were written down later than the method allows, and how often that happens. */
@Repository
class LateRecords {

    /** {@code hours} between the contact and its record, rounded down. */
    record Row(UUID customerId, String customer, String recordedBy, Instant heldAt, Instant recordedAt, long hours) {
    }

    record Share(String name, long late, long all) {

        public long percent() {
            return late * 100 / all;
        }
    }

    private static final String LATE = "r.recorded_at - r.held_at > make_interval(secs => :within)";

    private final JdbcClient jdbc;

    LateRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest first. */
    List<Row> find(Viewer viewer, LocalDate since, int most) {
        return jdbc.sql("""
                        select r.customer_id, c.name as customer, u.name as recorded_by, r.held_at, r.recorded_at,
                               cast(floor(extract(epoch from r.recorded_at - r.held_at) / 3600) as bigint) as hours
                        from contact_record r join customer c on c.id = r.customer_id join app_user u on u.login = r.recorded_by
                        where r.held_on >= :since and %s and %s order by r.held_at desc, r.id desc limit :most""".formatted(LATE, viewer.sees("r.recorded_by")))
                .params(parameters(viewer, since)).param("most", most).query(Row.class).list();
    }

    /** By who recorded, the most careless first. */
    List<Share> shares(Viewer viewer, LocalDate since) {
        return jdbc.sql("""
                        select u.name, count(*) filter (where %s) as late, count(*) as "all"
                        from contact_record r join app_user u on u.login = r.recorded_by
                        where r.held_on >= :since and %s group by u.login, u.name order by 2 desc, 1""".formatted(LATE, viewer.sees("r.recorded_by")))
                .params(parameters(viewer, since)).query(Share.class).list();
    }

    private static Map<String, Object> parameters(Viewer viewer, LocalDate since) {
        var parameters = new HashMap<>(viewer.parameters());
        parameters.put("since", since);
        parameters.put("within", ContactRecord.RECORDED_WITHIN.toSeconds());
        return parameters;
    }
}
