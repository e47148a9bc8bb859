package dev.salesflow.process.nextaction;

import dev.salesflow.customer.CustomerBook;
import dev.salesflow.nurturing.ContactBook;
import dev.salesflow.process.engine.CreatedTask;
import dev.salesflow.process.engine.TaskCreated;
import dev.salesflow.process.engine.Urgency;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Due on the day that was agreed, and as urgent as the customer's grade. */
@Component
class NextActionUrgency implements TaskCreated {

    private final ContactBook contacts;
    private final CustomerBook customers;

    NextActionUrgency(ContactBook contacts, CustomerBook customers) {
        this.contacts = contacts;
        this.customers = customers;
    }

    @Override
    public Optional<Urgency> created(CreatedTask task) {
        if (!task.processId().equals(NextActionFlow.PROCESS)) {
            return Optional.empty();
        }
        var record = contacts.get(task.businessKey());
        return Optional.of(new Urgency(customers.get(record.customerId()).grade(), null, record.next().due()));
    }
}
