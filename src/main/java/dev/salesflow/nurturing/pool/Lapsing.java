package dev.salesflow.nurturing.pool;

import java.time.LocalDate;
import java.util.UUID;

/** A customer who goes back to the pool on that day, unless somebody speaks to it. */
public record Lapsing(UUID id, String name, String grade, String owner, String ownerName, LocalDate lapseOn, LocalDate lastOn) {
}
