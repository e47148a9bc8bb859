package dev.salesflow.coaching;

import java.util.UUID;

/** Somebody else takes the step that was agreed for after a coaching; null: nobody, since the rep is gone. */
public record NextStepGoesOver(UUID coachingId, String owner) {
}
