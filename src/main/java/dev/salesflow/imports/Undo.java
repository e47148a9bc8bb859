package dev.salesflow.imports;

import java.time.Instant;

/**
 * The taking back of an import.
 *
 * @param done rows of the file gone through
 * @param endedAt null while it is under way
 * @param stayed records that stay, those found at the last moment among them
 */
public record Undo(String by, Instant at, int done, Instant endedAt, long stayed) {
}
