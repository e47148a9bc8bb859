package dev.salesflow.insight;

import dev.salesflow.attachment.AttachmentRemoved;
import dev.salesflow.attachment.FileAttached;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells which files came and went. */
@Component
class AttachmentNews {

    private final TimelineBook timeline;

    AttachmentNews(TimelineBook timeline) {
        this.timeline = timeline;
    }

    @EventListener
    void on(FileAttached event) {
        timeline.note(event.customerId(), event.opportunityId(), event.by(), "fileAttached", Argument.text(event.name()));
    }

    @EventListener
    void on(AttachmentRemoved event) {
        timeline.note(event.customerId(), event.opportunityId(), event.by(), "attachmentRemoved", Argument.text(event.name()));
    }
}
