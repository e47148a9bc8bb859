package dev.salesflow.approval;

import java.util.UUID;

/** Those who are asked now were urged. */
public record ApprovalUrged(UUID requestId, String subjectType, UUID subjectId) {
}
