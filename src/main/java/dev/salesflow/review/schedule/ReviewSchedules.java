package dev.salesflow.review.schedule;

import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rows in which managers say how their teams' reviews are held, and whose turn it is by them. */
@Component
@Transactional
public class ReviewSchedules {

    /** A team and what holds for it; {@code own} is false where it follows a team above or the usual. */
    public record OfTeam(UUID id, String name, ReviewSchedule schedule, boolean own) {
    }

    /** Whose review is to open now, with the manager who leads them. */
    public record Due(String rep, String manager, Period period, ReviewSchedule schedule) {
    }

    private static final String DUE = """
            select r.login, r.coach, p.first, p.last, s.* from sales_rep r join team_review_schedule s on s.team = r.team
            join unnest(:rhythms, cast(:firsts as date[]), cast(:lasts as date[])) as p(rhythm, first, last) on p.rhythm = s.rhythm
            where r.enabled and r.coach is not null and s.by_itself
                and :today >= p.first + (s.weekday - cast(extract(isodow from p.first) as integer) + 7) % 7
                and not exists (select 1 from case_review v where v.rep_login = r.login
                    and (v.state = 'OPEN' or v.period_from <= p.last and v.period_to >= p.first))
            order by r.login""";

    private final JdbcClient jdbc;
    private final Clock clock;

    ReviewSchedules(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Of each team that the viewer leads. */
    @Transactional(readOnly = true)
    public List<OfTeam> seenBy(Viewer viewer) {
        return jdbc.sql("""
                        select t.id, t.name, s.*, own.version, own.team_id is not null as own from team t
                        left join team_review_schedule s on s.team = t.id left join review_schedule own on own.team_id = t.id
                        where :everything or t.id = any(:teams) order by lower(t.name), t.id""")
                .param("everything", viewer.seesEverything()).param("teams", viewer.teams().toArray(UUID[]::new))
                .query((row, n) -> new OfTeam(row.getObject("id", UUID.class), row.getString("name"), schedule(row, row.getObject("id", UUID.class)),
                        row.getBoolean("own"))).list();
    }

    /** What holds for a rep: of the nearest team at or above theirs that has a row, else the usual. */
    @Transactional(readOnly = true)
    public ReviewSchedule of(String rep) {
        return jdbc.sql("""
                        select s.*, 0 as version from app_user u join team_review_schedule s on s.team = u.team_id where u.login = ?""")
                .param(rep).query((row, n) -> schedule(row, row.getObject("team", UUID.class))).optional().orElseGet(() -> ReviewSchedule.usual(null));
    }

    /** @throws OptimisticLockingFailureException where somebody set it since */
    public void set(Viewer by, ReviewSchedule schedule) {
        if (!by.leads()) {
            throw new AccessDeniedException("only managers say how reviews are held");
        }
        if (seenBy(by).stream().noneMatch(team -> team.id().equals(schedule.team()))) {
            throw new NotFound("team", schedule.team());
        }
        new Refusals().addAll(schedule.problems()).throwIfAny();
        var set = jdbc.sql("""
                        insert into review_schedule as s (team_id, rhythm, weekday, by_itself, turn, most, set_by, set_at, version)
                        select :team, :rhythm, :weekday, :byItself, :turn, :most, :by, :now, 1 where :version = 0
                            or exists (select 1 from review_schedule where team_id = :team)
                        on conflict (team_id) do update set rhythm = excluded.rhythm, weekday = excluded.weekday, by_itself = excluded.by_itself,
                            turn = excluded.turn, most = excluded.most, set_by = excluded.set_by, set_at = excluded.set_at, version = s.version + 1
                        where s.version = :version""")
                .param("team", schedule.team()).param("rhythm", schedule.rhythm().name()).param("weekday", schedule.weekday())
                .param("byItself", schedule.byItself()).param("turn", schedule.turn()).param("most", schedule.most())
                .param("by", by.login()).param("now", OffsetDateTime.now(clock)).param("version", schedule.version()).update();
        if (set == 0) {
            throw new OptimisticLockingFailureException("review schedule of " + schedule.team());
        }
    }

    /** Those whose period has come to its day without a review, whatever became of an earlier one; who still has one open waits. */
    @Transactional(readOnly = true)
    public List<Due> due() {
        var today = LocalDate.now(clock);
        return jdbc.sql(DUE).param("today", today).params(Rhythm.periodsOf(today))
                .query((row, n) -> new Due(row.getString("login"), row.getString("coach"),
                        new Period(row.getObject("first", LocalDate.class), row.getObject("last", LocalDate.class)),
                        schedule(row, row.getObject("team", UUID.class), 0))).list();
    }

    private static ReviewSchedule schedule(ResultSet row, UUID team) throws SQLException {
        return schedule(row, team, row.getInt("version"));
    }

    private static ReviewSchedule schedule(ResultSet row, UUID team, int version) throws SQLException {
        return row.getString("rhythm") == null ? ReviewSchedule.usual(team)
                : new ReviewSchedule(team, Rhythm.valueOf(row.getString("rhythm")), row.getInt("weekday"), row.getBoolean("by_itself"),
                        row.getInt("turn"), row.getInt("most"), version);
    }
}
