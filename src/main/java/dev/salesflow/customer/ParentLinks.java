package dev.salesflow.customer;

import dev.salesflow.identity.Viewer;
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

    ParentLinks(JdbcTemplate jdbc, CustomerDirectory directory) {
        this.jdbc = jdbc;
        this.directory = directory;
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
        write(wanted).forEach(id -> results.put(id, Result.LINKED));
        circles(results).forEach(id -> results.put(id, Result.CIRCLE));
        return results;
    }

    private List<UUID> write(Map<UUID, UUID> wanted) {
        return jdbc.queryForList("update customer c set parent_id = w.parent, version = c.version + 1"
                        + " from unnest(?::uuid[], ?::uuid[]) w(id, parent) where c.id = w.id and c.parent_id is distinct from w.parent"
                        + " returning c.id", UUID.class,
                (Object) wanted.keySet().toArray(UUID[]::new), (Object) wanted.values().toArray(UUID[]::new));
    }

    /** A link that closes a circle is taken back. */
    private Set<UUID> circles(Map<UUID, Result> results) {
        var linked = results.entrySet().stream().filter(e -> e.getValue() == Result.LINKED).map(Map.Entry::getKey).toArray(UUID[]::new);
        if (linked.length == 0) {
            return Set.of();
        }
        var circles = jdbc.queryForList("""
                with recursive above(start, id) as (
                    select id, parent_id from customer where id = any(?)
                    union
                    select a.start, c.parent_id from above a join customer c on c.id = a.id where c.parent_id is not null)
                select distinct start from above where id = start""", UUID.class, (Object) linked);
        jdbc.update("update customer set parent_id = null where id = any(?)", (Object) circles.toArray(UUID[]::new));
        return new HashSet<>(circles);
    }
}
