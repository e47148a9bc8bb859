package dev.salesflow.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows guessing down: after some failures each further one doubles the wait, up to {@link #LONGEST}. Counted for a login
 * from one address, for the address, and (far higher, so that nobody can lock a colleague out) for the login alone; in
 * the database, so that another node gives no further tries.
 */
@Component
class LogInDelay {

    static final int FREE_TRIES = 5;
    /** An office or a proxy is one address to us: its people's slips must not add up to a wait for all. */
    static final int FREE_TRIES_OF_AN_ADDRESS = 300;
    static final int FREE_TRIES_ON_A_LOGIN = 100;
    static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
    /** Longer than any login; what is typed beyond is no other login. */
    private static final int LONGEST_LOGIN = 64;

    /**
     * What is held against a try.
     *
     * @param left how long it must still wait; zero where it may be made
     * @param failedHere whether this login has failed at this address, so that a success has something to forget
     */
    record Past(Duration left, boolean failedHere) {
    }

    private record Failures(String key, int count, Instant last) {
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    LogInDelay(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Past past(String login, String address) {
        var keys = Arrays.asList(keys(login, address));
        var known = jdbc.sql("select key, failures, last_failed_at from login_delay where key in (:keys)").param("keys", keys)
                .query((row, n) -> new Failures(row.getString(1), row.getInt(2), row.getTimestamp(3).toInstant())).list();
        var left = known.stream().map(failures -> left(failures, freeTries(keys.indexOf(failures.key()))))
                .max(Duration::compareTo).orElse(Duration.ZERO);
        return new Past(left, known.stream().anyMatch(failures -> failures.key().equals(keys.get(0))));
    }

    /** Counts whatever becomes of the caller's transaction. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void failed(String login, String address) {
        var now = clock.instant();
        jdbc.sql("""
                        insert into login_delay as known (key, failures, last_failed_at)
                        select key, 1, :now from unnest(cast(:keys as text[])) as key
                        on conflict (key) do update set last_failed_at = excluded.last_failed_at,
                            failures = case when known.last_failed_at < :forgotten then 1 else known.failures + 1 end""")
                .param("keys", keys(login, address)).param("now", Timestamp.from(now))
                .param("forgotten", Timestamp.from(now.minus(FORGOTTEN_AFTER))).update();
    }

    /** What the address did to other logins stays counted: own success does not pay for guessing at others. */
    void succeeded(String login, String address) {
        jdbc.sql("delete from login_delay where key = ?").param(keys(login, address)[0]).update();
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void forget() {
        jdbc.sql("delete from login_delay where last_failed_at < ?")
                .param(Timestamp.from(clock.instant().minus(FORGOTTEN_AFTER))).update();
    }

    private Duration left(Failures failures, int freeTries) {
        var beyond = failures.count() - freeTries;
        var wait = beyond < 0 ? Duration.ZERO : Duration.ofSeconds(1L << Math.min(beyond, 9));
        var until = failures.last().plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
        var left = Duration.between(clock.instant(), until);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static int freeTries(int key) {
        return List.of(FREE_TRIES, FREE_TRIES_OF_AN_ADDRESS, FREE_TRIES_ON_A_LOGIN).get(key);
    }

    /** Always in this order, so that failures at the same moment wait for each other and never in a circle. */
    private static String[] keys(String login, String address) {
        var typed = login.replaceAll("\\p{Cntrl}", " ");
        var who = typed.substring(0, Math.min(typed.length(), LONGEST_LOGIN));
        return new String[] {who + " from " + address, "from " + address, "to " + who};
    }
}
