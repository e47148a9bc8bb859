package dev.salesflow.attachment;

import java.time.Instant;
import java.util.UUID;

/**
 * A file without its content.
 *
 * @param opportunityId null where it is about the customer itself
 * @param size bytes
 * @param by the name of who put it there
 * @param removable whether the person who asked may take it away
 */
public record Attachment(UUID id, UUID customerId, UUID opportunityId, String name, String type, long size, String by, Instant at,
        boolean removable) {
}
