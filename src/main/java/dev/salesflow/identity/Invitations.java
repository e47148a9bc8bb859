package dev.salesflow.identity;

import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusals;
import dev.salesflow.shared.SecretToken;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Links by which people set their password themselves: guessed by nobody, used once, over after some days. */
@Service
@Transactional
public class Invitations {

    public static final Duration VALID = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final People people;
    private final Passwords passwords;
    private final Clock clock;

    Invitations(JdbcClient jdbc, People people, Passwords passwords, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** @return the token, which stands nowhere else; a second invitation ends the first */
    String create(String login, String by) {
        var token = SecretToken.next();
        jdbc.sql("""
                        insert into invitation (login, token_hash, expires_at, created_by) values (?, ?, ?, ?)
                        on conflict (login) do update set token_hash = excluded.token_hash,
                            expires_at = excluded.expires_at, created_by = excluded.created_by""")
                .params(login, SecretToken.hash(token), clock.instant().plus(VALID).atOffset(ZoneOffset.UTC), by).update();
        return token;
    }

    void withdraw(String login) {
        jdbc.sql("delete from invitation where login = ?").param(login).update();
    }

    /** Whom the link is for; an unknown, used or expired one is not found. */
    @Transactional(readOnly = true)
    public Person of(String token) {
        return jdbc.sql("""
                        select i.login from invitation i join app_user u on u.login = i.login
                         where token_hash = ? and expires_at > ? and enabled""")
                .params(SecretToken.hash(token), clock.instant().atOffset(ZoneOffset.UTC)).query(String.class).optional()
                .map(people::require)
                .orElseThrow(() -> new NotFound("invitation", "by its token"));
    }

    /** @param again the password typed once more */
    public Person accept(String token, String password, String again) {
        // Used before anything else: of two who come at once the second waits here and finds it gone. A refused password
        // rolls this back.
        var login = jdbc.sql("""
                        delete from invitation i using app_user u
                         where u.login = i.login and u.enabled and i.token_hash = ? and i.expires_at > ?
                        returning i.login""")
                .params(SecretToken.hash(token), clock.instant().atOffset(ZoneOffset.UTC)).query(String.class).optional()
                .orElseThrow(() -> new NotFound("invitation", "by its token"));
        new Refusals().addAll(Passwords.problems(login, password, again)).throwIfAny();
        passwords.set(login, password);
        return people.require(login);
    }
}
