package dev.salesflow.opportunity;

import dev.salesflow.shared.Hold;
import dev.salesflow.shared.ListedRecords;
import dev.salesflow.shared.ListedTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Takes back the deals of a list; who worked on them since stands in the timeline. */
@Component
class ListedOpportunities implements ListedRecords, Hold.Source {

    private static final ListedTable TABLE = new ListedTable("opportunity", "id", "uuid",
            "concat_ws(' · ', t.external_id, (select c.name from customer c where c.id = t.customer_id))", true);
    /** The engine ends processes one by one. */
    private static final int PROCESSES_AT_ONCE = 50;

    private final JdbcTemplate jdbc;
    private final ApplicationEventPublisher events;

    ListedOpportunities(JdbcTemplate jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @Override
    public ListedTable table() {
        return TABLE;
    }

    @Override
    public List<Hold> holds() {
        return List.of(Hold.pointedAt("customer", "deal", TABLE, "customer_id"), Hold.pointedAt("product", "deal", TABLE, "product_id"));
    }

    @Override
    public List<List<String>> portions(List<String> keys) {
        var led = jdbc.queryForList("select id::text from opportunity where process_id is not null and id = any(cast(? as uuid[]))",
                String.class, (Object) keys.toArray(String[]::new));
        var portions = new ArrayList<List<String>>();
        for (int from = 0; from < led.size(); from += PROCESSES_AT_ONCE) {
            portions.add(led.subList(from, Math.min(led.size(), from + PROCESSES_AT_ONCE)));
        }
        var others = new HashSet<>(led);
        portions.add(keys.stream().filter(key -> !others.contains(key)).toList());
        return portions;
    }

    @Override
    public void remove(UUID list, List<String> keys) {
        events.publishEvent(new OpportunitiesTakenBack(list, ids(keys), List.of()));
        jdbc.update(TABLE.deletion(), (Object) keys.toArray(String[]::new));
    }

    @Override
    public void restored(UUID list, List<String> keys) {
        jdbc.update("delete from deal_change where list_id = ? and opportunity_id = any(cast(? as uuid[]))", list, keys.toArray(String[]::new));
        events.publishEvent(new OpportunitiesTakenBack(list, List.of(), ids(keys)));
    }

    /** A customer that the list made, like the placeholder, and on which deals of another list hang is that list's now and goes with it. */
    @Override
    public void ended(UUID list) {
        jdbc.update("""
                update customer c set list_id = o.list_id
                from (select distinct on (customer_id) customer_id, list_id from opportunity where list_id <> ? order by customer_id, list_id) o
                where c.list_id = ? and o.customer_id = c.id""", list, list);
    }

    private static List<UUID> ids(List<String> keys) {
        return keys.stream().map(UUID::fromString).toList();
    }
}
