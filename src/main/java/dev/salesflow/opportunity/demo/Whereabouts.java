package dev.salesflow.opportunity.demo;

import dev.salesflow.absence.Absence;
import dev.salesflow.absence.Absences;
import dev.salesflow.company.WorkingCalendar;
import dev.salesflow.opportunity.demo.Engagements.Engagement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When presales people are free: working days within office hours, not away, not engaged, not showing another demo. */
@Component
@Transactional(readOnly = true)
public class Whereabouts {

    private static final int STEP_MINUTES = 30;
    private static final int DAYS_AHEAD = 14;
    private static final int MOST = 6;
    private static final int MOST_A_DAY = 2;

    /** A time at which somebody is free. */
    public record Free(LocalDate day, LocalTime from) {
    }

    private record Busy(Instant startsAt, Instant endsAt) {
    }

    private final Absences absences;
    private final List<Engagements> engagements;
    private final WorkingCalendar calendar;
    private final JdbcClient jdbc;
    private final Clock clock;

    Whereabouts(Absences absences, List<Engagements> engagements, WorkingCalendar calendar, JdbcClient jdbc, Clock clock) {
        this.absences = absences;
        this.engagements = engagements;
        this.calendar = calendar;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The absence that this day lies in. */
    Optional<Absence> away(String login, LocalDate day) {
        return absences.coming(login).stream().filter(one -> !day.isBefore(one.firstDay()) && !day.isAfter(one.lastDay())).findFirst();
    }

    /** What else the person does within that time. */
    List<Engagement> engaged(Collection<String> logins, Instant start, Instant end) {
        return engagements.stream().flatMap(one -> one.between(logins, start, end).stream()).sorted(Comparator.comparing(Engagement::startsAt)).toList();
    }

    /** The same of somebody whose other bookings stand still until the transaction ends. */
    Optional<Engagement> engagedFor(String login, Instant start, Instant end) {
        engagements.forEach(Engagements::hold);
        return engaged(List.of(login), start, end).stream().findFirst();
    }

    /** Who of these is away in those days. */
    List<Absence> away(Collection<String> logins, LocalDate first, LocalDate end) {
        return absences.between(logins, first, end.minusDays(1));
    }

    /** The next free times of that length, a few on each day, from tomorrow on. */
    public List<Free> free(String login, int minutes) {
        var tomorrow = LocalDate.now(clock).plusDays(1);
        var first = midnight(tomorrow);
        var end = midnight(tomorrow.plusDays(DAYS_AHEAD));
        var busy = new ArrayList<>(jdbc.sql("""
                        select starts_at, ends_at from demo_booking where presales_login = ? and stands and ends_at > ? and starts_at < ?""")
                .params(login, first, end).query(Busy.class).list());
        engaged(List.of(login), first.toInstant(), end.toInstant()).forEach(one -> busy.add(new Busy(one.startsAt(), one.endsAt())));
        var free = new ArrayList<Free>();
        tomorrow.datesUntil(tomorrow.plusDays(DAYS_AHEAD)).filter(calendar::isWorkingDay).filter(day -> away(login, day).isEmpty())
                .forEach(day -> free.addAll(free(day, minutes, busy)));
        return free.subList(0, Math.min(MOST, free.size()));
    }

    private List<Free> free(LocalDate day, int minutes, List<Busy> busy) {
        var free = new ArrayList<Free>();
        for (var from = WorkingCalendar.OPENS; free.size() < MOST_A_DAY && isWithinHours(from, minutes); from = from.plusMinutes(STEP_MINUTES)) {
            var start = day.atTime(from).atZone(clock.getZone()).toInstant();
            var end = start.plusSeconds(60L * minutes);
            if (busy.stream().noneMatch(one -> one.startsAt().isBefore(end) && one.endsAt().isAfter(start))) {
                free.add(new Free(day, from));
                // The next one proposed does not overlap this one.
                from = from.plusMinutes(minutes);
            }
        }
        return free;
    }

    private static boolean isWithinHours(LocalTime from, int minutes) {
        return Duration.between(from, WorkingCalendar.CLOSES).toMinutes() >= minutes;
    }

    OffsetDateTime midnight(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant().atOffset(ZoneOffset.UTC);
    }
}
