package dev.salesflow.customer;

import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.FormerRows;
import dev.salesflow.shared.Refusal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
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
        return jdbc.sql("select exists (select 1 from customer c where c.id = :id and " + CustomerSight.of(viewer, "c") + ")")
                .param("id", customerId)
                .params(viewer.parameters())
                .query(Boolean.class)
                .single();
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

    void requireParent(UUID customerId, UUID parentId) {
        if (parentId == null) {
            return;
        }
        jdbc.sql("select pg_advisory_xact_lock(?)").param(PARENT_LOCK).query((row, n) -> 0).single();
        if (!jdbc.sql("select exists (select 1 from customer where id = ?)").param(parentId).query(Boolean.class).single()) {
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
