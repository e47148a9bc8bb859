package dev.salesflow.forecast;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the forecast of every open deal once a week, in the first night of the week in which some node runs. */
@Component
public class Snapshots {

    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
    private static final long LOCK = 0x666f7265L;

    private final JdbcClient jdbc;
    private final Forecast forecast;
    private final StageHistory history;
    private final Clock clock;

    Snapshots(JdbcClient jdbc, Forecast forecast, StageHistory history, Clock clock) {
        this.jdbc = jdbc;
        this.forecast = forecast;
        this.history = history;
        this.clock = clock;
    }

    /** Days of the snapshots, the latest first. */
    public List<LocalDate> days() {
        return jdbc.sql("""
                with recursive day(taken_on) as (
                    (select taken_on from forecast_snapshot order by taken_on desc limit 1)
                    union all select (select max(s.taken_on) from forecast_snapshot s where s.taken_on < day.taken_on) from day where day.taken_on is not null)
                select taken_on from day where taken_on is not null limit 120""").query(LocalDate.class).list();
    }

    /** Of several nodes one does the work; the others find its lock taken and go. */
    @Scheduled(cron = "${salesflow.forecast.snapshot:0 40 2 * * *}")
    @Transactional
    public void nightly() {
        if (isMine()) {
            history.count();
            keep();
        }
    }

    /** For an installation that stood still in the nights; what nightly counts is counted here only where it never was. */
    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    public void atStart() {
        if (isMine()) {
            if (days().isEmpty()) {
                history.count();
            }
            keep();
        }
    }

    private boolean isMine() {
        return jdbc.sql("select pg_try_advisory_xact_lock(?)").param(LOCK).query(Boolean.class).single();
    }

    private void keep() {
        var today = LocalDate.now(clock);
        var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        if (days().stream().findFirst().filter(day -> !day.isBefore(monday)).isEmpty()) {
            LOG.info("Kept the forecast of {} open deals", take(today));
        }
    }

    private int take(LocalDate today) {
        return jdbc.sql("insert into forecast_snapshot (taken_on, opportunity_id, owner_login, team_id, stage, category, percent, amount, currency, expected_signing) "
                        + Forecast.of(Scope.ALL)
                        + "select :today, id, owner_login, team_id, stage, category, percent, amount, currency, expected_signing from deal on conflict do nothing")
                .params(forecast.parameters(Scope.ALL, Period.of(today))).update();
    }
}
