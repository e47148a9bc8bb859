package dev.salesflow.training.session;

import dev.salesflow.identity.OpenWork;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The successor holds what a leaving trainer was to hold; where they are busy then or sit there themselves it is cancelled, with that reason. */
@Component
class TrainersWhoLeave implements OpenWork {

    private static final String COMING = "from training_session where trainer_login = ? and cancelled is null and starts_at > ?";

    private record Coming(UUID id, Instant startsAt, Instant endsAt) {
    }

    private final Occupied occupied;
    private final MessageSource messages;
    private final JdbcClient jdbc;
    private final Clock clock;

    TrainersWhoLeave(Occupied occupied, MessageSource messages, JdbcClient jdbc, Clock clock) {
        this.occupied = occupied;
        this.messages = messages;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "trainings";
    }

    @Override
    public long count(String login) {
        return jdbc.sql("select count(*) " + COMING).params(login, OffsetDateTime.now(clock)).query(Long.class).single();
    }

    @Override
    public void handOver(String from, String to, String by) {
        occupied.lock();
        jdbc.sql("select id, starts_at, ends_at " + COMING + " order by starts_at, id").params(from, OffsetDateTime.now(clock)).query(Coming.class).list()
                .forEach(session -> handOver(session, to, by));
    }

    private void handOver(Coming session, String to, String by) {
        var sits = jdbc.sql("select count(*) from training_place where session_id = ? and login = ?").params(session.id(), to).query(Integer.class).single() > 0;
        jdbc.sql("delete from training_place where session_id = ? and trains").param(session.id()).update();
        if (sits || !occupied.isFree(to, session.startsAt(), session.endsAt(), session.id())) {
            cancel(session, to);
            return;
        }
        jdbc.sql("update training_session set trainer_login = ?, version = version + 1 where id = ?").params(to, session.id()).update();
        jdbc.sql("""
                        insert into training_place (session_id, login, trains, starts_at, ends_at, entered_by, entered_at)
                        select id, trainer_login, true, starts_at, ends_at, ?, ? from training_session where id = ?""")
                .params(by, OffsetDateTime.now(clock), session.id()).update();
    }

    /** The reason is written as the administrator would, in their language. */
    private void cancel(Coming session, String to) {
        var name = jdbc.sql("select name from app_user where login = ?").param(to).query(String.class).single();
        jdbc.sql("update training_session set cancelled = ?, version = version + 1 where id = ?")
                .params(messages.getMessage("training.trainerLeft", new Object[] {name}, LocaleContextHolder.getLocale()), session.id()).update();
        jdbc.sql("update training_place set standing = false where session_id = ?").param(session.id()).update();
    }
}
