package dev.salesflow.customer;

import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.FormerRows;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Links customers to the parents a list names, when all of the list is in: a parent may stand below its subsidiary. */
@Component
public class ParentLinks {

    /** What became of one link. */
    public enum Result { LINKED, SAME, UNKNOWN, SEVERAL, CIRCLE }

    private final JdbcTemplate jdbc;
    private final CustomerDirectory directory;
    private final FormerRows former;
    private final Clock clock;

    ParentLinks(JdbcTemplate jdbc, CustomerDirectory directory, FormerRows former, Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.former = former;
        this.clock = clock;
    }

    /** By customer; linking again changes nothing, so that it may be repeated after a crash. */
    @Transactional
    public Map<UUID, Result> link(List<ListedParent> listed, Viewer by) {
        jdbc.query("select pg_advisory_xact_lock(?)", rs -> { }, CustomerLinks.PARENT_LOCK);
        var parents = directory.find(listed.stream().map(ListedParent::parentName).collect(Collectors.toSet()), by);
        var results = new HashMap<UUID, Result>();
        var wanted = new HashMap<UUID, UUID>();
        for (var one : listed) {
            var found = parents.getOrDefault(one.parentName(), Set.of());
            if (found.size() == 1) {
                wanted.put(one.customerId(), found.iterator().next());
            }
            results.put(one.customerId(), found.isEmpty() ? Result.UNKNOWN : found.size() > 1 ? Result.SEVERAL : Result.SAME);
        }
        var before = parentsOf(wanted.keySet());
        var linked = write(wanted);
        linked.forEach(id -> results.put(id, Result.LINKED));
        // A parent that comes back may stand in a new link's way: until none closes a circle, at worst all are as before.
        for (var circles = circles(linked); !circles.isEmpty(); circles = circles(linked)) {
            takeBack(circles, before);
            linked.removeAll(circles);
            circles.forEach(id -> results.put(id, Result.CIRCLE));
        }
        tell(linked, before, by.login());
        return results;
    }

    private Map<UUID, UUID> parentsOf(Set<UUID> customers) {
        var parents = new HashMap<UUID, UUID>();
        jdbc.query("select id, parent_id from customer where id = any(?)", rs -> {
            parents.put(rs.getObject(1, UUID.class), rs.getObject(2, UUID.class));
        }, (Object) customers.toArray(UUID[]::new));
        return parents;
    }

    private Set<UUID> write(Map<UUID, UUID> wanted) {
        former.keep("customer", "id", List.of("parent_id"), "t.list_id is distinct from current_list() and exists (select 1 from"
                        + " unnest(?::uuid[], ?::uuid[]) w(id, parent) where w.id = t.id and t.parent_id is distinct from w.parent)",
                wanted.keySet().toArray(UUID[]::new), wanted.values().toArray(UUID[]::new));
        return new HashSet<>(jdbc.queryForList("update customer c set parent_id = w.parent, version = c.version + 1"
                        + " from unnest(?::uuid[], ?::uuid[]) w(id, parent) where c.id = w.id and c.parent_id is distinct from w.parent"
                        + " returning c.id", UUID.class,
                (Object) wanted.keySet().toArray(UUID[]::new), (Object) wanted.values().toArray(UUID[]::new)));
    }

    private Set<UUID> circles(Set<UUID> linked) {
        return linked.isEmpty() ? Set.of() : new HashSet<>(jdbc.queryForList("""
                with recursive above(start, id) as (
                    select id, parent_id from customer where id = any(?)
                    union
                    select a.start, c.parent_id from above a join customer c on c.id = a.id where c.parent_id is not null)
                select distinct start from above where id = start""", UUID.class, (Object) linked.toArray(UUID[]::new)));
    }

    private void takeBack(Set<UUID> customers, Map<UUID, UUID> before) {
        jdbc.update("update customer c set parent_id = b.parent from unnest(?::uuid[], ?::uuid[]) b(id, parent) where c.id = b.id",
                customers.toArray(UUID[]::new), customers.stream().map(before::get).toArray(UUID[]::new));
        former.forget("customer", customers, "parent_id");
    }

    /** Into the history of those that were there before; of a new customer the list itself tells. */
    private void tell(Set<UUID> linked, Map<UUID, UUID> before, String by) {
        var customers = linked.toArray(UUID[]::new);
        jdbc.update("insert into customer_change (customer_id, field, old_value, new_value, changed_by, changed_at)"
                        + " select c.id, ?, b.parent::text, c.parent_id::text, ?, ? from unnest(?::uuid[], ?::uuid[]) b(id, parent)"
                        + " join customer c on c.id = b.id where c.list_id is null or c.list_id is distinct from current_list()",
                CustomerField.PARENT.key(), by, Timestamp.from(clock.instant()), customers,
                Arrays.stream(customers).map(before::get).toArray(UUID[]::new));
    }
}
