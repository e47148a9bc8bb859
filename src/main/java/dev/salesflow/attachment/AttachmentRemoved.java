package dev.salesflow.attachment;

import java.util.UUID;

/** A file was taken away again. */
public record AttachmentRemoved(UUID customerId, UUID opportunityId, String name, String by) {
}
