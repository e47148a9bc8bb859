package dev.salesflow.identity;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** A log-in that was not even tried, because too many before it failed. */
class TooManyTries extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final long seconds;

    TooManyTries(Duration left) {
        super("too many failed log-ins");
        this.seconds = Math.max(1, left.plusMillis(999).toSeconds());
    }

    long seconds() {
        return seconds;
    }
}
