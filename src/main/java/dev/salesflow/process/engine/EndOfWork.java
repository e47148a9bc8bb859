package dev.salesflow.process.engine;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;

/** The moment at which what is due on a day should be done, as the engine keeps it. */
public final class EndOfWork {

    private static final LocalTime HOUR = LocalTime.of(18, 0);

    private EndOfWork() {
    }

    public static Date of(LocalDate day, Clock clock) {
        return Date.from(day.atTime(HOUR).atZone(clock.getZone()).toInstant());
    }
}
