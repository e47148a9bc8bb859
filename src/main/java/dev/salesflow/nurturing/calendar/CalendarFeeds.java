package dev.salesflow.nurturing.calendar;

import dev.salesflow.identity.People;
import dev.salesflow.identity.Person;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.SecretToken;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The secret addresses of calendars, one for a person at a time; over at once when withdrawn or the person is disabled. */
@Component
@Transactional
public class CalendarFeeds {

    private final JdbcClient jdbc;
    private final People people;
    private final Clock clock;

    CalendarFeeds(JdbcClient jdbc, People people, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.clock = clock;
    }

    /** @return the token, which stands nowhere else; an earlier one ends */
    public String renew(String login) {
        var token = SecretToken.next();
        jdbc.sql("""
                        insert into calendar_feed (login, token_hash, created_at) values (?, ?, ?)
                        on conflict (login) do update set token_hash = excluded.token_hash, created_at = excluded.created_at""")
                .params(login, SecretToken.hash(token), clock.instant().atOffset(ZoneOffset.UTC)).update();
        return token;
    }

    public void withdraw(String login) {
        jdbc.sql("delete from calendar_feed where login = ?").param(login).update();
    }

    /** Empty where the person has none. */
    @Transactional(readOnly = true)
    public Optional<Instant> since(String login) {
        return jdbc.sql("select created_at from calendar_feed where login = ?").param(login)
                .query((row, n) -> row.getTimestamp(1).toInstant()).optional();
    }

    /** Whose calendar it is; not found where nobody's is, any longer or ever. */
    @Transactional(readOnly = true)
    public Person of(String token) {
        return jdbc.sql("select f.login from calendar_feed f join app_user u on u.login = f.login where f.token_hash = ? and u.enabled")
                .param(SecretToken.hash(token)).query(String.class).optional().map(people::require)
                .orElseThrow(() -> new NotFound("calendar", "by its token"));
    }
}
