package dev.salesflow.quotation.paper;

import java.time.Instant;
import java.util.UUID;

/**
 * A letter that brings a quotation to its customer.
 *
 * @param sentAt null until it has gone
 */
public record SentLetter(UUID quotation, String address, String subject, String body, String writtenBy, Instant writtenAt, Instant sentAt, Fate fate) {

    /** Where it is, the nearest to the customer last; a failed one was given up or taken out of the outbox. */
    public enum Fate { FAILED, WAITING, SENT }
}
