package dev.salesflow.insight;

import dev.salesflow.customer.CustomersTakenBack;
import dev.salesflow.customer.CustomersTakenIn;
import dev.salesflow.opportunity.OpportunitiesTakenBack;
import dev.salesflow.opportunity.OpportunitiesTakenIn;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells what a list brought, one statement per batch; what it changed stands in the change history. */
@Component
class ListNews {

    private final TimelineBook timeline;

    ListNews(TimelineBook timeline) {
        this.timeline = timeline;
    }

    @EventListener
    void on(CustomersTakenIn event) {
        timeline.noteCustomers(event.created(), event.by(), "customerImported");
        timeline.noteCustomers(event.changed(), event.by(), "customerUpdatedByList");
    }

    @EventListener
    void on(OpportunitiesTakenIn event) {
        timeline.noteOpportunities(event.created(), event.by(), "opportunityImported");
        timeline.noteOpportunities(event.changed(), event.by(), "opportunityUpdatedByList");
    }

    @EventListener
    void on(CustomersTakenBack event) {
        timeline.forget(event.list(), "customer_id", event.customers());
    }

    @EventListener
    void on(OpportunitiesTakenBack event) {
        timeline.forget(event.list(), "opportunity_id", event.restored());
    }
}
