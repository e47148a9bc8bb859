package dev.salesflow.coaching;

import java.util.UUID;

/** A round begins. */
public record CoachingStarted(UUID coachingId, String rep, String coach, CoachingKind kind, Urgency urgency) {
}
