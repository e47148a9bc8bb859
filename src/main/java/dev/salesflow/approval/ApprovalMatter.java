package dev.salesflow.approval;

import dev.salesflow.identity.Viewer;
import java.util.Optional;
import java.util.UUID;

/** One kind of what is approved, made known by whoever asks for its approval: so approvals need not know quotations. */
public interface ApprovalMatter {

    /** As {@link ApprovalCase#subjectType()} names it. */
    String type();

    /** The page that shows it; empty where this person may not see it. */
    Optional<String> page(UUID subject, Viewer viewer);

    /** For a change: whoever else changes what it belongs to waits. Nothing where there is none any more. */
    void hold(UUID subject);

    /** Whether it could not take effect any more, whoever approved it. */
    boolean isOver(UUID subject);
}
