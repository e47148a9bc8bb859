package dev.salesflow.coaching;

import java.util.UUID;

/** A round ends without a finding. */
public record CoachingCancelled(UUID coachingId, String rep, String by) {
}
