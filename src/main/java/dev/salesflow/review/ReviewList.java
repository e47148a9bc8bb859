package dev.salesflow.review;

import dev.salesflow.identity.Viewer;
import dev.salesflow.review.schedule.ReviewSchedule;
import dev.salesflow.review.schedule.Rhythm;
import dev.salesflow.shared.Page;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reviews and the reps they are of, as lists show them; who sees which is said by the rep's login. */
@Component
class ReviewList {

    private static final String SELECT = """
            select v.id, v.rep_login as rep, r.name as rep_name, v.manager_login as manager, m.name as manager_name, v.period_from, v.period_to, v.state,
                v.turn, v.most, v.ended_at, e.name as ended_by, v.conclusion,
                (select count(*) from review_case k where k.review_id = v.id) as cases,
                (select count(*) from review_case k where k.review_id = v.id and k.decided_at is not null) as decided
            from case_review v join app_user r on r.login = v.rep_login join app_user m on m.login = v.manager_login
            left join app_user e on e.login = v.ended_by
            where\s""";

    private static final String REPS = """
            select r.login, r.name, r.coach as manager, o.id as open, h.id as last, h.ended_at as last_at,
                   case when h.period_to >= p.first then p.last + 1 end as next, w.unfinished, w.waiting
            from sales_rep r left join case_review o on o.rep_login = r.login and o.state = 'OPEN'
            left join team_review_schedule s on s.team = r.team
            join unnest(:rhythms, cast(:firsts as date[]), cast(:lasts as date[])) as p(rhythm, first, last) on p.rhythm = coalesce(s.rhythm, :usual)
            left join lateral (select id, ended_at, period_to from case_review where rep_login = r.login and state = 'HELD'
                order by period_from desc, opened_at desc limit 1) h on true
            cross join lateral (select count(*) filter (where a.state = 'ISSUED') as unfinished, count(*) filter (where a.state = 'DONE') as waiting
                from case_review v join review_action a on a.review_id = v.id where v.rep_login = r.login) w
            where r.enabled and %s order by lower(r.name), r.login""";

    private final JdbcClient jdbc;
    private final Clock clock;

    ReviewList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<ReviewView> find(UUID id) {
        return jdbc.sql(SELECT + "v.id = ?").param(id).query(ReviewView.class).optional();
    }

    Optional<ReviewView> find(Viewer viewer, UUID id) {
        return jdbc.sql(SELECT + "v.id = :id and " + viewer.sees("v.rep_login")).param("id", id).params(viewer.parameters()).query(ReviewView.class).optional();
    }

    Optional<ReviewView> openOf(String rep) {
        return jdbc.sql(SELECT + "v.rep_login = ? and v.state = 'OPEN'").param(rep).query(ReviewView.class).optional();
    }

    /** The latest first. */
    List<ReviewView> open(Viewer viewer) {
        return jdbc.sql(SELECT + "v.state = 'OPEN' and " + viewer.sees("v.rep_login") + " order by v.opened_at desc, v.id limit :most").params(viewer.parameters())
                .param("most", Page.LARGEST).query(ReviewView.class).list();
    }

    /** Held and cancelled ones, the latest first. */
    Page<ReviewView> ended(Viewer viewer, Page.Request page) {
        var which = "v.state <> 'OPEN' and " + viewer.sees("v.rep_login");
        var rows = jdbc.sql(SELECT + which + " order by v.ended_at desc, v.id limit :size offset :offset").params(viewer.parameters())
                .param("size", page.size()).param("offset", page.offset()).query(ReviewView.class).list();
        return page.of(rows, jdbc.sql("select count(*) from case_review v where " + which).params(viewer.parameters()).query(Long.class).single());
    }

    List<ReviewedRep> reps(Viewer viewer) {
        return reps(viewer.sees("r.login"), viewer.parameters());
    }

    Optional<ReviewedRep> rep(Viewer viewer, String login) {
        var parameters = new HashMap<>(viewer.parameters());
        parameters.put("rep", login);
        return reps("r.login = :rep and " + viewer.sees("r.login"), parameters).stream().findFirst();
    }

    private List<ReviewedRep> reps(String condition, Map<String, Object> parameters) {
        return jdbc.sql(REPS.formatted(condition)).params(parameters).params(Rhythm.periodsOf(LocalDate.now(clock)))
                .param("usual", ReviewSchedule.usual(null).rhythm().name()).query(ReviewedRep.class).list();
    }

    /** When the rep's review before this one was held. */
    Optional<Instant> heldBefore(String rep, UUID review) {
        return jdbc.sql("select max(ended_at) from case_review where rep_login = ? and state = 'HELD' and id <> ?").params(rep, review)
                .query((row, n) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant)).single();
    }
}
