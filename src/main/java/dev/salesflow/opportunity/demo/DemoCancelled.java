package dev.salesflow.opportunity.demo;

import java.time.LocalDate;
import java.util.UUID;

/**
 * The demo of that day does not take place.
 *
 * @param reason as somebody wrote it; null where {@code word} tells it
 * @param word key of a message that tells the reason where nobody wrote one; else null
 */
public record DemoCancelled(UUID opportunityId, UUID customerId, LocalDate day, String reason, String word, String by) {
}
