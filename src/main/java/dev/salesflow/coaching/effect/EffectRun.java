package dev.salesflow.coaching.effect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.salesflow.coaching.CoachingTopic;
import dev.salesflow.coaching.Evidence;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Measures the finished rounds whose time has come, once each, after the nightly check has kept the day. */
@Component
class EffectRun {

    /** A night may be missed: so many days around the asked one do. */
    static final int LEEWAY = 6;

    /** A page of rounds; those that wait for their day do not keep those behind them waiting. */
    static final int PAGE = 500;

    private static final Logger LOG = LoggerFactory.getLogger(EffectRun.class);

    private static final String FINISHED = """
            select c.id, c.rep_login as rep, c.topic, c.evidence, c.ended_at, cast(c.started_at at time zone :zone as date) as started,
                   cast(c.ended_at at time zone :zone as date) as ended
            from coaching_round c
            where c.state = 'FINISHED' and c.ended_at < :before and not exists (select 1 from coaching_effect e where e.coaching_id = c.id)
                and (c.ended_at, c.id) > (:after, :afterId)
            order by c.ended_at, c.id limit :page""";

    // Comparable: not coached between the two days, and on the first of them no further away than half a standard deviation of all
    // reps; of these the five nearest, the own team's first. Everything is read of the same two days, so all windows are equal.
    // Ratings that nobody gave anew tell nothing of afterwards: of skills only who was rated again between the two days counts.
    private static final String MEASURE = """
            with round as (
                select * from unnest(cast(:ids as uuid[]), cast(:reps as text[]), cast(:measures as text[]), cast(:started as date[]), cast(:ended as date[]), cast(:looked as date[]))
                    as r(id, rep, measure, started, ended, looked)),
            own as (
                select r.id, r.rep, r.measure, b.day as before_on, b.peers, cast(b.measures ->> r.measure as numeric) as own_before,
                       a.day as after_on,
                       case when r.measure <> 'skillGaps' or exists (select 1 from skill_rating s where s.rep_login = r.rep and s.rated_on > r.ended
                           and s.rated_on <= a.day) then cast(a.measures ->> r.measure as numeric) end as own_after
                from round r
                left join lateral (select * from rep_day d where d.rep_login = r.rep and d.day between r.started - :leeway and r.started
                    order by d.day desc limit 1) b on true
                left join lateral (select * from rep_day d where d.rep_login = r.rep and d.day between r.looked and r.looked + :leeway
                    order by d.day limit 1) a on true),
            near as (
                select o.id, stddev_pop(cast(d.measures ->> o.measure as numeric)) / 2 as enough
                from own o join rep_day d on d.day = o.before_on group by o.id),
            other as (
                select o.id, count(*)::int as others, avg(n.was) as others_before, avg(n.became) as others_after
                from own o join near on near.id = o.id cross join lateral (
                    select cast(b.measures ->> o.measure as numeric) as was, cast(a.measures ->> o.measure as numeric) as became
                    from rep_day b join rep_day a on a.rep_login = b.rep_login and a.day = o.after_on
                    where b.day = o.before_on and b.rep_login <> o.rep and a.measures ->> o.measure is not null
                        and abs(cast(b.measures ->> o.measure as numeric) - o.own_before) <= near.enough
                        and (o.measure <> 'skillGaps' or exists (select 1 from skill_rating s where s.rep_login = b.rep_login and s.rated_on > o.before_on
                            and s.rated_on <= o.after_on))
                        and not exists (select 1 from coaching_round c where c.rep_login = b.rep_login
                            and cast(c.started_at at time zone :zone as date) <= o.after_on
                            and (c.ended_at is null or cast(c.ended_at at time zone :zone as date) >= o.before_on))
                    order by b.peers = o.peers desc, abs(cast(b.measures ->> o.measure as numeric) - o.own_before), b.rep_login
                    limit 5) n
                group by o.id)
            insert into coaching_effect (coaching_id, measure, verdict, before_on, after_on, own_before, own_after, others, others_before, others_after, measured_at)
            select o.id, o.measure, case when o.measure is null then 'NO_MEASURE' when o.own_before is null or o.own_after is null then 'NO_HISTORY'
                       when other.others is null then 'NOBODY_COMPARABLE' else 'MEASURED' end,
                   o.before_on, o.after_on, o.own_before, o.own_after, other.others, other.others_before, other.others_after, :now
            from own o left join other on other.id = o.id
            on conflict (coaching_id) do nothing""";

    private record Round(UUID id, String rep, String measure, LocalDate started, LocalDate ended, LocalDate looked, OffsetDateTime endedAt) {
    }

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    EffectRun(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** On several nodes at once the second finds the rows there. */
    @Scheduled(cron = "${salesflow.coaching.effect:0 50 2 * * *}")
    @Transactional
    public void run() {
        var last = LocalDate.now(clock).minusDays(LEEWAY);
        var measured = 0;
        var page = finished(OffsetDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC), new UUID(0, 0));
        while (!page.isEmpty()) {
            var due = page.stream().filter(round -> !round.looked().isAfter(last)).toList();
            measured += due.isEmpty() ? 0 : measure(due);
            var end = page.get(page.size() - 1);
            page = page.size() < PAGE ? List.of() : finished(end.endedAt(), end.id());
        }
        if (measured > 0) {
            LOG.info("Measured what became of {} coachings", measured);
        }
    }

    private int measure(List<Round> rounds) {
        return jdbc.sql(MEASURE).param("leeway", LEEWAY).param("zone", clock.getZone().getId()).param("now", OffsetDateTime.now(clock))
                .param("ids", rounds.stream().map(round -> round.id().toString()).toArray(String[]::new))
                .param("reps", rounds.stream().map(Round::rep).toArray(String[]::new))
                .param("measures", rounds.stream().map(Round::measure).toArray(String[]::new))
                .param("started", rounds.stream().map(round -> round.started().toString()).toArray(String[]::new))
                .param("ended", rounds.stream().map(round -> round.ended().toString()).toArray(String[]::new))
                .param("looked", rounds.stream().map(round -> round.looked().toString()).toArray(String[]::new))
                .update();
    }

    private List<Round> finished(OffsetDateTime after, UUID id) {
        return jdbc.sql(FINISHED).param("zone", clock.getZone().getId()).param("before", OffsetDateTime.now(clock).minusDays(LEEWAY))
                .param("after", after).param("afterId", id).param("page", PAGE)
                .query((row, n) -> {
                    var measure = measure(CoachingTopic.valueOf(row.getString("topic")), row.getString("evidence"));
                    return new Round(row.getObject("id", UUID.class), row.getString("rep"), measure.orElse(null),
                            row.getObject("started", LocalDate.class), row.getObject("ended", LocalDate.class),
                            row.getObject("ended", LocalDate.class).plusDays(measure.map(key -> Measure.named(key).days()).orElse(0)),
                            row.getObject("ended_at", OffsetDateTime.class));
                }).list();
    }

    private Optional<String> measure(CoachingTopic topic, String evidence) {
        try {
            return Measure.of(topic, json.readValue(evidence, Evidence.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not the JSON that was stored", e);
        }
    }
}
