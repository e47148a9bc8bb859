package dev.salesflow.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A rep with their reviews in short.
 *
 * @param manager login of whoever leads them, null where nobody does
 * @param open the review that is open, or null
 * @param last the one held last, or null
 * @param next from when another may be opened, where the one of these days was held already; null: now
 * @param unfinished actions of earlier reviews that are still to do; {@code waiting} are reported and not accepted
 */
public record ReviewedRep(String login, String name, String manager, UUID open, UUID last, Instant lastAt, LocalDate next, int unfinished, int waiting) {
}
