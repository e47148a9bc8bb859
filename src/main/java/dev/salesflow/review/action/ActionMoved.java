package dev.salesflow.review.action;

import java.time.LocalDate;
import java.util.UUID;

/** It is somebody else's now, or due on another day. */
public record ActionMoved(UUID actionId, String owner, LocalDate due) {
}
