package dev.salesflow.coaching;

import java.util.UUID;

/** The coach has reviewed the goals and written the finding. */
public record CoachingFinished(UUID coachingId, String rep, Finding finding, String by) {
}
