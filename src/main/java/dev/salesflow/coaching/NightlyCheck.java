package dev.salesflow.coaching;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Checks every rep once a night and keeps the day's facts. Of several nodes one does the work; the others find its lock taken and go. */
@Component
class NightlyCheck {

    private static final Logger LOG = LoggerFactory.getLogger(NightlyCheck.class);
    private static final long LOCK = 0x636f616368L;

    private final JdbcClient jdbc;
    private final Reps reps;
    private final CoachingCheck check;
    private final RepDays days;

    NightlyCheck(JdbcClient jdbc, Reps reps, CoachingCheck check, RepDays days) {
        this.jdbc = jdbc;
        this.reps = reps;
        this.check = check;
        this.days = days;
    }

    @Scheduled(cron = "${salesflow.coaching.check:0 30 2 * * *}")
    @Transactional
    public void run() {
        if (!jdbc.sql("select pg_try_advisory_xact_lock(?)").param(LOCK).query(Boolean.class).single()) {
            return;
        }
        var all = reps.all();
        var checked = check.look(all);
        days.keep(checked.stream().map(CheckedRep::facts).toList());
        var outcome = check.start(all, checked);
        LOG.info("Checked {} reps for coaching, started {}", outcome.checked(), outcome.started());
    }
}
