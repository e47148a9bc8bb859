package dev.salesflow.customer;

import dev.salesflow.shared.Hold;
import dev.salesflow.shared.ListedRecords;
import dev.salesflow.shared.ListedTable;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Takes back the customers of a list; their history tells who changed them since. */
@Component
public class ListedCustomers implements ListedRecords, Hold.Source {

    public static final ListedTable TABLE = new ListedTable("customer", "id", "uuid", "t.name", true);

    private final JdbcTemplate jdbc;
    private final ApplicationEventPublisher events;

    ListedCustomers(JdbcTemplate jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @Override
    public ListedTable table() {
        return TABLE;
    }

    @Override
    public List<Hold> holds() {
        return List.of(Hold.pointedAt("customer", "contact", ListedContacts.TABLE, "customer_id"),
                Hold.pointedAt("customer", "subsidiary", TABLE, "parent_id"),
                new Hold("customer", "merged", true, """
                        select c.id as record, m.merged_by as by_login, m.merged_at as at
                        from customer c join customer_merge m on c.id in (m.from_id, m.into_id) where m.parted_at is null"""),
                // what the system gave to a rep by itself is no change of a person's, nor is what parting two merged ones put back as it was
                new Hold("customer", "changed", true, """
                        select h.customer_id as record, h.changed_by as by_login, h.changed_at as at
                        from customer_change h join customer c on c.id = h.customer_id
                        where %s and not (exists (select 1 from customer_merge m where m.into_id = c.id and m.parted_at is not null)
                          and (select x.old_value from customer_change x where x.customer_id = c.id and x.field = h.field and %s order by x.id limit 1)
                            is not distinct from (select x.new_value from customer_change x where x.customer_id = c.id and x.field = h.field
                                order by x.id desc limit 1))""".formatted(since("h"), since("x"))));
    }

    /** A change by a person since the list came in. */
    private static String since(String change) {
        return """
                %1$s.list_id is distinct from :list and %1$s.changed_by <> 'system' and (c.list_id = :list
                    or %1$s.id > (select min(own.id) from customer_change own where own.customer_id = %1$s.customer_id and own.list_id = :list))"""
                .formatted(change);
    }

    @Override
    public void remove(UUID list, List<String> keys) {
        var customers = keys.toArray(String[]::new);
        jdbc.update("update customer set parent_id = null where parent_id = any(cast(? as uuid[]))", (Object) customers);
        jdbc.update(TABLE.deletion(), (Object) customers);
    }

    @Override
    public void restored(UUID list, List<String> keys) {
        jdbc.update("delete from customer_change where list_id = ? and customer_id = any(cast(? as uuid[]))", list, keys.toArray(String[]::new));
        events.publishEvent(new CustomersTakenBack(list, keys.stream().map(UUID::fromString).toList()));
    }
}
