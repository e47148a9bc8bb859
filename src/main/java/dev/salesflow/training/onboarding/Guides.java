package dev.salesflow.training.onboarding;

import dev.salesflow.coaching.MentorNamed;
import dev.salesflow.identity.OpenWork;
import dev.salesflow.identity.TeamsChanged;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps each running onboarding with a mentor and a manager, when those leave, teams change or another mentor is named. */
@Component
class Guides implements OpenWork {

    private record Guided(UUID id, String mentor, String leader) {
    }

    /** To the successor where they are not the newcomer, else to the newcomer's manager, else to the administrator. */
    private static final String LEFT = """
            select o.id, case when o.mentor_login <> :from then o.mentor_login when :to not in (o.newcomer_login, :from) then :to else h.heir end as mentor,
                   case when o.leader_login <> :from then o.leader_login else h.heir end as leader
            from onboarding o left join sales_rep r on r.login = o.newcomer_login
            cross join lateral (select coalesce(nullif(nullif(r.coach, :from), o.newcomer_login), :by) as heir) h
            where o.state = 'RUNNING' and (o.mentor_login = :from or o.leader_login = :from) order by o.id""";

    private static final String MOVED = """
            select o.id, o.mentor_login as mentor, coalesce(nullif(r.coach, o.newcomer_login), o.leader_login) as leader
            from onboarding o join sales_rep r on r.login = o.newcomer_login
            where o.state = 'RUNNING' and (o.newcomer_login = any(:people) or r.coach is not null and r.coach <> o.leader_login) order by o.id""";

    private final OnboardingBook onboardings;
    private final JdbcClient jdbc;

    Guides(OnboardingBook onboardings, JdbcClient jdbc) {
        this.onboardings = onboardings;
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "onboardings";
    }

    @Override
    public long count(String login) {
        return jdbc.sql("select count(*) from onboarding where state = 'RUNNING' and (mentor_login = :login or leader_login = :login)").param("login", login)
                .query(Long.class).single();
    }

    @Override
    public void handOver(String from, String to, String by) {
        give(jdbc.sql(LEFT).param("from", from).param("to", to).param("by", by).query(Guided.class).list());
    }

    @EventListener
    @Transactional
    void on(TeamsChanged changed) {
        give(jdbc.sql(MOVED).param("people", changed.people().toArray(String[]::new)).query(Guided.class).list());
    }

    @EventListener
    @Transactional
    void on(MentorNamed named) {
        onboardings.running(named.rep()).filter(one -> !one.mentor().equals(named.mentor()))
                .ifPresent(one -> onboardings.handOver(one.id(), named.mentor(), one.leader()));
    }

    private void give(List<Guided> all) {
        all.forEach(one -> onboardings.handOver(one.id(), one.mentor(), one.leader()));
    }
}
