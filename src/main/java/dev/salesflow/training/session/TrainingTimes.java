package dev.salesflow.training.session;

import dev.salesflow.opportunity.demo.Engagements;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sessions in which people sit or train, for whoever books the same people for something else. */
@Component
class TrainingTimes implements Engagements {

    private final Occupied occupied;
    private final JdbcClient jdbc;

    TrainingTimes(Occupied occupied, JdbcClient jdbc) {
        this.occupied = occupied;
        this.jdbc = jdbc;
    }

    @Override
    public void hold() {
        occupied.lock();
    }

    @Override
    public List<Engagement> between(Collection<String> logins, Instant first, Instant end) {
        return jdbc.sql("""
                        select p.login, c.name_en as english, c.name_zh as chinese, p.starts_at, p.ends_at
                          from training_place p join training_session s on s.id = p.session_id join course c on c.id = s.course_id
                         where p.standing and p.login = any(?) and p.starts_at < ? and p.ends_at > ? order by p.starts_at""")
                .params(logins.toArray(String[]::new), end.atOffset(ZoneOffset.UTC), first.atOffset(ZoneOffset.UTC)).query(Engagement.class).list();
    }
}
