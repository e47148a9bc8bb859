package dev.salesflow.approval;

import dev.salesflow.approval.news.ApprovalMoved;
import dev.salesflow.shared.NotFound;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Takes requests up for a change, each after what it is about, and keeps and tells what became of them. */
@Component
class OpenRequests {

    private final Approvals approvals;
    private final List<ApprovalMatter> matters;
    private final ApplicationEventPublisher events;

    OpenRequests(Approvals approvals, List<ApprovalMatter> matters, ApplicationEventPublisher events) {
        this.approvals = approvals;
        this.matters = matters;
        this.events = events;
    }

    /** Whoever else changes it, or what it is about, waits: a signature may go on to that, and from there a change comes here. */
    ApprovalRequest hold(UUID id) {
        var about = approvals.find(id).orElseThrow(() -> new NotFound("approval", id)).about();
        matters.stream().filter(matter -> matter.type().equals(about.subjectType())).forEach(matter -> matter.hold(about.subjectId()));
        return approvals.lock(id).orElseThrow(() -> new NotFound("approval", id));
    }

    /** Whether what it is about could not take effect any more. */
    boolean isOver(ApprovalCase about) {
        return matters.stream().anyMatch(matter -> matter.type().equals(about.subjectType()) && matter.isOver(about.subjectId()));
    }

    void keep(ApprovalRequest request, String by) {
        approvals.save(request);
        moved(request, by);
    }

    void moved(ApprovalRequest request, String by) {
        events.publishEvent(new ApprovalMoved(request.id(), request.about().subjectType(), request.about().subjectId(), request.state(), by));
    }
}
