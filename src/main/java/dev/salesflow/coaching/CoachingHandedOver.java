package dev.salesflow.coaching;

import java.util.UUID;

/** Another coach leads a round, or the rep's team is another and the coach the same. */
public record CoachingHandedOver(UUID coachingId, String rep, String coach) {
}
