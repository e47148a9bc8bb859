package dev.salesflow.insight;

import dev.salesflow.customer.CustomerChanged;
import dev.salesflow.customer.CustomerRegistered;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.CustomersMerged;
import dev.salesflow.customer.CustomersMoved;
import dev.salesflow.customer.CustomersParted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells of customers what was taken up and changed; the values stand in the change history. */
@Component
class CustomerNews {

    private static final String SYSTEM = "system";

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
        var fields = event.fields().stream().filter(field -> !field.equals(CustomerField.OWNER.key())).sorted()
                .map(field -> "customer.field." + field).toList();
        if (!fields.isEmpty()) {
            timeline.note(event.customerId(), null, event.by(), "customerChanged", Argument.words(fields));
        }
    }

    /** From whom to whom, told in words of its own. */
    @EventListener
    void on(CustomersMoved event) {
        if (event.to() == null) {
            timeline.noteCustomers(event.customers(), person(event.by()), "customerReleased", Argument.person(event.from()));
        } else if (event.from() == null) {
            timeline.noteCustomers(event.customers(), person(event.by()), "customerGiven", Argument.person(event.to()));
        } else {
            timeline.noteCustomers(event.customers(), person(event.by()), "customerMoved", Argument.person(event.from()), Argument.person(event.to()));
        }
    }

    private static String person(String by) {
        return SYSTEM.equals(by) ? null : by;
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
