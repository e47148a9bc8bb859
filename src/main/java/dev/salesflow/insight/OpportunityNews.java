package dev.salesflow.insight;

import dev.salesflow.opportunity.DealFactsChanged;
import dev.salesflow.opportunity.DemoPlanned;
import dev.salesflow.opportunity.doubt.DoubtRecorded;
import dev.salesflow.opportunity.MeetingRecorded;
import dev.salesflow.opportunity.OpportunityHandedOver;
import dev.salesflow.opportunity.OpportunityLost;
import dev.salesflow.opportunity.OpportunityOpened;
import dev.salesflow.opportunity.OpportunityPaused;
import dev.salesflow.opportunity.OpportunityResumed;
import dev.salesflow.opportunity.PresalesAssigned;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.opportunity.StageEntered;
import dev.salesflow.opportunity.StandstillEscalated;
import dev.salesflow.opportunity.StandstillReminded;
import dev.salesflow.opportunity.StandstillReviewed;
import dev.salesflow.opportunity.demo.DemoBooked;
import dev.salesflow.opportunity.demo.DemoCancelled;
import dev.salesflow.opportunity.gate.GateWaived;
import dev.salesflow.opportunity.needs.NeedsScored;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells how a deal goes; that it is won is told by its contract. */
@Component
class OpportunityNews {

    private final TimelineBook timeline;

    OpportunityNews(TimelineBook timeline) {
        this.timeline = timeline;
    }

    @EventListener
    void on(OpportunityOpened event) {
        timeline.note(event.customerId(), event.opportunityId(), event.by(), "opportunityOpened", stage(event.stage()),
                event.owner() == null ? Argument.word("timeline.nobody") : Argument.person(event.owner()));
    }

    @EventListener
    void on(StageEntered event) {
        var back = event.from() != null && event.to().compareTo(event.from()) < 0;
        timeline.note(event.customerId(), event.opportunityId(), event.by(), back ? "stageReturned" : "stageEntered", stage(event.to()));
    }

    @EventListener
    void on(MeetingRecorded event) {
        timeline.note(event.customerId(), event.opportunityId(), event.by(), "meetingRecorded", stage(event.stage()), Argument.day(event.heldOn()));
    }

    @EventListener
    void on(DemoPlanned event) {
        timeline.note(event.customerId(), event.opportunityId(), event.by(), "demoPlanned", Argument.day(event.plannedOn()));
    }

    @EventListener
    void on(DoubtRecorded event) {
        var what = switch (event.state()) {
            case OPEN -> "doubtRecorded";
            case ANSWERED -> "doubtAnswered";
            case RESOLVED -> "doubtResolved";
        };
        timeline.note(event.customerId(), event.opportunityId(), event.by(), what, Argument.text(event.doubt()));
    }

    @EventListener
    void on(DealFactsChanged event) {
        timeline.note(event.customerId(), event.opportunityId(), event.by(), "dealFactsChanged",
                Argument.words(event.fields().stream().sorted().map(field -> "timeline.fact." + field).toList()));
    }

    @EventListener
    void on(PresalesAssigned event) {
        if (event.presales() == null) {
            // That the fact changed is noted of its own.
            return;
        }
        timeline.note(event.customerId(), event.opportunityId(), event.by(), "presalesAssigned", Argument.person(event.presales()));
    }

    @EventListener
    void on(OpportunityHandedOver event) {
        timeline.note(event.customerId(), event.opportunityId(), event.by(), "opportunityHandedOver", Argument.person(event.to()));
    }

    @EventListener
    void on(OpportunityPaused event) {
        var reason = Argument.text(event.reason());
        if (event.until() == null) {
            timeline.note(event.customerId(), event.opportunityId(), event.by(), "opportunityPaused", reason);
        } else {
            timeline.note(event.customerId(), event.opportunityId(), event.by(), "opportunityPausedUntil", reason, Argument.day(event.until()));
        }
    }

    @EventListener
    void on(OpportunityResumed event) {
        timeline.note(event.customerId(), event.opportunityId(), event.by(), "opportunityResumed");
    }

    @EventListener
    void on(OpportunityLost event) {
        var reason = Argument.text(event.reason());
        if (event.competitor() == null) {
            timeline.note(event.customerId(), event.opportunityId(), event.by(), "opportunityLost", reason);
        } else {
            timeline.note(event.customerId(), event.opportunityId(), event.by(), "opportunityLostTo", reason, Argument.text(event.competitor()));
        }
    }

    @EventListener
    void on(StandstillReminded event) {
        timeline.note(event.customerId(), event.opportunityId(), null, "standstillReminded", stage(event.stage()));
    }

    @EventListener
    void on(StandstillEscalated event) {
        timeline.note(event.customerId(), event.opportunityId(), null, "standstillEscalated", stage(event.stage()));
    }

    @EventListener
    void on(StandstillReviewed event) {
        timeline.note(event.customerId(), event.opportunityId(), event.by(), "standstillReviewed", Argument.text(event.advice()));
    }

    @EventListener
    void on(GateWaived event) {
        timeline.note(event.customerId(), event.opportunityId(), event.by(), "gateWaived", stage(event.stage()),
                Argument.words(event.missing().stream().map(lack -> "opportunity.lack." + lack).toList()), Argument.text(event.reason()));
    }

    @EventListener
    void on(NeedsScored event) {
        timeline.note(event.customerId(), event.opportunityId(), event.by(), "needsScored", Argument.text(Integer.toString(event.total())),
                Argument.text(Integer.toString(event.sharePercent())));
    }

    @EventListener
    void on(DemoBooked event) {
        timeline.note(event.customerId(), event.opportunityId(), event.by(), event.moved() ? "demoMoved" : "demoBooked",
                Argument.person(event.presales()), Argument.day(event.day()));
    }

    @EventListener
    void on(DemoCancelled event) {
        timeline.note(event.customerId(), event.opportunityId(), event.by(), "demoCancelled", Argument.day(event.day()),
                event.word() == null ? Argument.text(event.reason()) : Argument.word(event.word()));
    }

    private static Argument stage(Stage stage) {
        return Argument.word("stage." + stage);
    }
}
