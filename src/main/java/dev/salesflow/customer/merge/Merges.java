package dev.salesflow.customer.merge;

import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.FieldChange;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The book of merges, and the row of a customer that is a part of another one. */
@Component
class Merges {

    private static final String OPEN = """
            select m.id, m.from_id, f.name, m.into_id, coalesce(u.name, m.merged_by), m.merged_at
            from customer_merge m join customer f on f.id = m.from_id left join app_user u on u.login = m.merged_by
            where m.parted_at is null and %s order by m.merged_at desc, m.id desc""";

    private final JdbcClient jdbc;

    Merges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Latest first; only those that are not undone. */
    List<Merge> into(UUID customer) {
        return read("m.into_id = ?", customer);
    }

    Optional<Merge> open(UUID id) {
        return read("m.id = ?", id).stream().findFirst();
    }

    Optional<Merge> ofPart(UUID customer) {
        return read("m.from_id = ?", customer).stream().findFirst();
    }

    private List<Merge> read(String condition, UUID id) {
        return jdbc.sql(OPEN.formatted(condition)).param(id)
                .query((row, n) -> new Merge(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3),
                        row.getObject(4, UUID.class), row.getString(5), row.getTimestamp(6).toInstant(), List.of()))
                .list();
    }

    List<Merge> withChanges(List<Merge> merges) {
        var changes = new HashMap<UUID, List<FieldChange>>();
        jdbc.sql("select merge_id, field, old_value, new_value from customer_merge_field where merge_id = any(?)")
                .param(merges.stream().map(Merge::id).toArray(UUID[]::new))
                .query(row -> {
                    changes.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                            .add(new FieldChange(row.getString(2), row.getString(3), row.getString(4)));
                });
        return merges.stream().map(merge -> new Merge(merge.id(), merge.from(), merge.fromName(), merge.into(), merge.by(), merge.at(),
                changes.getOrDefault(merge.id(), List.of()))).toList();
    }

    /** By customer and field, when its value was last written. */
    Map<UUID, Map<String, Instant>> lastWritten(UUID one, UUID other) {
        var written = new HashMap<UUID, Map<String, Instant>>();
        jdbc.sql("select customer_id, field, max(changed_at) from customer_change where customer_id in (?, ?) group by customer_id, field")
                .params(one, other)
                .query(row -> {
                    written.computeIfAbsent(row.getObject(1, UUID.class), id -> new HashMap<>())
                            .put(row.getString(2), row.getTimestamp(3).toInstant());
                });
        return written;
    }

    /** The merged one leaves the lists and gives its ids free. */
    void begin(UUID merge, UUID from, UUID into, String by, Instant at) {
        jdbc.sql("""
                        insert into customer_merge (id, from_id, into_id, from_external_id, from_registration, merged_by, merged_at)
                        select ?, id, ?, external_id, registration_number, ?, ? from customer where id = ?""")
                .params(merge, into, by, Timestamp.from(at), from).update();
        jdbc.sql("update customer set merged_into = ?, version = version + 1 where id = ?").params(into, from).update();
        freeIds(from);
    }

    void freeIds(UUID from) {
        jdbc.sql("update customer set external_id = null, registration_number = null where id = ?").param(from).update();
    }

    /** Ids of the two that the one that stays does not have: a list that names them still finds it. */
    void keepIds(UUID from, Map<CustomerField, String> left) {
        jdbc.sql("update customer set external_id = ?, registration_number = ? where id = ?")
                .params(left.get(CustomerField.EXTERNAL_ID), left.get(CustomerField.REGISTRATION_NUMBER), from).update();
    }

    void remember(UUID merge, List<FieldChange> changes) {
        changes.forEach(change -> jdbc.sql("insert into customer_merge_field (merge_id, field, old_value, new_value) values (?, ?, ?, ?)")
                .params(merge, change.field(), change.before(), change.after()).update());
    }

    void end(UUID merge, UUID from, String by, Instant at) {
        jdbc.sql("update customer_merge set parted_by = ?, parted_at = ? where id = ?").params(by, Timestamp.from(at), merge).update();
        jdbc.sql("""
                        update customer c set merged_into = null, version = c.version + 1, external_id = m.from_external_id,
                               registration_number = m.from_registration
                        from customer_merge m where m.id = ? and c.id = ?""")
                .params(merge, from).update();
    }
}
