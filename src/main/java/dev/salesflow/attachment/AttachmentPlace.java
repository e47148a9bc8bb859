package dev.salesflow.attachment;

import java.util.UUID;

/**
 * Where a file is put.
 *
 * @param opportunityId null where it is about the customer itself
 * @param taskId the task at which it is put there, or null
 */
public record AttachmentPlace(UUID customerId, UUID opportunityId, String taskId) {
}
