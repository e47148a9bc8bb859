package dev.salesflow.customer;

import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.FormerRows;
import dev.salesflow.shared.Moved;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a customer's owner and parent must be, and whose eyes it is for: questions one row cannot answer. */
@Component
class CustomerLinks {

    /** Taken by whoever sets a parent: two at once could close a circle that neither sees. */
    static final long PARENT_LOCK = 7_230_001;

    private final JdbcClient jdbc;
    private final FormerRows former;

    CustomerLinks(JdbcClient jdbc, FormerRows former) {
        this.jdbc = jdbc;
        this.former = former;
    }

    boolean sees(Viewer viewer, UUID customerId) {
        return is(customerId, CustomerSight.of(viewer, "c"), viewer);
    }

    /** Their own, one of those they lead, or for who leads one that nobody owns. */
    boolean isTheirs(Viewer viewer, UUID customerId) {
        return is(customerId, viewer.worksOn("c.owner_login"), viewer);
    }

    private boolean is(UUID customerId, String condition, Viewer viewer) {
        return jdbc.sql("select exists (select 1 from customer c where c.id = :id and " + condition + ")")
                .param("id", customerId)
                .params(viewer.parameters())
                .query(Boolean.class)
                .single();
    }

    /** Something new is about to hang on the customer: no merge may take it out of the lists until that is done. */
    void hold(UUID customerId) {
        jdbc.sql("select merged_into from customer where id = ? for key share").param(customerId)
                .query((row, n) -> Optional.ofNullable(row.getObject(1, UUID.class))).optional()
                .orElseThrow(() -> new NotFound("customer", customerId))
                .ifPresent(into -> {
                    throw new Moved("customer", customerId, into);
                });
    }

    void requireOwner(String login) {
        if (login == null) {
            return;
        }
        var enabled = jdbc.sql("select exists (select 1 from app_user where login = ? and enabled)")
                .param(login).query(Boolean.class).single();
        if (!enabled) {
            throw Refusal.ofField(CustomerField.OWNER.key(), "customer.error.owner", login);
        }
    }

    /** The changes go into the history with the same statement that makes them. */
    void assignUnowned(Map<UUID, String> owners, String by, Instant now) {
        var at = OffsetDateTime.ofInstant(now, ZoneOffset.UTC);
        former.keep("customer", "id", List.of("owner_login"), "t.owner_login is null and t.list_id is distinct from current_list()"
                + " and t.id = any(cast(? as uuid[]))", (Object) owners.keySet().stream().map(UUID::toString).toArray(String[]::new));
        jdbc.sql("""
                        with given as (
                            update customer c set owner_login = w.owner, updated_at = :at, version = c.version + 1
                            from unnest(cast(:ids as uuid[]), cast(:owners as text[])) as w (id, owner)
                            where c.id = w.id and c.owner_login is null
                            returning c.id, c.owner_login)
                        insert into customer_change (customer_id, field, old_value, new_value, changed_by, changed_at)
                        select id, :field, null, owner_login, :by, :at from given""")
                .param("ids", owners.keySet().stream().map(UUID::toString).toArray(String[]::new))
                .param("owners", owners.values().toArray(String[]::new))
                .param("field", CustomerField.OWNER.key()).param("by", by).param("at", at)
                .update();
    }

    void holdParents() {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(PARENT_LOCK).query((row, n) -> 0).single();
    }

    void requireParent(UUID customerId, UUID parentId) {
        if (parentId == null) {
            return;
        }
        holdParents();
        if (!jdbc.sql("select exists (select 1 from customer where id = ? and merged_into is null)").param(parentId).query(Boolean.class).single()) {
            throw Refusal.ofField(CustomerField.PARENT.key(), "customer.error.parent");
        }
        var circle = jdbc.sql("""
                        with recursive above(id) as (
                            select cast(:parent as uuid)
                            union
                            select c.parent_id from customer c join above a on c.id = a.id where c.parent_id is not null)
                        select exists (select 1 from above where id = :customer)""")
                .param("parent", parentId).param("customer", customerId).query(Boolean.class).single();
        if (circle) {
            throw Refusal.ofField(CustomerField.PARENT.key(), "customer.error.parentCycle");
        }
    }
}
