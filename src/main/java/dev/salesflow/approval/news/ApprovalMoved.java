package dev.salesflow.approval.news;

import dev.salesflow.approval.ApprovalRequest;
import java.util.UUID;

/** Who is asked, or whether anybody still is, is another than before. */
public record ApprovalMoved(UUID requestId, String subjectType, UUID subjectId, ApprovalRequest.State state, String by) {
}
