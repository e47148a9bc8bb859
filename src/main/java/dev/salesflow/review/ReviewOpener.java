package dev.salesflow.review;

import dev.salesflow.review.schedule.Period;
import dev.salesflow.review.schedule.ReviewSchedule;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.Turn;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Opens a review in a transaction of its own, so that of a whole team's one failure costs one rep only. */
@Component
class ReviewOpener {

    // A rep's openings take turns, so that periods of different lengths cannot meet either; the indexes hold the rest.
    private static final String INSERT = """
            insert into case_review (id, rep_login, manager_login, period_from, period_to, state, turn, most, started_by, opened_at, version)
            select :id, :rep, :manager, :from, :to, 'OPEN', :turn, :most, :by, :now, 1
            where not exists (select 1 from case_review v where v.rep_login = :rep and (v.state = 'OPEN'
                or v.state <> 'CANCELLED' and v.period_from <= :to and v.period_to >= :from))
            on conflict do nothing""";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReviewOpener(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** The new review's id; empty where the rep has one open, or one of these days. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Optional<UUID> open(String rep, String manager, Period period, ReviewSchedule schedule, String by) {
        Turn.take(jdbc, "case review " + rep);
        var id = Ids.next();
        var inserted = jdbc.sql(INSERT).param("id", id).param("rep", rep).param("manager", manager).param("from", period.from()).param("to", period.to())
                .param("turn", schedule.turn()).param("most", schedule.most()).param("by", by, Types.VARCHAR).param("now", OffsetDateTime.now(clock)).update();
        if (inserted == 0) {
            return Optional.empty();
        }
        events.publishEvent(new ReviewOpened(id, rep, manager));
        return Optional.of(id);
    }
}
