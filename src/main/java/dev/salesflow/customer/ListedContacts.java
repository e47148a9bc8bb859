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

    @Override
    public List<Hold> holds() {
        return List.of(Hold.changed(TABLE, 1));
    }

    @Override
    public void remove(UUID list, List<String> keys) {
        restored(list, keys);
        jdbc.update("delete from contact where id = any(cast(? as uuid[]))", (Object) keys.toArray(String[]::new));
    }

    @Override
    public void restored(UUID list, List<String> keys) {
        events.publishEvent(new CustomersTakenBack(list, jdbc.queryForList(
                "select distinct customer_id from contact where id = any(cast(? as uuid[])) order by customer_id", UUID.class,
                (Object) keys.toArray(String[]::new))));
    }
}
