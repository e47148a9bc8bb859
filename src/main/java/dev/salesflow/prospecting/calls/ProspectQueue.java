package dev.salesflow.prospecting.calls;

import dev.salesflow.prospecting.Offer;
import dev.salesflow.shared.NotFound;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose turn a name is: what one caller has on the screen no other gets, until the lease ends. */
@Component
class ProspectQueue {

    /** As long as a conversation may take; a name on a forgotten screen comes free by itself. */
    static final Duration LEASE = Duration.ofMinutes(20);

    private static final String COLUMNS = "id, list_id, customer_id, next_at, kept_for, held_by, held_until, attempts, outcome";

    private static final String FREE = "p.list_id = :list and p.next_at <= :now and (p.held_by is null or p.held_until < :now)";

    /** What a caller agreed to call back is theirs as long as they call through the list. */
    private static final String NOBODYS = """
            (p.kept_for is null or not exists (select 1 from prospect_caller k join app_user u on u.login = k.login and u.enabled
                                               where k.list_id = p.list_id and k.login = p.kept_for))
            and exists (select 1 from customer c where c.id = p.customer_id and c.merged_into is null)
            and\s""" + Offer.MADE;

    private static final String TAKE = """
            update prospect set held_by = :caller, held_until = :until where id = (
                select p.id from prospect p where %s and %s order by p.next_at, p.id limit 1 for update skip locked)
            returning\s""" + COLUMNS;

    private final JdbcClient jdbc;
    private final Clock clock;

    ProspectQueue(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What the caller has on the screen, even past its lease, as long as nobody else got it. */
    Optional<Prospect> inHand(UUID list, String caller) {
        return jdbc.sql("select " + COLUMNS + " from prospect where held_by = ? and list_id = ? and next_at is not null order by held_until desc limit 1")
                .params(caller, list).query(Prospect.class).optional();
    }

    /** The one in hand, else an agreed call whose time has come, else the next of the queue. */
    Optional<Prospect> next(UUID list, String caller) {
        return extended(list, caller).or(() -> take("p.kept_for = :caller", list, caller)).or(() -> take(NOBODYS, list, caller));
    }

    /** In one statement: a lease that ran out may be somebody else's by now. */
    private Optional<Prospect> extended(UUID list, String caller) {
        return jdbc.sql("""
                        update prospect set held_until = :until where held_by = :caller and id = (
                            select id from prospect where held_by = :caller and list_id = :list and next_at is not null order by held_until desc limit 1 for update)
                        returning\s""" + COLUMNS)
                .param("until", at(clock.instant().plus(LEASE))).param("caller", caller).param("list", list).query(Prospect.class).optional();
    }

    private Optional<Prospect> take(String which, UUID list, String caller) {
        return jdbc.sql(TAKE.formatted(FREE, which)).param("list", list).param("caller", caller).param("now", at(clock.instant()))
                .param("until", at(clock.instant().plus(LEASE))).query(Prospect.class).optional();
    }

    Prospect get(UUID id) {
        return one(id, "");
    }

    /** Nobody else writes on it until the caller's transaction ends. */
    Prospect locked(UUID id) {
        return one(id, " for update");
    }

    private Prospect one(UUID id, String locked) {
        return jdbc.sql("select " + COLUMNS + " from prospect where id = ?" + locked).param(id).query(Prospect.class).optional()
                .orElseThrow(() -> new NotFound("prospect", id));
    }

    void hold(UUID id, String caller) {
        jdbc.sql("update prospect set held_by = ?, held_until = ? where id = ?").params(caller, at(clock.instant().plus(LEASE)), id).update();
    }

    void release(UUID list, String caller) {
        jdbc.sql("update prospect set held_by = null, held_until = null where list_id = ? and held_by = ?").params(list, caller).update();
    }

    /** @param nextAt null: no more on this list */
    void move(UUID id, Instant nextAt, String keptFor) {
        jdbc.sql("""
                        update prospect set next_at = cast(:next as timestamptz), kept_for = :kept, held_by = null, held_until = null where id = :id""")
                .param("next", nextAt == null ? null : at(nextAt), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("kept", keptFor, Types.VARCHAR).param("id", id).update();
    }

    /** Names that could be called now, whoever may have them on the screen. */
    int waiting(UUID list) {
        return jdbc.sql("select count(*) from prospect p where p.list_id = ? and p.next_at <= ? and (p.kept_for is not null or %s)".formatted(Offer.MADE))
                .params(list, at(clock.instant())).query(Integer.class).single();
    }

    /** The rep who has a deal with the customer. */
    Optional<String> dealWith(UUID customer) {
        return jdbc.sql("select %s as rep".formatted(Offer.dealWith(":customer"))).param("customer", customer)
                .query((row, n) -> Optional.ofNullable(row.getString("rep"))).single();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
