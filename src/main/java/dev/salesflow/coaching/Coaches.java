package dev.salesflow.coaching;

import dev.salesflow.identity.OpenWork;
import dev.salesflow.identity.TeamsChanged;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps each running round with somebody who leads its rep, when coaches leave and teams change. */
@Component
class Coaches implements OpenWork {

    private record Round(UUID id, String coach) {
    }

    /** Of a coach who leaves: to the successor where they lead, else to the rep's manager, else to the administrator. */
    private static final String TO_WHOM = """
            select c.id, case when heir.role in ('MANAGER', 'ADMIN') and heir.login <> c.rep_login then heir.login
                              else coalesce(r.coach, :by) end as coach
            from coaching_round c
            join app_user heir on heir.login = :to
            left join sales_rep r on r.login = c.rep_login
            where %s
            order by c.id""";
    private static final String LEFT = TO_WHOM.formatted("c.state = 'RUNNING' and c.coach_login = :from");
    /** What was to come after a coaching is the coach's as much as the coaching was. */
    private static final String NEXT_STEPS = TO_WHOM.formatted("c.next_owner = :from and c.next_done_at is null and c.rep_login <> :from");

    /** Those whose rep moved, and those whose coach does not lead the rep any more nor is named as mentor. */
    private static final String MOVED = """
            select * from (
                select c.id, c.rep_login, c.coach_login as before, case when coach.role = 'ADMIN' or exists (
                           select 1 from rep_mentor m where m.rep_login = c.rep_login and m.mentor_login = c.coach_login) or coach.role = 'MANAGER'
                           and coach.team_id in (
                               with recursive above(id) as (
                                   select r.team
                                   union
                                   select t.parent_id from team t join above a on t.id = a.id where t.parent_id is not null)
                               select id from above)
                       then c.coach_login else coalesce(r.coach, c.coach_login) end as coach
                from coaching_round c
                join app_user coach on coach.login = c.coach_login
                join sales_rep r on r.login = c.rep_login
                where c.state = 'RUNNING') round
            where before <> coach or rep_login = any(?)
            order by id""";

    private final CoachingBook coachings;
    private final JdbcClient jdbc;

    Coaches(CoachingBook coachings, JdbcClient jdbc) {
        this.coachings = coachings;
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "coachings";
    }

    @Override
    public long count(String login) {
        return jdbc.sql("""
                        select count(*) from coaching_round where state = 'RUNNING' and coach_login = :login
                            or next_owner = :login and next_done_at is null and rep_login <> :login""")
                .param("login", login).query(Long.class).single();
    }

    @Override
    public void handOver(String from, String to, String by) {
        handOver(jdbc.sql(LEFT).param("from", from).param("to", to).param("by", by).query(Round.class).list());
        jdbc.sql(NEXT_STEPS).param("from", from).param("to", to).param("by", by).query(Round.class).list()
                .forEach(round -> coachings.handOverNextStep(round.id(), round.coach()));
    }

    @EventListener
    @Transactional
    void on(TeamsChanged changed) {
        handOver(jdbc.sql(MOVED).param(changed.people().toArray(String[]::new)).query(Round.class).list());
    }

    private void handOver(List<Round> rounds) {
        rounds.forEach(round -> coachings.handOver(round.id(), round.coach()));
    }
}
