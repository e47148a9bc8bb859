package dev.salesflow.customer;

import dev.salesflow.shared.Hold;
import dev.salesflow.shared.ListedRecords;
import dev.salesflow.shared.ListedTable;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Takes back the customers' people of a list. */
@Component
class ListedContacts implements ListedRecords, Hold.Source {

    static final ListedTable TABLE = new ListedTable("contact", "id", "uuid", "t.name", false);

    private final JdbcTemplate jdbc;
    private final ApplicationEventPublisher events;

    ListedContacts(JdbcTemplate jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @Override
    public ListedTable table() {
        return TABLE;
    }

    /** One that went over to another customer and came back when the two were parted is as it was, but for two versions. */
    @Override
    public List<Hold> holds() {
        return List.of(new Hold("contact", "changed", true, """
                select t.id as record, cast(null as text) as by_login, cast(null as timestamptz) as at from contact t
                left join list_former f on f.list_id = :list and f.table_name = 'contact' and f.key = t.id::text
                where t.version <> coalesce(f.version, 1) and t.version <> coalesce(f.version, 1) + 2 * (
                    select count(*) from customer_merge_moved v join customer_merge m on m.id = v.merge_id and m.parted_at is not null
                    where v.place = 'contact.customer_id' and v.record = t.id::text)"""));
    }

    @Override
    public void remove(UUID list, List<String> keys) {
        restored(list, keys);
        jdbc.update(TABLE.deletion(), (Object) keys.toArray(String[]::new));
    }

    @Override
    public void restored(UUID list, List<String> keys) {
        events.publishEvent(new CustomersTakenBack(list, jdbc.queryForList(
                "select distinct customer_id from contact where id = any(cast(? as uuid[])) order by customer_id", UUID.class,
                (Object) keys.toArray(String[]::new))));
    }
}
