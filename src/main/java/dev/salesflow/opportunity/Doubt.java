package dev.salesflow.opportunity;

import java.time.Instant;
import java.util.UUID;

/** Something that keeps the customer from signing, and what we answered. */
public record Doubt(UUID id, String doubt, String answer, boolean resolved, String recordedBy, Instant recordedAt) {
}
