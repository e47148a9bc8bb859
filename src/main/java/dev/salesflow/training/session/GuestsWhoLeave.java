package dev.salesflow.training.session;

import dev.salesflow.identity.OpenWork;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Nobody learns in another's place: who leaves gives their seats in sessions to come back to the others. */
@Component
class GuestsWhoLeave implements OpenWork {

    private static final String COMING = "from training_place where login = ? and not trains and standing and starts_at > ?";

    private final JdbcClient jdbc;
    private final Clock clock;

    GuestsWhoLeave(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "trainingSeats";
    }

    @Override
    public long count(String login) {
        return jdbc.sql("select count(*) " + COMING).params(login, OffsetDateTime.now(clock)).query(Long.class).single();
    }

    @Override
    public void handOver(String from, String to, String by) {
        jdbc.sql("delete " + COMING).params(from, OffsetDateTime.now(clock)).update();
    }
}
