package dev.salesflow.nurturing.pool;

import dev.salesflow.nurturing.cadence.KeptCustomers;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Warns reps of customers nobody speaks to and takes those back whose time is over, some thousand at a time. It goes by days
 * alone, so it may run as often as it likes and on as many nodes as there are; batches take turns.
 */
@Component
class PoolWatch {

    private static final int AT_ONCE = 2_000;
    private static final long LOCK = 7_230_171;

    /** Never without a warning first, as many days ahead as the table promises, whatever was published since. */
    private static final String LAPSED = "p.warned_on is not null and p.goes_on <= :today";

    private record Lapsed(UUID id, String owner) {
    }

    private final PoolBook pool;
    private final PoolLetters letters;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PoolWatch(PoolBook pool, PoolLetters letters, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.pool = pool;
        this.letters = letters;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "${salesflow.nurturing.pool-after}", fixedDelayString = "${salesflow.nurturing.pool-every}")
    void look() {
        var today = LocalDate.now(clock);
        while (inTurn(() -> takeBack(today)) > 0) {
            // Each batch is a transaction of its own, so that no lock is held for long.
        }
        while (inTurn(() -> warn(today)) > 0) {
            // The same.
        }
        inTurn(() -> letters.write(today));
    }

    private int inTurn(java.util.function.IntSupplier work) {
        return transaction.execute(commit -> {
            jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query((row, n) -> 0).single();
            return work.getAsInt();
        });
    }

    private int warn(LocalDate today) {
        return jdbc.sql("""
                        with due as (
                            select p.customer_id from app_user u join contact_plan p on p.owner_login = u.login and p.warn_on <= :today
                            where p.warned_on is null and not %s order by p.customer_id limit :most for update of p)
                        update contact_plan p set warned_on = :today from due where due.customer_id = p.customer_id""".formatted(KeptCustomers.BUSY))
                .param("today", today).param("most", AT_ONCE).update();
    }

    /** Customers are locked before their plans, as whoever changes one does. */
    private int takeBack(LocalDate today) {
        List<Lapsed> lapsed = jdbc.sql("""
                        select c.id, p.owner_login as owner from app_user u join contact_plan p on p.owner_login = u.login and p.warn_on <= :today
                        join customer c on c.id = p.customer_id and c.owner_login = p.owner_login
                        where %s and not %s order by c.id limit :most for update of c""".formatted(LAPSED, KeptCustomers.BUSY))
                .param("today", today).param("most", AT_ONCE).query(Lapsed.class).list();
        lapsed.stream().collect(Collectors.groupingBy(Lapsed::owner, Collectors.mapping(Lapsed::id, Collectors.toList())))
                .forEach((owner, ids) -> pool.lapsed(ids, owner));
        return lapsed.size();
    }
}
