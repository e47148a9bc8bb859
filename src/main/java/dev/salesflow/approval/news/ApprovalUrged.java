package dev.salesflow.approval.news;

import java.util.UUID;

/** Those who are asked now were urged. */
public record ApprovalUrged(UUID requestId, String subjectType, UUID subjectId) {
}
