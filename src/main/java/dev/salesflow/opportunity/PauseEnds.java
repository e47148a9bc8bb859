package dev.salesflow.opportunity;

import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Resumes deals on the day their pause ends. Each in a transaction of its own, locked, so that nodes do not meet. */
@Component
class PauseEnds {

    private static final Logger LOG = LoggerFactory.getLogger(PauseEnds.class);
    private static final int MOST_AT_ONCE = 500;

    private final OpportunityBook opportunities;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PauseEnds(OpportunityBook opportunities, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.opportunities = opportunities;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT10M")
    void resumeDue() {
        var today = Date.valueOf(LocalDate.now(clock));
        jdbc.sql("select id from opportunity where paused and paused_until <= ? order by paused_until limit ?")
                .params(today, MOST_AT_ONCE).query(UUID.class).list()
                .forEach(id -> resumeAlone(id, today));
    }

    /** One deal that cannot go on must not hold up the others; it is tried again at the next turn. */
    private void resumeAlone(UUID id, Date today) {
        try {
            transaction.executeWithoutResult(commit -> resume(id, today));
        } catch (RuntimeException e) {
            LOG.warn("The pause of deal {} did not end", id, e);
        }
    }

    private void resume(UUID id, Date today) {
        jdbc.sql("select id from opportunity where id = ? and paused and paused_until <= ? for update skip locked")
                .params(id, today).query(UUID.class).optional()
                .ifPresent(due -> opportunities.resume(due, null));
    }
}
