package dev.salesflow.nurturing.cadence;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at all planned contacts again where a table was published, and once a day, because an intent grows by itself as
 * the day of purchase comes near. Page by page, writing only what differs; begun anew where a node was lost on its way.
 */
@Component
class PlanKeeper implements DisposableBean {

    private static final int PAGE = 5_000;
    private static final long LOCK = 7_230_170;
    private static final UUID FIRST = new UUID(0, 0);

    private final BuyerTiers tiers;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile boolean stopping;

    PlanKeeper(BuyerTiers tiers, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.tiers = tiers;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "${salesflow.nurturing.look-after}", fixedDelayString = "${salesflow.nurturing.look-every}")
    void look() {
        var today = LocalDate.now(clock);
        var aNewDay = jdbc.sql("update contact_state set day = :today, wanted = wanted + 1 where day < :today").param("today", today).update() > 0;
        if (aNewDay) {
            tiers.refresh(today);
        }
        int wanted = jdbc.sql("select case when wanted > done then wanted else 0 end from contact_state").query(Integer.class).single();
        if (wanted > 0 && lookAtAll()) {
            jdbc.sql("update contact_state set done = greatest(done, ?)").param(wanted).update();
        }
    }

    /** Nodes take turns page by page, each finding done what the other did. @return false: this node stops */
    private boolean lookAtAll() {
        var after = FIRST;
        while (after != null) {
            var from = after;
            if (stopping) {
                return false;
            }
            after = transaction.execute(page -> page(from));
        }
        return true;
    }

    /** @return where the next page begins, null after the last */
    private UUID page(UUID after) {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query((row, n) -> 0).single();
        return jdbc.sql("""
                        with page as materialized (select customer_id from contact_plan where customer_id > ? order by customer_id limit ?)
                        select (select cast(max(cast(customer_id as text)) as uuid) from page), plan_contacts(array(select customer_id from page))""")
                .params(after, PAGE).query((row, n) -> Optional.ofNullable(row.getObject(1, UUID.class))).single().orElse(null);
    }

    @Override
    public void destroy() {
        stopping = true;
    }
}
