package dev.salesflow.insight;

import dev.salesflow.customer.CustomerChanged;
import dev.salesflow.customer.CustomerRegistered;
import dev.salesflow.customer.CustomersMerged;
import dev.salesflow.customer.CustomersParted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells of customers what was taken up and changed; the values stand in the change history. */
@Component
class CustomerNews {

    private final TimelineBook timeline;

    CustomerNews(TimelineBook timeline) {
        this.timeline = timeline;
    }

    @EventListener
    void on(CustomerRegistered event) {
        timeline.note(event.customerId(), null, event.by(), "customerRegistered");
    }

    @EventListener
    void on(CustomerChanged event) {
        var fields = event.fields().stream().sorted().map(field -> "customer.field." + field).toList();
        timeline.note(event.customerId(), null, event.by(), "customerChanged", Argument.words(fields));
    }

    @EventListener
    void on(CustomersMerged event) {
        timeline.note(event.into(), null, event.by(), "customersMerged", Argument.text(event.fromName()));
    }

    @EventListener
    void on(CustomersParted event) {
        timeline.note(event.into(), null, event.by(), "customersParted", Argument.text(event.fromName()));
        timeline.note(event.from(), null, event.by(), "customerRestored");
    }
}
