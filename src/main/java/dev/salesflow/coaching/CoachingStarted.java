package dev.salesflow.coaching;

import java.util.UUID;

/**
 * A round begins.
 *
 * @param team the rep's team, whose managers may stand in for the coach
 */
public record CoachingStarted(UUID coachingId, String rep, String coach, UUID team, CoachingKind kind, Urgency urgency) {
}
