package dev.salesflow.customer;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives many customers to somebody else, or to nobody, in a statement per few thousand: whose they were goes into the
 * history with the statement that changes it. Trusts its caller as to who may.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class CustomerOwners {

    private static final int AT_ONCE = 5_000;

    /** Locked in order of id, so that two who move the same ones wait instead of failing. */
    private static final String MOVE = """
            with before as (
                select id from customer where %s and merged_into is null order by id limit :most for update),
            moved as (
                update customer c set owner_login = :to, pooled_on = cast(:pooled as date), updated_at = :at, version = c.version + 1
                from before where c.id = before.id returning c.id)
            insert into customer_change (customer_id, field, old_value, new_value, changed_by, changed_at)
            select id, :field, :from, :to, :by, :at from moved returning customer_id""";

    private final CustomerLinks links;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CustomerOwners(CustomerLinks links, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.links = links;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Everything that one person owns, to another. */
    public void moveAll(String from, String to, String by) {
        links.requireOwner(to);
        List<UUID> moved;
        do {
            moved = tell(move("owner_login = :from", List.of(), from, to, false, by), from, to, by);
        } while (moved.size() == AT_ONCE);
    }

    /** Those of these that the person still owns go back to everybody: into the pool. */
    public List<UUID> toPool(Collection<UUID> customers, String from, String by) {
        return tell(move("owner_login = :from and id = any(cast(:ids as uuid[]))", customers, from, null, true, by), from, null, by);
    }

    /** Those of these that are in the pool; what somebody else was faster with is left out. */
    public List<UUID> fromPool(Collection<UUID> customers, String to, String by) {
        links.requireOwner(to);
        return tell(move("owner_login is null and pooled_on is not null and id = any(cast(:ids as uuid[]))", customers, null, to, false, by), null, to, by);
    }

    private List<UUID> move(String which, Collection<UUID> ids, String from, String to, boolean pooled, String by) {
        return jdbc.sql(MOVE.formatted(which)).param("most", AT_ONCE)
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .param("from", from, java.sql.Types.VARCHAR).param("to", to, java.sql.Types.VARCHAR)
                .param("pooled", pooled ? LocalDate.now(clock).toString() : null, java.sql.Types.VARCHAR)
                .param("field", CustomerField.OWNER.key()).param("by", by)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .query(UUID.class).list();
    }

    private List<UUID> tell(List<UUID> moved, String from, String to, String by) {
        if (!moved.isEmpty()) {
            events.publishEvent(new CustomersMoved(moved, from, to, by));
        }
        return moved;
    }
}
