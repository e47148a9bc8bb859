package dev.salesflow.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Slows guessing down: after some failures each further one doubles the wait, up to {@link #LONGEST}. Counted for a login
 * from one address, for the address, and (far higher, so that nobody can lock a colleague out) for the login alone.
 * Kept in this node's memory, at most {@link #REMEMBERED} entries.
 */
@Component
class LogInDelay {

    static final int FREE_TRIES = 5;
    /** An office or a proxy is one address to us: its people's slips must not add up to a wait for all. */
    static final int FREE_TRIES_OF_AN_ADDRESS = 300;
    static final int FREE_TRIES_ON_A_LOGIN = 100;
    static final Duration LONGEST = Duration.ofMinutes(5);
    static final int REMEMBERED = 20_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private record Failures(int count, Instant last, Instant openAgain) {
    }

    private record Key(String text, int freeTries) {
    }

    private final Clock clock;
    private final Map<Key, Failures> failures = new LinkedHashMap<>(64, .75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    LogInDelay(Clock clock) {
        this.clock = clock;
    }

    /** How long this login must still wait at this address; zero where it may try. */
    synchronized Duration left(String login, String address) {
        var now = clock.instant();
        return keys(login, address).stream()
                .map(failures::get)
                .filter(known -> known != null && known.openAgain().isAfter(now))
                .map(known -> Duration.between(now, known.openAgain()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    synchronized void failed(String login, String address) {
        var now = clock.instant();
        keys(login, address).forEach(key -> failures.merge(key, new Failures(1, now, now), (before, one) ->
                before.last().isBefore(now.minus(FORGOTTEN_AFTER)) ? one : oneMore(before, key, now)));
    }

    /** What the address did to other logins stays counted: own success does not pay for guessing at others. */
    synchronized void succeeded(String login, String address) {
        failures.remove(keys(login, address).get(0));
    }

    private static Failures oneMore(Failures before, Key key, Instant now) {
        var count = before.count() + 1;
        var beyond = count - key.freeTries();
        var wait = beyond < 0 ? Duration.ZERO : Duration.ofSeconds(1L << Math.min(beyond, 9));
        return new Failures(count, now, now.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait));
    }

    private static List<Key> keys(String login, String address) {
        return List.of(new Key(login + " from " + address, FREE_TRIES), new Key("from " + address, FREE_TRIES_OF_AN_ADDRESS),
                new Key("to " + login, FREE_TRIES_ON_A_LOGIN));
    }
}
