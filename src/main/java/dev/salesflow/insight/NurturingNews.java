package dev.salesflow.insight;

import dev.salesflow.nurturing.ContactCorrected;
import dev.salesflow.nurturing.ContactRecorded;
import dev.salesflow.nurturing.ContactResult;
import dev.salesflow.nurturing.ContactTakenBack;
import dev.salesflow.nurturing.NextActionClosed;
import dev.salesflow.nurturing.NextActionHandedOver;
import dev.salesflow.nurturing.NextActionPostponed;
import dev.salesflow.nurturing.NextActionsHandedOver;
import dev.salesflow.nurturing.approach.ApproachDecided;
import dev.salesflow.nurturing.approach.ApproachReviewOpened;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells of contacts with the customer, at the time they were held, and how their next actions went. */
@Component
class NurturingNews {

    /** The whole of it stands in the record itself. */
    private static final int LONGEST = 300;

    private final TimelineBook timeline;

    NurturingNews(TimelineBook timeline) {
        this.timeline = timeline;
    }

    @EventListener
    void on(ContactRecorded event) {
        var way = Argument.word("contactRecord.way." + event.way());
        var said = event.word() == null ? Argument.text(shortened(event.said())) : Argument.word(event.word());
        var next = event.next();
        if (next == null) {
            timeline.noteAt(event.heldAt(), event.customerId(), event.opportunityId(), event.by(), "contactRecorded", way, said);
        } else {
            timeline.noteAt(event.heldAt(), event.customerId(), event.opportunityId(), event.by(), "contactRecordedNext", way, said,
                    Argument.text(next.action()), Argument.day(next.due()));
        }
    }

    @EventListener
    void on(ContactCorrected event) {
        timeline.note(event.customerId(), event.opportunityId(), event.by(), "contactCorrected", Argument.day(event.heldOn()),
                Argument.text(shortened(event.said())));
    }

    @EventListener
    void on(ContactTakenBack event) {
        timeline.note(event.customerId(), event.opportunityId(), event.by(), "contactTakenBack", Argument.day(event.heldOn()));
    }

    /** A contact that did it tells of itself. */
    @EventListener
    void on(NextActionClosed event) {
        if (!event.byContact()) {
            timeline.note(event.customerId(), event.opportunityId(), event.by(),
                    event.result() == ContactResult.DONE ? "nextActionDone" : "nextActionFailed", Argument.text(event.action()));
        }
    }

    @EventListener
    void on(NextActionPostponed event) {
        timeline.note(event.customerId(), event.opportunityId(), event.by(), "nextActionPostponed", Argument.text(event.action()),
                Argument.day(event.due()));
    }

    @EventListener
    void on(NextActionHandedOver event) {
        timeline.note(event.customerId(), event.opportunityId(), event.by(), "nextActionHandedOver", Argument.text(event.action()),
                Argument.person(event.to()));
    }

    @EventListener
    void on(NextActionsHandedOver event) {
        timeline.noteActionsHandedOver(event.records(), event.to(), event.by());
    }

    @EventListener
    void on(ApproachReviewOpened event) {
        timeline.note(event.customerId(), null, null, "approachReviewOpened", Argument.text(Integer.toString(event.fruitless())));
    }

    @EventListener
    void on(ApproachDecided event) {
        var decision = event.decision();
        switch (decision.choice()) {
            case CHANGE -> timeline.note(event.customerId(), null, event.by(), "approachChanged", Argument.text(shortened(decision.approach())));
            case PAUSE -> timeline.note(event.customerId(), null, event.by(), "approachPaused", Argument.day(decision.until()),
                    Argument.text(shortened(decision.cause())));
            case RELEASE -> timeline.note(event.customerId(), null, event.by(), "approachReleased", Argument.text(shortened(decision.cause())));
        }
    }

    private static String shortened(String said) {
        return said.codePointCount(0, said.length()) <= LONGEST ? said : said.substring(0, said.offsetByCodePoints(0, LONGEST)) + " …";
    }
}
