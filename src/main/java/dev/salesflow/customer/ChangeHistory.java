package dev.salesflow.customer;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every change of a customer's fields, who made it and when; written only by {@link CustomerBook}. */
@Component
public class ChangeHistory {

    /** {@code by} is a login. */
    public record Entry(long id, FieldChange change, String by, Instant at) {
    }

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    ChangeHistory(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    void write(UUID customerId, List<FieldChange> changes, String by, Instant at) {
        template.batchUpdate("""
                        insert into customer_change (customer_id, field, old_value, new_value, changed_by, changed_at)
                        values (?, ?, ?, ?, ?, ?)""",
                changes.stream()
                        .map(change -> new Object[] {customerId, change.field(), change.before(), change.after(), by, Timestamp.from(at)})
                        .toList());
    }

    /** Newest first; {@code before} is the id of the last entry already shown, or {@link Long#MAX_VALUE}. */
    public List<Entry> of(UUID customerId, long before, int size) {
        return jdbc.sql("""
                        select id, field, old_value, new_value, changed_by, changed_at from customer_change
                        where customer_id = ? and id < ? order by id desc limit ?""")
                .params(customerId, before, size)
                .query((row, n) -> new Entry(row.getLong(1),
                        new FieldChange(row.getString(2), row.getString(3), row.getString(4)),
                        row.getString(5), row.getTimestamp(6).toInstant()))
                .list();
    }
}
