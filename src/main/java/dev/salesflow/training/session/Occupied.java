package dev.salesflow.training.session;

import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Turn;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Why people cannot come at a time: another session, a demo they show, an absence. Asked under one lock of all bookings, so that
 * who comes second is told by what; the table's own constraint stands behind.
 */
@Component
class Occupied {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private static final String SQL = """
            select u.name, busy.what, busy.starts_at
            from (select unnest(cast(:logins as text[])) as login) asked join app_user u on u.login = asked.login
            cross join lateral (
                select 'session' as what, p.starts_at from training_place p
                where p.standing and p.login = asked.login and p.session_id <> :except and p.starts_at < :end and p.ends_at > :start
                union all
                select 'demo', b.starts_at from demo_booking b
                where b.stands and b.presales_login = asked.login and b.starts_at < :end and b.ends_at > :start
                union all
                select 'absence', cast(a.first_day as timestamptz) from absence a
                where a.login = asked.login and a.ended_at is null and :day between a.first_day and a.last_day) busy
            order by u.name, busy.starts_at limit 1""";

    private record Busy(String name, String what, Instant startsAt) {
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    Occupied(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Until the transaction ends nobody else books. */
    void lock() {
        Turn.take(jdbc, "training places");
    }

    /** @param except the session that is being moved or filled, whose own places do not stand in its way */
    void mustBeFree(String field, List<String> logins, Instant start, Instant end, UUID except) {
        first(logins, start, end, except).ifPresent(busy -> {
            throw Refusal.ofField(field, "training.busy." + busy.what(), busy.name(), TIME.format(busy.startsAt().atZone(clock.getZone())));
        });
    }

    boolean isFree(String login, Instant start, Instant end, UUID except) {
        return first(List.of(login), start, end, except).isEmpty();
    }

    private Optional<Busy> first(List<String> logins, Instant start, Instant end, UUID except) {
        return jdbc.sql(SQL).param("logins", logins.toArray(String[]::new)).param("except", except)
                .param("start", start.atOffset(ZoneOffset.UTC)).param("end", end.atOffset(ZoneOffset.UTC))
                .param("day", start.atZone(clock.getZone()).toLocalDate()).query(Busy.class).optional();
    }
}
