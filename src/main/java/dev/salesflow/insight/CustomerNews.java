package dev.salesflow.insight;

import dev.salesflow.customer.CustomerChanged;
import dev.salesflow.customer.CustomerRegistered;
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
}
