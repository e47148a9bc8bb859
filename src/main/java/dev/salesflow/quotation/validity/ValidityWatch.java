package dev.salesflow.quotation.validity;

import dev.salesflow.quotation.QuotationBook;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Ends each night what ran out, and tells of what soon will. Each offer is a step of its own that does nothing when it was done
 * before, so that it may come twice, on several nodes and after a night that was missed.
 */
@Component
public class ValidityWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ValidityWatch.class);
    private static final int MOST = 1000;

    private final JdbcClient jdbc;
    private final QuotationBook quotations;
    private final ValidityReminder reminder;
    private final Clock clock;

    ValidityWatch(JdbcClient jdbc, QuotationBook quotations, ValidityReminder reminder, Clock clock) {
        this.jdbc = jdbc;
        this.quotations = quotations;
        this.reminder = reminder;
        this.clock = clock;
    }

    @Scheduled(cron = "${salesflow.quotations.check:0 15 1 * * *}")
    public void run() {
        var today = LocalDate.now(clock);
        var over = ids("select id from quotation where state = 'SENT' and valid_until < :today order by valid_until limit :most", today);
        over.forEach(id -> alone(id, quotations::expire));
        var soon = ids("""
                select id from quotation where state = 'SENT' and reminded_for is distinct from valid_until and valid_until >= :today
                   and valid_until <= :today + (select remind_days from quotation_setting) order by valid_until limit :most""", today);
        soon.forEach(id -> alone(id, reminder::remind));
        LOG.info("{} quotations ran out, {} soon will", over.size(), soon.size());
    }

    /** One that fails, because somebody changes it just then, leaves the others as they should be and comes again the next night. */
    private static void alone(UUID id, Consumer<UUID> step) {
        try {
            step.accept(id);
        } catch (RuntimeException e) {
            LOG.warn("Quotation {} was not looked at tonight", id, e);
        }
    }

    private List<UUID> ids(String sql, LocalDate today) {
        return jdbc.sql(sql).param("today", today).param("most", MOST).query(UUID.class).list();
    }
}
