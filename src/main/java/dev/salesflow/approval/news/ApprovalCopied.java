package dev.salesflow.approval.news;

import java.util.UUID;

/** Somebody may read along. */
public record ApprovalCopied(UUID requestId, String to, String by) {
}
