package dev.salesflow.opportunity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** A meeting with the customer as it was written down: the form's field keys and what was typed. */
public record Meeting(UUID id, Stage stage, LocalDate heldOn, Map<String, Object> notes, String recordedBy,
        Instant recordedAt) {
}
