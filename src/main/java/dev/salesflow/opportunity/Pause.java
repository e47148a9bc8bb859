package dev.salesflow.opportunity;

import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Whether a deal rests, since when, until which day and why; without a day until somebody resumes it. */
record Pause(boolean paused, Instant pausedAt, LocalDate pausedUntil, String pauseReason) {

    static final Pause NONE = new Pause(false, null, null, null);

    Pause begin(String reason, LocalDate until, Instant now, LocalDate today) {
        if (paused) {
            throw Refusal.of("opportunity.alreadyPaused");
        }
        new Refusals().add(untilProblem(until, today)).throwIfAny();
        return new Pause(true, now, until, reason);
    }

    static Optional<Refusal> untilProblem(LocalDate until, LocalDate today) {
        return until == null || until.isAfter(today) ? Optional.empty()
                : Optional.of(Refusal.ofField("until", "opportunity.pauseEndsInThePast"));
    }

    /** How long it has rested by now. */
    Duration length(Instant now) {
        if (!paused) {
            throw Refusal.of("opportunity.notPaused");
        }
        return pausedAt == null ? Duration.ZERO : Duration.between(pausedAt, now);
    }
}
